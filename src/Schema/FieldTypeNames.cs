namespace Salesforce.Typed.Schema;

/// <summary>The names that the REST API gives to the field types.</summary>
public static class FieldTypeNames
{
    private static readonly Dictionary<string, FieldType> ByName = new(StringComparer.OrdinalIgnoreCase)
    {
        ["id"] = FieldType.Id,
        ["reference"] = FieldType.Reference,
        ["string"] = FieldType.String,
        ["textarea"] = FieldType.TextArea,
        ["phone"] = FieldType.Phone,
        ["url"] = FieldType.Url,
        ["email"] = FieldType.Email,
        ["encryptedstring"] = FieldType.EncryptedString,
        ["picklist"] = FieldType.Picklist,
        ["multipicklist"] = FieldType.MultiPicklist,
        ["combobox"] = FieldType.Combobox,
        ["DataCategoryGroupReference"] = FieldType.DataCategoryGroupReference,
        ["boolean"] = FieldType.Boolean,
        ["int"] = FieldType.Int,
        ["long"] = FieldType.Long,
        ["double"] = FieldType.Double,
        ["currency"] = FieldType.Currency,
        ["percent"] = FieldType.Percent,
        ["date"] = FieldType.Date,
        ["datetime"] = FieldType.DateTime,
        ["time"] = FieldType.Time,
        ["base64"] = FieldType.Base64,
        ["address"] = FieldType.Address,
        ["location"] = FieldType.Location,
        ["anyType"] = FieldType.AnyType,
        ["complexvalue"] = FieldType.ComplexValue,
        ["json"] = FieldType.Json,
        ["masterrecord"] = FieldType.MasterRecord,
        ["JunctionIdList"] = FieldType.JunctionIdList,
    };

    /// <summary>The type of that name; <see cref="FieldType.Unknown"/> for one that a later API version invented.</summary>
    public static FieldType Parse(string name) => ByName.TryGetValue(name, out var type) ? type : FieldType.Unknown;
}
