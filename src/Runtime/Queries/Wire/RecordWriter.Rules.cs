using Salesforce.Typed.Core.Ids;

namespace Salesforce.Typed.Queries.Wire;

// What can be found wrong with a record before it is sent.
internal static partial class RecordWriter
{
    /// <summary>Refuses a record that this call cannot send, without writing it.</summary>
    /// <param name="record">The record.</param>
    /// <param name="use">What the call does.</param>
    /// <param name="exceptField">The key of an upsert, which is in the address.</param>
    /// <param name="references">What a step of a composite may refer to; null for any other call.</param>
    /// <param name="place">Its place among several; null for one alone.</param>
    /// <exception cref="ArgumentException">It cannot be sent as it is.</exception>
    public static void Check(SObject record, FieldUse use, string? exceptField = null, References? references = null, int? place = null)
    {
        if (use == FieldUse.Create)
        {
            WriteRules.RequireNew(record, place);
            Require(record);
        }
        foreach (var field in record.Layout.Fields)
        {
            if (!IsSent(record, field, exceptField))
                continue;
            Require(field, use);
            RequireOneParent(record, field, place);
            References.Check(record, field, references);
        }
    }

    /// <summary>
    /// Refuses a record that cannot be created below a parent, whose reference it leaves out; its own children are not looked at.
    /// </summary>
    /// <param name="record">The record.</param>
    /// <param name="parent">The object of its parent; null for a root.</param>
    /// <param name="place">Its place among all records: each root, followed by what hangs on it.</param>
    /// <exception cref="ArgumentException">It cannot be sent as it is.</exception>
    public static void CheckInTree(SObject record, SObjectInfo? parent, int place)
    {
        WriteRules.RequireNew(record, place);
        Require(record, parent);
        var above = parent is null ? null : RelationshipTo(record.Layout.Info, parent);
        foreach (var field in record.Layout.Fields)
        {
            if (field.Kind == FieldKind.Children || !IsSent(record, field, exceptField: null))
                continue;
            Require(field, FieldUse.Create);
            RequireOneParent(record, field, place);
            if (above is not null && (field == above || field.Index == above.ForeignKey))
            {
                throw new ArgumentException(
                    $"{WriteRules.Show(record, place)} hangs on the {parent!.Name} above it in the tree and sets {field.Name} too. Leave "
                        + $"{field.Name} out.",
                    nameof(record));
            }
            References.Check(record, field, references: null);
        }
    }

    // The org takes a parent by its id or by an external id, and not by both.
    private static void RequireOneParent(SObject record, FieldInfo field, int? place)
    {
        if (field.ForeignKey < 0 || record.Layout.Info.Fields[field.ForeignKey] is not { } reference || !record.IsChanged(reference))
            return;
        throw new ArgumentException(
            $"{WriteRules.Show(record, place)} names its parent twice: {reference.Name} is set, and {field.Name} names it by an external "
                + $"id. "
            + "Set one of them.",
            nameof(record));
    }

    // The relationship that a record in a tree leaves out; null where the object has several to the object of the record above it.
    private static FieldInfo? RelationshipTo(SObjectInfo child, SObjectInfo parent)
    {
        var relationships = child.Fields.Where(f => f.ForeignKey >= 0 && f.Target?.Name == parent.Name).Take(2).ToList();
        return relationships.Count == 1 ? relationships[0] : null;
    }

    private static bool IsSent(SObject record, FieldInfo field, string? exceptField) =>
        record.IsChanged(field) && !string.Equals(field.Name, exceptField, StringComparison.OrdinalIgnoreCase);

    // What the types cannot require, because there are two ways to say it: the reference itself, or its parent by an external id.
    // In a tree the place of a record says a third: the reference to the parent that it hangs on.
    private static void Require(SObject record, SObjectInfo? parent = null)
    {
        foreach (var field in record.Layout.Info.RequiredFields)
        {
            if (!record.IsChanged(field))
                DemandOtherwise(record, field, parent);
        }
    }

    private static void DemandOtherwise(SObject record, FieldInfo field, SObjectInfo? parent)
    {
        var parents = record.Layout.Info.Fields.Where(p => p.ForeignKey == field.Index);
        var isReference = field.Definition is null or { IsReference: true };
        var isInTree = parent is not null && isReference && !parents.Any(p => p.Target is { } target && target.Name != parent.Name);
        if (parents.Any(record.IsChanged) || isInTree)
            return;
        throw new ArgumentException($"{field} is missing: the org creates no {record.Layout.Info.Name} without it.", nameof(record));
    }

    private static void Require(FieldInfo field, FieldUse use)
    {
        if ((field.Use & use) == 0 || field.Kind == FieldKind.Children)
            throw new ArgumentException(WhyNot(field, use), "record");
    }

    private static string WhyNot(FieldInfo field, FieldUse use) => field switch
    {
        { Kind: FieldKind.Children } =>
            $"{field} holds child records, which this call does not send. Create them on their own, or all together as a tree.",
        _ when use == FieldUse.Update && (field.Use & FieldUse.Create) != 0 =>
            $"{field} can be set when the record is created and not afterwards.",
        _ when use == FieldUse.Create && (field.Use & FieldUse.Update) != 0 =>
            $"{field} can be set when the record is updated, not when it is created.",
        _ => $"{field} is read-only.",
    };
}
