namespace Salesforce.Typed.Dynamic;

/// <summary>A relationship to children of an object that is defined at run time.</summary>
public sealed record ChildDefinition
{
    /// <summary>The object of the children.</summary>
    public required string SObject { get; init; }

    /// <summary>Their field that refers to the parent.</summary>
    public required string Field { get; init; }

    /// <summary>How queries name the children; null where they cannot reach them.</summary>
    public string? RelationshipName { get; init; }
}
