using Salesforce.Typed.Schema;

namespace Salesforce.Typed.Generator.Models;

/// <summary>
/// What a field may be used for besides filtering: the flags of its describe, less what its type cannot do. <c>aggregatable</c> alone does not
/// tell (SOQL Reference, Support for Field Types in Aggregate Functions).
/// </summary>
internal static class FieldUses
{
    /// <summary>The marker type of the runtime.</summary>
    public static string Of(FieldDescribe field)
    {
        var sorts = field.Is(FieldTraits.Sortable) && field.Type is not (FieldType.MultiPicklist or FieldType.EncryptedString) && !field.IsCompound;
        var groups = field.Is(FieldTraits.Groupable) && field.Type is not FieldType.MultiPicklist && !field.IsCompound;
        var aggregates = field.Is(FieldTraits.Aggregatable) && Aggregates(field);
        return (sorts, groups, aggregates) switch
        {
            (true, true, true) => "AllUses",
            (true, false, true) => "NotGroupable",
            (true, true, false) => "NotAggregatable",
            (false, true, true) => "NotSortable",
            (true, false, false) => "SortOnly",
            (false, true, false) => "GroupOnly",
            (false, false, true) => "AggregateOnly",
            _ => "FilterOnly",
        };
    }

    // A long or rich text area is one that cannot be filtered by.
    private static bool Aggregates(FieldDescribe field) => field.Type switch
    {
        FieldType.Boolean or FieldType.Time or FieldType.MultiPicklist or FieldType.Base64 or FieldType.Address or FieldType.Location
            or FieldType.EncryptedString or FieldType.AnyType or FieldType.ComplexValue or FieldType.Json or FieldType.Unknown => false,
        FieldType.TextArea => field.CanFilter,
        _ => true,
    };
}
