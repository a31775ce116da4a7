using Salesforce.Typed.CompilerServices;

namespace Salesforce.Typed.Core.Conditions;

/// <summary>
/// Checks a value where the caller gives it, so that the exception names the field. Only = and != compare with null, and the default value
/// of an id or a picklist is not a value of the field.
/// </summary>
internal static class ComparedValue
{
    /// <summary>The value, if the operator takes it.</summary>
    /// <exception cref="ArgumentException">The operator does not take the value.</exception>
    public static TValue Require<TValue>(FieldPath at, string name, string op, TValue value) =>
        Accepts(op, value) ? value : throw Refused(at.Of(name), op, value);

    /// <summary>The value, if the operator takes it.</summary>
    /// <exception cref="ArgumentException">The operator does not take the value.</exception>
    public static TValue Require<TValue>(string path, string op, TValue value) =>
        Accepts(op, value) ? value : throw Refused(path, op, value);

    /// <summary>The value, if there is one: functions and checkboxes are never null.</summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public static TValue RequireValue<TValue>(string path, string op, TValue? value)
        where TValue : struct => value
            ?? throw new ArgumentNullException(
                nameof(value), $"{path}{op}null finds no record, because {path} is never null. Give a value.");

    /// <summary>The text, if it is not null.</summary>
    /// <exception cref="ArgumentNullException">The text is null.</exception>
    public static string RequireText(FieldPath at, string name, string method, string? text) =>
        text ?? throw new ArgumentNullException(nameof(text), $"{method} of {at.Of(name)} was given null. Compare with null by == or !=.");

    /// <summary>The values, if there are some and each is a value.</summary>
    /// <exception cref="ArgumentException">The list is null, or one of its values is null or the default value.</exception>
    public static TValue[] RequireList<TValue>(string path, string op, TValue[]? values)
    {
        var method = op == ListableFields.InOperator ? "In" : "NotIn";
        if (values is null)
            throw new ArgumentNullException(
                nameof(values), $"{method} of {path} was given null. Give an empty list if there are no values.");
        for (var i = 0; i < values.Length; i++)
        {
            if (values[i] is null)
                throw Refused($"{method} of {path} was given null at index {i}. Compare with null by == or !=, joined by || or &&.");
            if (IsDefault(values[i]))
                throw Refused($"{method} of {path} was given {Default(values[i])} at index {i}. Remove it from the list.");
        }
        return values;

        static ArgumentException Refused(string problem) => new(problem, nameof(values));
    }

    private static bool Accepts<TValue>(string op, TValue value) => value is null ? op is " = " or " != " : !IsDefault(value);

    // The tests on the type are settled when the method is compiled for it.
    private static bool IsDefault<TValue>(TValue value) => value is IId { Raw.IsNone: true } or IPicklist { Value: null };

    private static string Default<TValue>(TValue value) => value is IId
        ? "the default value of an id, which is the id of no record"
        : $"the default value of {value!.GetType().Name}, which is not a value of the picklist";

    private static ArgumentException Refused<TValue>(string path, string op, TValue value) => value is null
        ? new ArgumentNullException(nameof(value), $"{path}{op}null is not valid in SOQL: only == and != compare with null.")
        : new ArgumentException($"{path} was compared with {Default(value)}. Records without a value are found by null.", nameof(value));
}
