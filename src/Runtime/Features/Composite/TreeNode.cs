using Salesforce.Typed.Core.Records;

namespace Salesforce.Typed.Features.Composite;

/// <summary>A record in a tree.</summary>
/// <param name="Record">The record.</param>
/// <param name="Parent">The object of the record that it hangs on; null for a root.</param>
/// <param name="Level">How deep it is; a root is 1.</param>
internal readonly record struct TreeNode(SObject Record, SObjectInfo? Parent, int Level)
{
    /// <summary>Adds a record, and behind it what hangs on it: the order in which a tree is written and told of.</summary>
    /// <exception cref="ArgumentException">The tree is too deep.</exception>
    public static void Add(List<TreeNode> nodes, SObject record, SObjectInfo? parent = null, int level = 1)
    {
        if (level > Trees.MostLevels)
            throw new ArgumentException($"The {record.Layout.Info.Name} is at level {level} of its tree; the platform takes "
                + $"{Trees.MostLevels}. Create the deeper records after those above, or all of them as a graph.", nameof(record));
        nodes.Add(new TreeNode(record, parent, level));
        foreach (var field in record.Layout.Fields)
        {
            foreach (var child in ChildrenIn(record, field))
                Add(nodes, child, record.Layout.Info, level + 1);
        }
    }

    /// <summary>The child records that were set in a relationship; none in a field.</summary>
    public static IReadOnlyList<SObject> ChildrenIn(SObject record, FieldInfo field) =>
        field.Kind == FieldKind.Children && record.IsChanged(field) && record.Objects[record.Layout.SlotOf(field.Index)] is IChildList list
            ? list.Rows
            : [];
}
