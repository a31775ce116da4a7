namespace Salesforce.Typed.Schema;

/// <summary>The field types (Object Reference, Field Types): one line for each, which all rules about types read.</summary>
public static class FieldTypes
{
    private static readonly FieldTypeInfo[] All =
    [
        new(FieldType.Unknown, "", ValueFamily.Any),
        new(FieldType.Id, "id", ValueFamily.Id, "tns:ID"),
        new(FieldType.Reference, "reference", ValueFamily.Id, "tns:ID"),
        new(FieldType.String, "string", ValueFamily.Text),
        new(FieldType.TextArea, "textarea", ValueFamily.Text),
        new(FieldType.Phone, "phone", ValueFamily.Text),
        new(FieldType.Url, "url", ValueFamily.Text),
        new(FieldType.Email, "email", ValueFamily.Text),
        new(FieldType.EncryptedString, "encryptedstring", ValueFamily.Text) { CanSort = false, CanAggregate = false },
        new(FieldType.Picklist, "picklist", ValueFamily.Text),
        new(FieldType.MultiPicklist, "multipicklist", ValueFamily.TextSet),
        new(FieldType.Combobox, "combobox", ValueFamily.Text),
        new(FieldType.DataCategoryGroupReference, "DataCategoryGroupReference", ValueFamily.Text),
        new(FieldType.Boolean, "boolean", ValueFamily.Boolean, "xsd:boolean"),
        new(FieldType.Int, "int", ValueFamily.Number, "xsd:int"),
        new(FieldType.Long, "long", ValueFamily.Number, "xsd:long"),
        new(FieldType.Double, "double", ValueFamily.Number, "xsd:double"),
        new(FieldType.Currency, "currency", ValueFamily.Number, "xsd:double"),
        new(FieldType.Percent, "percent", ValueFamily.Number, "xsd:double"),
        new(FieldType.Date, "date", ValueFamily.Date, "xsd:date"),
        new(FieldType.DateTime, "datetime", ValueFamily.DateTime, "xsd:dateTime"),
        new(FieldType.Time, "time", ValueFamily.Time, "xsd:time"),
        new(FieldType.Base64, "base64", ValueFamily.Binary, "xsd:base64Binary"),
        new(FieldType.Address, "address", ValueFamily.Compound, "urn:address"),
        new(FieldType.Location, "location", ValueFamily.Compound, "urn:location"),
        new(FieldType.AnyType, "anyType", ValueFamily.Any, "xsd:anyType"),
        new(FieldType.ComplexValue, "complexvalue", ValueFamily.Structured),
        new(FieldType.Json, "json", ValueFamily.Structured),
        new(FieldType.MasterRecord, "masterrecord", ValueFamily.Id),
        new(FieldType.JunctionIdList, "JunctionIdList", ValueFamily.Structured),
    ];

    private static readonly FieldTypeInfo[] ByType = [.. All.OrderBy(t => t.Type)];
    private static readonly Dictionary<string, FieldType> ByName =
        All.ToDictionary(t => t.Name, t => t.Type, StringComparer.OrdinalIgnoreCase);

    /// <summary>The type of that name; <see cref="FieldType.Unknown"/> for one that a later API version added.</summary>
    public static FieldType Parse(string name) => ByName.TryGetValue(name, out var type) ? type : FieldType.Unknown;

    /// <summary>What is known of the type.</summary>
    public static FieldTypeInfo Info(this FieldType type) => ByType[(int)type];
}
