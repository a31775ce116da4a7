namespace Salesforce.Typed.Schema;

/// <summary>A relationship from an object down to its children.</summary>
/// <param name="ChildSObject">The API name of the child object.</param>
/// <param name="Field">The child's field that refers to this object.</param>
/// <param name="RelationshipName">The name for a child subquery; null when the relationship cannot be traversed.</param>
/// <param name="CascadeDelete">Whether the children go with their parent.</param>
/// <param name="RestrictedDelete">Whether children keep their parent from being deleted.</param>
public sealed record ChildRelationship(
    string ChildSObject, string Field, string? RelationshipName, bool CascadeDelete = false, bool RestrictedDelete = false);
