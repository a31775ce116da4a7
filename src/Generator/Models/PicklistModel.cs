using Salesforce.Typed.Schema;

namespace Salesforce.Typed.Generator.Models;

/// <summary>A picklist as a type.</summary>
/// <param name="Namespace">The namespace of the type.</param>
/// <param name="TypeName">The C# name.</param>
/// <param name="Doc">What it is.</param>
/// <param name="Controller">
/// What decides which values are offered: the type of the controlling picklist, or <c>bool</c> for a checkbox.
/// </param>
/// <param name="Names">The names of the values, in their order; empty for one that came before.</param>
/// <param name="Entries">The values, in the org's order.</param>
/// <param name="Removal">For the picklist of a field that the org lost: what is said of that.</param>
/// <param name="RemovedValues">The values that the org lost.</param>
internal sealed record PicklistModel(
    string Namespace, string TypeName, string Doc, string? Controller, EquatableArray<string> Names, EquatableArray<PicklistEntry> Entries,
    Removal? Removal, EquatableArray<RemovedValue> RemovedValues);
