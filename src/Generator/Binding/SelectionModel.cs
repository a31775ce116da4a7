namespace Salesforce.Typed.Generator.Binding;

/// <summary>What a lambda touches: a SELECT list.</summary>
internal abstract record SelectionModel;

/// <summary>What a lambda touches of its record.</summary>
/// <param name="TypeName">The full C# name of the record, without global::.</param>
/// <param name="Root">The fields, parents and children.</param>
/// <param name="IsRemoved">Whether the record is of an object that the org lost: the call does not compile, and its list may not name the record.</param>
internal sealed record RecordSelection(string TypeName, RowNode Root, bool IsRemoved) : SelectionModel;

/// <summary>The aggregates that a lambda uses of its group, as SOQL writes them, in the order of first use.</summary>
internal sealed record AggregateSelection(IReadOnlyList<string> Aggregates) : SelectionModel;
