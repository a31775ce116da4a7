namespace Salesforce.Typed.Generator.Models;

/// <summary>A member of a record: a field, a parent or children.</summary>
internal sealed record MemberModel
{
    /// <summary>The name on the wire.</summary>
    public string ApiName { get; init; } = "";

    /// <summary>The name in C#.</summary>
    public string Name { get; init; } = "";

    public MemberKindSpec Kind { get; init; } = MemberKindSpec.Text;

    /// <summary>The generated type that the member's type is made of: the record, the id or the picklist.</summary>
    public string TypeName { get; init; } = "";

    /// <summary>Whether the value may be null.</summary>
    public bool IsNullable { get; init; }

    /// <summary>Whether a record cannot be created without it.</summary>
    public bool IsRequired { get; init; }

    public bool CanCreate { get; init; }

    public bool CanUpdate { get; init; }

    public bool CanFilter { get; init; }

    /// <summary>The marker that says what the field may be used for besides filtering.</summary>
    public string Uses { get; init; } = "FilterOnly";

    /// <summary>The number of the object that a relationship leads to; -1 for fields.</summary>
    public int Target { get; init; } = -1;

    /// <summary>Whether it leads to records, and is not a field.</summary>
    public bool IsRelationship => Kind == MemberKindSpec.Parent || Kind == MemberKindSpec.Polymorphic || Kind == MemberKindSpec.Children;

    /// <summary>Whether it is a reference without which the org creates no record.</summary>
    public bool IsDemanded { get; init; }

    /// <summary>For a parent: the place of the reference behind it.</summary>
    public int Reference { get; init; } = -1;

    /// <summary>For children: their field that refers to this object.</summary>
    public string ForeignKey { get; init; } = "";

    /// <summary>The sentence for the editor, not yet escaped.</summary>
    public string Doc { get; init; } = "";

    /// <summary>The help text that an admin wrote.</summary>
    public string? Help { get; init; }
}
