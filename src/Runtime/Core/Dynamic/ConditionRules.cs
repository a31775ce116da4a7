using Salesforce.Typed.Core.Conditions;
using Salesforce.Typed.Dynamic;

namespace Salesforce.Typed.Core.Dynamic;

/// <summary>Which comparisons a field takes: for generated fields the types say it when the code is built.</summary>
internal static class ConditionRules
{
    /// <summary>Refuses an operator that the field does not have.</summary>
    public static void RequireComparison(DynamicField field, string op)
    {
        RequireFilterable(field);
        if (op is " = " or " != ")
            return;
        if (field.Field.Kind is FieldKind.Id or FieldKind.Boolean or FieldKind.Picklist or FieldKind.MultiPicklist
            || field.Field.Definition is { IsReference: true })
            throw Refused(field, $"does not take '{op.Trim()}': the platform compares it for equality only");
    }

    /// <summary>Refuses a list for a field that does not have IN.</summary>
    public static void RequireList(DynamicField field, string method)
    {
        RequireFilterable(field);
        if (field.Field.Kind is FieldKind.Boolean or FieldKind.MultiPicklist)
            throw Refused(field, $"does not take {method}: "
                + $"{(field.Field.Kind == FieldKind.Boolean ? "compare it with true or false" : "use Includes or Excludes")}");
    }

    /// <summary>Refuses LIKE for a field that is not a text.</summary>
    public static void RequireText(DynamicField field, string method)
    {
        RequireFilterable(field);
        if (field.Field.Kind is not (FieldKind.Text or FieldKind.Picklist) || field.Field.Definition is { IsReference: true })
            throw Refused(field, $"is not a text, so it does not take {method}");
    }

    /// <summary>Refuses INCLUDES for a field that is not a multi-select picklist.</summary>
    public static void RequireSet(DynamicField field, string method)
    {
        RequireFilterable(field);
        if (field.Field.Kind != FieldKind.MultiPicklist)
            throw Refused(field, $"is not a multi-select picklist, so it does not take {method}");
    }

    /// <summary>The value as a condition compares it.</summary>
    /// <exception cref="ArgumentException">The field does not compare with such a value.</exception>
    public static object? Convert(DynamicField field, object? value)
    {
        if ((field.Field.Kind, value) is (FieldKind.Date or FieldKind.DateTime, SoqlDate) or (FieldKind.Decimal, SoqlCurrency))
            return value;
        return DynamicValues.Convert(field.Field, value) switch
        {
            string[] values => string.Join(';', values),
            RawId { IsNone: true } =>
                throw new ArgumentException($"{field.Path} was compared with the default value of an id. Records without a value are "
                + "found by null.", nameof(value)),
            var converted => converted,
        };
    }

    /// <summary>The field compared with a list, whose values have the type of the field, so that a long list can be split.</summary>
    public static Condition List(DynamicField field, string op, object?[] values) => field.Field.Kind switch
    {
        FieldKind.Id => List<RawId>(field, op, values),
        FieldKind.Int => List<int>(field, op, values),
        FieldKind.Long => List<long>(field, op, values),
        FieldKind.Decimal => List<decimal>(field, op, values),
        FieldKind.Double => List<double>(field, op, values),
        FieldKind.Date => List<DateOnly>(field, op, values),
        FieldKind.DateTime => List<DateTimeOffset>(field, op, values),
        FieldKind.Time => List<TimeOnly>(field, op, values),
        _ => List<string>(field, op, values),
    };

    private static ListCondition<TValue> List<TValue>(DynamicField field, string op, object?[] values)
    {
        var path = field.Path;
        var converted = Array.ConvertAll(values, value => Convert(field, value));
        _ = ComparedValue.RequireList(path, op, converted);
        return new ListCondition<TValue>(path, op, Array.ConvertAll(converted, value => (TValue)value!));
    }

    private static void RequireFilterable(DynamicField field)
    {
        if (field.Field.Kind is FieldKind.Address or FieldKind.Location)
            throw Refused(field, "is a compound of other fields: filter by its parts");
        if (field.Field.Kind == FieldKind.Json || field.Field.Definition is { CanFilter: false })
            throw Refused(field, "is not filterable. Remove the condition, or filter the rows in the program");
    }

    private static ArgumentException Refused(DynamicField field, string why) => new($"{field.Path} ({field.Field}) {why}.", nameof(field));
}
