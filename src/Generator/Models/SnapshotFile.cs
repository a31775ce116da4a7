using Salesforce.Typed.Schema;

namespace Salesforce.Typed.Generator.Models;

/// <summary>A snapshot among the project's additional files, read.</summary>
/// <param name="Path">The file.</param>
/// <param name="Namespace">The namespace of the types that it becomes.</param>
/// <param name="Describe">The object; null when the file is broken.</param>
/// <param name="Problems">What is wrong with the file, or with parts of it that are left out.</param>
/// <param name="NameAt">Where the object's name stands.</param>
internal sealed record SnapshotFile(
    string Path, string Namespace, SObjectDescribe? Describe, EquatableArray<SchemaProblem> Problems, SchemaPosition NameAt)
{
    /// <summary>Whether it is the tombstone of an object that the org lost.</summary>
    public bool IsRemoved => Describe?.Removed is not null;
}
