namespace Salesforce.Typed.Schema;

/// <summary>What reading a describe gave: the object, or the problem that prevented it.</summary>
/// <param name="Describe">The object; null when the text could not be read.</param>
/// <param name="Problem">What is wrong; null when the text was read.</param>
/// <param name="NameAt">Where the object's name stands, for a complaint about it.</param>
public sealed record DescribeResult(SObjectDescribe? Describe, SchemaProblem? Problem, SchemaPosition NameAt);
