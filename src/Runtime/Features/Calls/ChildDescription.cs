namespace Salesforce.Typed.Describe;

/// <summary>A relationship to children, as the org describes it.</summary>
/// <param name="SObject">The object of the children.</param>
/// <param name="Field">Their field that leads here.</param>
/// <param name="RelationshipName">How queries name the children; null where they cannot be asked for.</param>
/// <param name="CascadeDelete">Whether they are deleted along with their parent.</param>
/// <param name="RestrictedDelete">Whether the parent cannot be deleted as long as it has some.</param>
public sealed record ChildDescription(string SObject, string Field, string? RelationshipName, bool CascadeDelete, bool RestrictedDelete);
