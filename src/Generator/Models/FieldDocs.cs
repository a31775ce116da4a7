using Salesforce.Typed.Schema;

namespace Salesforce.Typed.Generator.Models;

/// <summary>What the editor says of a field.</summary>
internal static class FieldDocs
{
    /// <summary>Label, type with length or scale, and what is special.</summary>
    /// <param name="field">The field.</param>
    /// <param name="isRequired">Whether the org creates no record without it.</param>
    public static string Of(FieldDescribe field, bool isRequired)
    {
        var facts = new List<string> { Type(field) };
        if (field.Is(FieldTraits.AutoNumber))
            facts.Add("auto number");
        if (field.Is(FieldTraits.Calculated))
            facts.Add("formula");
        if (field.Is(FieldTraits.ExternalId))
            facts.Add("external id");
        if (field.Is(FieldTraits.Unique))
            facts.Add("unique");
        if (isRequired)
            facts.Add("required");
        if (!field.Is(FieldTraits.Createable) && !field.Is(FieldTraits.Updateable))
            facts.Add("read-only");
        else if (!field.Is(FieldTraits.Updateable))
            facts.Add("set on creation only");
        return $"{field.Label} ({string.Join(", ", facts)})";
    }

    private static string Type(FieldDescribe field) => field.Type switch
    {
        FieldType.Reference when field.ReferenceTo.Count == 0 => "reference to any object",
        FieldType.Reference => "reference to " + (field.ReferenceTo.Count <= 4
            ? string.Join(", ", field.ReferenceTo)
            : string.Join(", ", field.ReferenceTo.Take(3)) + $" and {field.ReferenceTo.Count - 3} others"),
        FieldType.Double or FieldType.Currency or FieldType.Percent when field.Precision > 0 && field.Scale <= field.Precision =>
            $"{field.TypeName} {field.Precision - field.Scale}.{field.Scale}",
        _ when field.Length > 0 && field.Type is not FieldType.Id => $"{field.TypeName} {field.Length}",
        _ => field.TypeName,
    };
}
