namespace Salesforce.Typed.Generator.Binding;

/// <summary>What a lambda touches of its record: a SELECT list.</summary>
/// <param name="TypeName">The full C# name of the record, without global::.</param>
/// <param name="Root">The fields, parents and children.</param>
internal sealed record SelectionModel(string TypeName, RowNode Root);
