using System.Text;
using Salesforce.Typed.Bulk;
using Salesforce.Typed.Queries.Csv;
using Salesforce.Typed.Queries.Wire;

namespace Salesforce.Typed.Features.Bulk.Spool;

/// <summary>What can be found wrong with a record of a load before anything is sent.</summary>
/// <param name="info">The object.</param>
/// <param name="operation">What is done with the records.</param>
/// <param name="key">The field that names a record; null on a create.</param>
internal sealed class RecordCheck(SObjectInfo info, BulkOperation operation, FieldInfo? key)
{
    // What the describes say of standard objects; generated code does not know which of its texts are binary content.
    private static readonly HashSet<string> BinaryFields = new(StringComparer.OrdinalIgnoreCase)
    {
        "Attachment.Body", "ContentVersion.VersionData", "Document.Body", "EventLogFile.LogFile", "FolderedContentDocument.ContentUrl",
        "MailmergeTemplate.Body", "QuoteDocument.Document", "Scontrol.Binary", "StaticResource.Body",
    };

    /// <summary>Whether the record has something to send.</summary>
    /// <exception cref="ArgumentException">It cannot be sent as it is.</exception>
    public bool HasWrite(SObject record)
    {
        if (!string.Equals(record.Layout.Info.Name, info.Name, StringComparison.Ordinal))
            throw new ArgumentException($"It is a record of {record.Layout.Info.Name}, and the load is of {info.Name}.");
        var hasWrite = operation switch
        {
            BulkOperation.Create => HasCreate(record),
            BulkOperation.Update => HasUpdate(record),
            BulkOperation.Upsert => HasUpsert(record),
            _ => HasId(record),
        };
        if (hasWrite && operation is not (BulkOperation.Delete or BulkOperation.HardDelete))
            CheckValues(record);
        return hasWrite;
    }

    private static bool HasCreate(SObject record)
    {
        RecordWriter.Check(record, FieldUse.Create);
        return true;
    }

    private static bool HasUpdate(SObject record)
    {
        HasId(record);
        RecordWriter.Check(record, FieldUse.Update);
        return WriteRules.HasUpdate(record);
    }

    private bool HasUpsert(SObject record)
    {
        if (key == info.IdField)
            return record.RecordId.IsNone ? HasCreate(record) : HasUpdate(record);
        RecordWriter.Check(record, FieldUse.Create | FieldUse.Update);
        return WriteRules.HasUpsert(record, key!);
    }

    private static bool HasId(SObject record) => record.RecordId.IsId
        ? true
        : throw new ArgumentException(record.RecordId.IsNone
            ? $"It has no id, so which {record.Layout.Info.Name} is meant is not known."
            : $"'{record.RecordId}' is not the id of a record.");

    private void CheckValues(SObject record)
    {
        foreach (var field in record.Layout.Fields)
        {
            if (!record.IsChanged(field) && field != key)
                continue;
            if (field.Kind is FieldKind.Address or FieldKind.Location or FieldKind.Json)
                throw new ArgumentException($"{field} is a compound field, which Bulk API does not take. Set its parts.");
            if (field.Definition is { Described.IsBinary: true } || BinaryFields.Contains(field.ToString()))
                throw new ArgumentException($"{field} is binary content, which Bulk API does not take. Use CreateWithFileAsync.");
            var value = field.IsRelationship ? KeyOf(record, field) : record.ValueOf(field);
            if (value is string text)
                CheckText(field, text);
        }
    }

    private static object? KeyOf(SObject record, FieldInfo relationship) =>
        record.Objects[record.Layout.SlotOf(relationship.Index)] is SObject { IsKeyed: true } parent
            && parent.Layout.Fields.FirstOrDefault(parent.IsChanged) is { } field
            ? parent.ValueOf(field)
            : null;

    private static void CheckText(FieldInfo field, string text)
    {
        if (text == CsvCells.Null)
            throw new ArgumentException(
                $"{field} has the text {CsvCells.Null}, which clears a field in Bulk API. Write the record by UpdateAsync or CreateAsync.");
        for (var rest = text.AsSpan(); rest.IndexOfAnyInRange('\uD800', '\uDFFF') is >= 0 and var at; rest = rest[(at + 2)..])
        {
            if (Rune.DecodeFromUtf16(rest[at..], out _, out _) != System.Buffers.OperationStatus.Done)
                throw new ArgumentException(
                    $"{field} has half of a surrogate pair (\\u{(int)rest[at]:X4}), which is not a character. Remove it.");
        }
    }
}
