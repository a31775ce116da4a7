using Salesforce.Typed.Schema;

namespace Salesforce.Typed.Generator.Models;

/// <summary>A picklist as a type.</summary>
/// <param name="TypeName">The C# name.</param>
/// <param name="Doc">What it is.</param>
/// <param name="Controller">What decides which values are offered: the type of the controlling picklist, or <c>bool</c> for a checkbox.</param>
/// <param name="Names">The names of the values, in their order; empty for one that came before.</param>
/// <param name="Entries">The values, in the org's order.</param>
internal sealed record PicklistModel(string TypeName, string Doc, string? Controller, EquatableArray<string> Names, EquatableArray<PicklistEntry> Entries);
