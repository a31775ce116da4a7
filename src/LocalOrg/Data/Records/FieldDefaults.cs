using System.Globalization;
using Salesforce.Typed.Schema;
using Salesforce.Typed.Testing.Core.Model;
using Salesforce.Typed.Testing.Core.Sqlite;
using Salesforce.Typed.Testing.Core.Values;

namespace Salesforce.Typed.Testing.Data.Records;

/// <summary>What a new record starts with.</summary>
internal static class FieldDefaults
{
    /// <summary>The default of a field; null where it has none.</summary>
    public static SqlValue Of(FieldModel field)
    {
        var describe = field.Describe;
        if (field.Kind == ColumnKind.Boolean)
            return describe.DefaultValue is { } flag && bool.TryParse(flag, out var on) && on;
        if (field.IsPicklist)
            return Picklist(field);
        if (field is { Kind: ColumnKind.Id, Name: SystemFields.RecordTypeId })
            return field.Owner.Describe.RecordTypes.FirstOrDefault(t => t is { Default: true, Active: true, Master: false })?.RecordTypeId;
        if (describe.DefaultValue is not { Length: > 0 } text || !field.IsCreateable)
            return SqlValue.Null;
        return field.Kind switch
        {
            ColumnKind.Text => text,
            ColumnKind.Integer when long.TryParse(text, CultureInfo.InvariantCulture, out var number) => number,
            ColumnKind.Decimal when decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
                && Math.Abs(number) < FixedPoint.Power(describe.Precision - field.Scale) => FixedPoint.Units(number, field.Scale),
            ColumnKind.Real when double.TryParse(text, CultureInfo.InvariantCulture, out var number) => number,
            ColumnKind.Date when WireTime.TryDate(text, out var date) => WireTime.Date(date),
            // Anything else is a formula, which is not computed.
            _ => SqlValue.Null,
        };
    }

    private static SqlValue Picklist(FieldModel field)
    {
        var entries = field.Describe.PicklistValues;
        var chosen = entries.FirstOrDefault(e => e is { Default: true, Active: true });
        // A field that must have a value and is filled in by the org has one, even where no entry is marked.
        if (chosen is null && field.Describe.Is(FieldTraits.DefaultedOnCreate) && !field.Describe.Is(FieldTraits.Nillable)
            && field.Owner.Describe.Form != DescribeForm.Reduced)
        {
            chosen = entries.FirstOrDefault(e => e.Active);
        }
        return chosen?.Value;
    }
}
