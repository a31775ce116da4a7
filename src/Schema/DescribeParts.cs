namespace Salesforce.Typed.Schema;

/// <summary>What can be used of a describe: the object without the parts that are wrong, and what is wrong with them.</summary>
/// <param name="Describe">The object; null when the text is not a describe, or the object itself has no usable name.</param>
/// <param name="Problems">What is wrong, in the order of the text; empty when everything was read.</param>
/// <param name="NameAt">Where the object's name is, for a diagnostic about it.</param>
public sealed record DescribeParts(SObjectDescribe? Describe, EquatableArray<SchemaProblem> Problems, SchemaPosition NameAt);
