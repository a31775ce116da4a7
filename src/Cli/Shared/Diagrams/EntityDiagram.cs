namespace Salesforce.Typed.Cli.Shared.Diagrams;

/// <summary>Objects with some of their fields, and the relationships between them.</summary>
/// <param name="Entities">The objects.</param>
/// <param name="Relationships">Their relationships.</param>
internal sealed record EntityDiagram(IReadOnlyList<DiagramEntity> Entities, IReadOnlyList<DiagramRelationship> Relationships);

/// <summary>An object.</summary>
/// <param name="Name">Its API name.</param>
/// <param name="Fields">The fields that are shown.</param>
internal sealed record DiagramEntity(string Name, IReadOnlyList<DiagramField> Fields);

/// <summary>A field.</summary>
/// <param name="Name">Its API name.</param>
/// <param name="Type">The name of its type.</param>
/// <param name="Keys">PK for the id, FK for a reference, UK for a unique field.</param>
/// <param name="Remarks">What else is to be known of it.</param>
internal sealed record DiagramField(string Name, string Type, IReadOnlyList<string> Keys, IReadOnlyList<string> Remarks);

/// <summary>A relationship of a child to a parent.</summary>
/// <param name="Parent">The parent object.</param>
/// <param name="Child">The child object.</param>
/// <param name="Field">The child's field.</param>
/// <param name="IsMasterDetail">Whether the child belongs to its parent.</param>
/// <param name="IsRequired">Whether a child always has a parent.</param>
/// <param name="IsUnique">Whether a parent has one child at most.</param>
internal sealed record DiagramRelationship(string Parent, string Child, string Field, bool IsMasterDetail, bool IsRequired, bool IsUnique);
