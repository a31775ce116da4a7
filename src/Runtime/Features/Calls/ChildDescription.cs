namespace Salesforce.Typed.Describe;

/// <summary>A relationship to children, as the org describes it.</summary>
public sealed record ChildDescription
{
    /// <summary>Creates a <see cref="ChildDescription"/>.</summary>
    /// <param name="sObject">The object of the children.</param>
    /// <param name="field">Their field that leads here.</param>
    /// <param name="relationshipName">How queries name the children; null where they cannot be asked for.</param>
    /// <param name="cascadeDelete">Whether they are deleted along with their parent.</param>
    /// <param name="restrictedDelete">Whether the parent cannot be deleted as long as it has some.</param>
    public ChildDescription(string sObject, string field, string? relationshipName, bool cascadeDelete, bool restrictedDelete)
    {
        SObject = sObject;
        Field = field;
        RelationshipName = relationshipName;
        CascadeDelete = cascadeDelete;
        RestrictedDelete = restrictedDelete;
    }

    /// <summary>The object of the children.</summary>
    public string SObject { get; init; }

    /// <summary>Their field that leads here.</summary>
    public string Field { get; init; }

    /// <summary>How queries name the children; null where they cannot be asked for.</summary>
    public string? RelationshipName { get; init; }

    /// <summary>Whether they are deleted along with their parent.</summary>
    public bool CascadeDelete { get; init; }

    /// <summary>Whether the parent cannot be deleted as long as it has some.</summary>
    public bool RestrictedDelete { get; init; }
}
