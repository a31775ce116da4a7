namespace Salesforce.Typed.Features.Bulk.Spool;

/// <summary>A column of a load: a field, or a relationship whose parent is named by a key.</summary>
/// <param name="Field">The field or relationship.</param>
/// <param name="ParentKey">The field of the parent; null for a field of the record itself.</param>
internal readonly record struct SpoolColumn(FieldInfo Field, FieldInfo? ParentKey)
{
    /// <summary>The name in the header.</summary>
    public string Name => ParentKey is null ? Field.Name : $"{Field.Name}.{ParentKey.Name}";

    /// <summary>The field whose values the cells have.</summary>
    public FieldInfo Value => ParentKey ?? Field;
}
