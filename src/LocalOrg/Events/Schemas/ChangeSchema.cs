using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Salesforce.Typed.Schema;
using Salesforce.Typed.Testing.Core.Ids;
using Salesforce.Typed.Testing.Core.Model;

namespace Salesforce.Typed.Testing.Events.Schemas;

/// <summary>
/// The schema of an object's events, and where their values come from. Made from the describe, in the form of the platform's.
/// </summary>
internal sealed class ChangeSchema
{
    /// <summary>The prefix of the names of fields that a requested schema change adds.</summary>
    public const string RevisionPrefix = "LocalRevision";

    // What no real change event has, or what the org does not say of its records.
    private static readonly HashSet<string> NotPublished = new(StringComparer.OrdinalIgnoreCase)
    {
        SystemFields.Id, SystemFields.IsDeleted, SystemFields.SystemModstamp, "MasterRecordId", "LastActivityDate", "LastViewedDate",
        "LastReferencedDate", "PhotoUrl", "FullPhotoUrl", "SmallPhotoUrl", "IsEmailBounced",
    };

    private static readonly string[] AddressParts =
        ["Street", "City", "State", "PostalCode", "Country", "StateCode", "CountryCode", "Latitude", "Longitude", "GeocodeAccuracy"];

    private static readonly string[] NameParts = ["Salutation", "FirstName", "LastName", "MiddleName", "Suffix"];

    private ChangeSchema(ObjectModel model, List<(EventField Field, FieldSource Source)> fields, string name)
    {
        Object = model;
        Schema = EventSchema.Create(name, [.. fields.Select(f => f.Field)]);
        Sources = [.. fields.Select(f => f.Source)];
        LastModifiedDate = IndexOf(SystemFields.LastModifiedDate);
    }

    public ObjectModel Object { get; }

    public EventSchema Schema { get; }

    /// <summary>In the order of the schema's fields; the header has none.</summary>
    public IReadOnlyList<FieldSource> Sources { get; }

    /// <summary>The place of the field that every change of a client's touches; -1 where there is none.</summary>
    public int LastModifiedDate { get; }

    public int IndexOf(string field)
    {
        for (var i = 0; i < Schema.Fields.Count; i++)
        {
            if (Schema.Fields[i].Name == field)
                return i;
        }
        return -1;
    }

    /// <summary>The schema of an object's change events.</summary>
    /// <param name="model">The object.</param>
    /// <param name="revision">How often a schema change was requested: each adds a field in front of the others.</param>
    public static ChangeSchema OfChanges(ObjectModel model, int revision)
    {
        var fields = new List<(EventField, FieldSource)>
        {
            (new EventField("ChangeEventHeader", EventFieldType.Header, "Data:ComplexValueType") { IsNullable = false }, FieldSource.None)
        };
        for (var i = revision; i > 0; i--)
            fields.Add((new EventField(string.Create(
                CultureInfo.InvariantCulture, $"{RevisionPrefix}{i}__c"), EventFieldType.Text, "Data:Text"), FieldSource.None));
        // Custom fields come last in every real schema; the order of the others is the describe's.
        foreach (var field in model.Fields.OrderBy(f => f.Describe.Is(FieldTraits.Custom)))
        {
            if (IsPublished(field))
                fields.Add(Of(field));
        }
        return new ChangeSchema(model, fields, EventNames.ChangeEventOf(model.Name));
    }

    /// <summary>The schema of a platform event.</summary>
    public static ChangeSchema OfPlatformEvent(ObjectModel model)
    {
        var fields = new List<(EventField, FieldSource)>
        {
            (new EventField(SystemFields.CreatedDate, EventFieldType.Long, "CreatedDate:DateTime") { IsNullable = false }, new FieldSource(
                model.Find(SystemFields.CreatedDate), [])),
            (new EventField(SystemFields.CreatedById, EventFieldType.Text, "CreatedBy:EntityId") { IsNullable = false }, new FieldSource(
                model.Find(SystemFields.CreatedById), [])),
        };
        fields.AddRange(model.Fields.Where(
            f => f.Describe.Is(FieldTraits.Custom) || f.Name.EndsWith("__c", StringComparison.OrdinalIgnoreCase)).Select(Of));
        return new ChangeSchema(model, fields, model.Name);
    }

    private static bool IsPublished(FieldModel field)
    {
        var isPartOfName = field.Owner.PersonName is not null && Array.Exists(NameParts, p => FieldModel.Same(p, field.Name));
        return field.Compound is null && !isPartOfName && !NotPublished.Contains(field.Name) && !field.Describe.Is(FieldTraits.Calculated)
            && (field.Describe.IsCompound || field.Kind is not (ColumnKind.None or ColumnKind.Blob));
    }

    private static (EventField Field, FieldSource Source) Of(FieldModel field)
    {
        if (field.Type == FieldType.Address)
            return Compound(field, EventFieldType.Record, "Address", AddressParts, p => field.Parts.GetValueOrDefault(p));
        if (field.Type == FieldType.Location)
            return Compound(field, EventFieldType.Record, "Location", ["Latitude", "Longitude"], p => field.Parts.GetValueOrDefault(p));
        var isName = field == field.Owner.NameField && FieldModel.Same(field.Name, "Name");
        if (isName && field.Owner.Name == "Account")
            return Compound(field, EventFieldType.TextOrRecord, "Switchable_PersonName", NameParts[..3], field.Owner.Find);
        if (isName && field.Owner.PersonName is not null)
            return Compound(field, EventFieldType.Record, "PersonName", [
                .. NameParts[..3], .. NameParts[3..].Where(p => field.Owner.Find(p) is not null)
            ], field.Owner.Find);
        return (new EventField(field.Name, TypeOf(field), DocOf(field)), new FieldSource(field, []));
    }

    private static (EventField Field, FieldSource Source) Compound(
        FieldModel field, EventFieldType type, string recordName, string[] parts, Func<string, FieldModel?> find)
    {
        var sources = parts.Select(find).ToList();
        return (
            new EventField(field.Name, type, "Data:" + recordName + Suffix(field))
            {
                RecordName = recordName,
                Parts = [.. parts.Select(
                    p => new EventField(p, p is "Latitude" or "Longitude" ? EventFieldType.Double : EventFieldType.Text, ""))],
            },
            new FieldSource(type == EventFieldType.TextOrRecord ? field : null, sources));
    }

    private static EventFieldType TypeOf(FieldModel field) => field.Kind switch
    {
        ColumnKind.Boolean => EventFieldType.Boolean,
        ColumnKind.Integer => field.Type == FieldType.Long ? EventFieldType.Long : EventFieldType.Int,
        ColumnKind.Decimal or ColumnKind.Real => EventFieldType.Double,
        ColumnKind.Date or ColumnKind.DateTime or ColumnKind.Time => EventFieldType.Long,
        _ => EventFieldType.Text,
    };

    private static string DocOf(FieldModel field) => (field.Type, field.Name) switch
    {
        (FieldType.DateTime, SystemFields.CreatedDate) => "CreatedDate:DateTime",
        (FieldType.Reference or FieldType.MasterRecord, _) => "ForeignKey:EntityId" + Suffix(field),
        _ => "Data:" + KindOf(field) + Suffix(field),
    };

    private static string KindOf(FieldModel field) => field.Type switch
    {
        FieldType.Boolean => "Boolean",
        FieldType.Int or FieldType.Long => "Integer",
        FieldType.Double => "Double",
        FieldType.Currency => "Currency",
        FieldType.Percent => "Percent",
        FieldType.Date => "DateOnly",
        FieldType.DateTime => "DateTime",
        FieldType.Time => "TimeOnly",
        FieldType.Phone => "Phone",
        FieldType.Email => "Email",
        FieldType.Url => "Url",
        FieldType.EncryptedString => "EncryptedText",
        FieldType.MultiPicklist => "MultiEnum",
        FieldType.Picklist or FieldType.Combobox =>
            field.Describe.Is(FieldTraits.RestrictedPicklist) && !field.Describe.Is(FieldTraits.Custom) ? "StaticEnum" : "DynamicEnum",
        FieldType.TextArea => field.Describe.Is(FieldTraits.HtmlFormatted) ? "HtmlStringPlusClob" : "StringPlusClob",
        _ => "Text",
    };

    // A custom field's own id follows its type. Describes do not hold it: one is made of the name, the same in every schema.
    private static string Suffix(FieldModel field)
    {
        if (!field.Describe.Is(FieldTraits.Custom) && !field.Name.EndsWith("__c", StringComparison.OrdinalIgnoreCase))
            return "";
        var hash = BitConverter.ToUInt32(SHA256.HashData(Encoding.UTF8.GetBytes(field.Owner.Name + "." + field.Name)));
        return ":" + RecordId.Create("00N", hash)[..15];
    }
}
