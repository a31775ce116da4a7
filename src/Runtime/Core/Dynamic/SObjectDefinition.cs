namespace Salesforce.Typed.Dynamic;

/// <summary>
/// An object that is defined at run time: the input of <see cref="SObjectIndex.FromDefinitions"/>. It holds what a describe says, whoever
/// read it:
/// <c>ObjectDescription.ToDefinition()</c> makes one of an org's answer.
/// </summary>
public sealed record SObjectDefinition
{
    /// <summary>The API name.</summary>
    public required string Name { get; init; }

    /// <summary>The first three characters of its ids in this org; null where they are not known, so that ids are not checked.</summary>
    public string? KeyPrefix { get; init; }

    /// <summary>Whether the user may create records. Fields are required only where this is true.</summary>
    public bool IsCreateable { get; init; } = true;

    /// <summary>The fields.</summary>
    public required IReadOnlyList<FieldDefinition> Fields { get; init; }

    /// <summary>The relationships to children.</summary>
    public IReadOnlyList<ChildDefinition> ChildRelationships { get; init; } = [];

    /// <inheritdoc/>
    public override string ToString() => Name;
}
