using Salesforce.Typed.Schema;

namespace Salesforce.Typed.SoqlSyntax.Tree;

/// <summary>
/// <c>WITH name = value</c>: in SOQL <c>UserId</c>; in SOSL <c>DIVISION</c>, <c>NETWORK</c> (also with IN), <c>PricebookId</c>,
/// <c>METADATA</c> and <c>SPELL_CORRECTION</c>.
/// </summary>
/// <param name="Name">The name.</param>
/// <param name="IsIn">Whether it is <c>IN (...)</c> and not <c>=</c>.</param>
/// <param name="Values">The values; exactly one with <c>=</c>.</param>
public sealed record WithFilter(Identifier Name, bool IsIn, EquatableArray<Literal> Values) : WithClause;
