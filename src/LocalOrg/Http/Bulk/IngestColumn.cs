using System.Text.Json;
using Salesforce.Typed.Schema;
using Salesforce.Typed.Testing.Core.Model;

namespace Salesforce.Typed.Testing.Http.Bulk;

/// <summary>
/// A column of a job's data: a field (<c>Name</c>), or a parent by a key (<c>Account.ErpId__c</c>, <c>Lead:Who.Email</c>).
/// </summary>
/// <param name="Header">The header as it was sent.</param>
/// <param name="Field">The field whose value the cells have: that of the object, or the parent's key.</param>
/// <param name="Relationship">The relationship to the parent; null for a field of the object.</param>
/// <param name="ParentType">The parent's object, where the header names it.</param>
internal sealed record IngestColumn(string Header, FieldModel Field, string? Relationship, string? ParentType)
{
    private const string Cleared = "#N/A";

    /// <summary>Finds what a header names.</summary>
    /// <exception cref="BulkJobException">The user sees nothing of that name, or it cannot be sent in bulk.</exception>
    public static IngestColumn Find(ObjectModel model, string header)
    {
        var dot = header.IndexOf('.', StringComparison.Ordinal);
        if (dot < 0)
        {
            return model.Find(header) is { Kind: not (ColumnKind.None or ColumnKind.Blob) } field
                ? new IngestColumn(header, field, null, null)
                : throw BulkJobException.NoSuchField(header);
        }
        var colon = header.IndexOf(':', StringComparison.Ordinal);
        var type = colon > 0 && colon < dot ? header[..colon] : null;
        var relationship = header[(type is null ? 0 : colon + 1)..dot];
        if (model.FindParent(relationship) is not { } reference)
            throw BulkJobException.InvalidBatch($"Unable to find relationship: {relationship}");
        var isPolymorphic = reference.Describe.ReferenceTo.Count > 1;
        if (type is not null && !isPolymorphic)
            throw BulkJobException.InvalidBatch($"type is not needed for non polymorphic foreign key references: {relationship}");
        if (type is null && isPolymorphic)
            throw BulkJobException.InvalidBatch($"type is needed for polymorphic foreign key references: {relationship}");
        var parent = type is null
            ? reference.Targets.FirstOrDefault()
            : reference.Targets.FirstOrDefault(t => FieldModel.Same(t.Name, type));
        return parent?.Find(header[(dot + 1)..]) is { } key
            && (key.Describe.Is(FieldTraits.IdLookup) || key.Describe.Is(FieldTraits.ExternalId))
            ? new IngestColumn(header, key, relationship, type)
            : throw BulkJobException.NoSuchField(header);
    }

    /// <summary>Writes a cell as the member of a record. An empty cell leaves the field as it is.</summary>
    public void Write(Utf8JsonWriter json, string cell)
    {
        if (cell.Length == 0)
            return;
        var value = cell == Cleared ? null : cell;
        if (Relationship is null)
        {
            json.WriteString(Field.Name, value);
            return;
        }
        if (value is null)
        {
            json.WriteNull(Relationship);
            return;
        }
        json.WriteStartObject(Relationship);
        if (ParentType is not null)
        {
            json.WriteStartObject("attributes");
            json.WriteString("type", ParentType);
            json.WriteEndObject();
        }
        json.WriteString(Field.Name, value);
        json.WriteEndObject();
    }
}
