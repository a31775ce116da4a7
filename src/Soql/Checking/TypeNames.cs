using Salesforce.Typed.Schema;

namespace Salesforce.Typed.SoqlSyntax.Checking;

/// <summary>Types in words.</summary>
internal static class TypeNames
{
    /// <summary>The type as the platform calls it in its message about a value of another type.</summary>
    public static string Primitive(FieldType type) => type.Info() switch
    {
        { Family: ValueFamily.Text or ValueFamily.TextSet } => "string",
        { Family: ValueFamily.Id } => "id",
        { Family: ValueFamily.DateTime } => "dateTime",
        { Type: FieldType.Location } => "geolocation",
        _ => type.ToString().ToLowerInvariant(),
    };

    /// <summary>The type as people know it from Setup, with its article.</summary>
    public static string With(FieldType type) => type switch
    {
        FieldType.Id => "an id",
        FieldType.Reference => "a lookup",
        FieldType.MasterRecord => "the id of a record",
        FieldType.String => "a text",
        FieldType.TextArea => "a text area",
        FieldType.Phone => "a phone number",
        FieldType.Url => "a URL",
        FieldType.Email => "an email address",
        FieldType.EncryptedString => "an encrypted text",
        FieldType.Picklist => "a picklist",
        FieldType.MultiPicklist => "a multi-select picklist",
        FieldType.Combobox => "a combo box",
        FieldType.DataCategoryGroupReference => "a data category group",
        FieldType.Boolean => "a checkbox",
        FieldType.Int or FieldType.Long => "a whole number",
        FieldType.Double => "a number",
        FieldType.Currency => "a currency amount",
        FieldType.Percent => "a percentage",
        FieldType.Date => "a date",
        FieldType.DateTime => "a date/time",
        FieldType.Time => "a time",
        FieldType.Base64 => "a file",
        FieldType.Address => "an address",
        FieldType.Location => "a geolocation",
        FieldType.ComplexValue or FieldType.Json => "a structured value",
        FieldType.JunctionIdList => "a list of ids",
        _ => "of a type that is not known",
    };
}
