using Salesforce.Typed.Schema;

namespace Salesforce.Typed.SoqlSyntax.Checking;

/// <summary>The families of types that rules speak of.</summary>
internal static class TypeFamilies
{
    /// <summary>Types that hold one text which people read.</summary>
    public static bool IsString(this FieldType type) => type is FieldType.String or FieldType.TextArea or FieldType.Phone or FieldType.Url
        or FieldType.Email or FieldType.Picklist or FieldType.Combobox or FieldType.EncryptedString;

    /// <summary>Types whose values stand in quotes.</summary>
    public static bool IsQuoted(this FieldType type) =>
        type.IsString() || type is FieldType.Id or FieldType.Reference or FieldType.MultiPicklist;

    /// <summary>Types that can be added up.</summary>
    public static bool IsNumber(this FieldType type) =>
        type is FieldType.Int or FieldType.Long or FieldType.Double or FieldType.Currency or FieldType.Percent;
}
