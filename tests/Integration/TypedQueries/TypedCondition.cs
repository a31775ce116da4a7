using Acme.Crm;

namespace Salesforce.Typed.Tests;

/// <summary>A condition twice: as the builder writes it, and as C# over the rows that were written.</summary>
internal sealed record TypedCondition(Func<AccountFields, Condition?> Soql, Func<TypedRow, bool> Holds);
