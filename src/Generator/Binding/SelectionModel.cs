namespace Salesforce.Typed.Generator.Binding;

/// <summary>What a lambda touches: a SELECT list.</summary>
/// <param name="IsRemoved">Whether the record is of an object that the org lost: the call does not compile, and its list may not name the
/// record.</param>
internal abstract record SelectionModel(bool IsRemoved);

/// <summary>What a lambda touches of its record.</summary>
/// <param name="TypeName">The full C# name of the record, without global::.</param>
/// <param name="Root">The fields, parents and children.</param>
/// <param name="IsRemoved">Whether the record is of an object that the org lost.</param>
internal sealed record RecordSelection(string TypeName, RowNode Root, bool IsRemoved) : SelectionModel(IsRemoved);

/// <summary>The aggregates that a lambda uses of its group, as SOQL writes them, in the order of first use.</summary>
internal sealed record AggregateSelection(IReadOnlyList<string> Aggregates) : SelectionModel(false);

/// <summary>The keys of groups.</summary>
/// <param name="Code">The expression that makes the key from the columns of <c>row</c>.</param>
/// <param name="Keys">The keys, as SOQL writes them.</param>
/// <param name="IsRemoved">Whether the record is of an object that the org lost.</param>
internal sealed record KeyModel(string Code, IReadOnlyList<string> Keys, bool IsRemoved) : SelectionModel(IsRemoved);
