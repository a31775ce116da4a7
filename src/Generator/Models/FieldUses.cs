using Salesforce.Typed.Schema;

namespace Salesforce.Typed.Generator.Models;

/// <summary>
/// What a field may be used for besides filtering: the flags of its describe, less what its type cannot do. <c>aggregatable</c> alone does
/// not tell (SOQL Reference, Support for Field Types in Aggregate Functions).
/// </summary>
internal static class FieldUses
{
    /// <summary>The marker type of the runtime.</summary>
    public static string Of(FieldDescribe field)
    {
        return (field.CanSort, field.CanGroup, field.CanAggregate) switch
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
}
