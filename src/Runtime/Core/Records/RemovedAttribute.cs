using System.ComponentModel;

namespace Salesforce.Typed.CompilerServices;

/// <summary>
/// Marks generated code for a field, an object or a picklist value that the org lost: it is there for the compiler to refuse by name
/// (SFT3001), and does nothing else. Tools read what took its place.
/// </summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Class | AttributeTargets.Struct)]
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class RemovedAttribute : Attribute
{
    /// <summary>
    /// The C# name, in addition to the removed one, of what it was probably renamed to: of a member of the same type, or of an object's
    /// record or set. Null where nothing looks like it.
    /// </summary>
    public string? RenamedTo { get; init; }
}
