namespace Salesforce.Typed.Core.Dynamic;

/// <summary>Gives a value, whose type is known at run time, the type that the caller expects.</summary>
internal static class DynamicCast
{
    /// <summary>The value as that type.</summary>
    /// <param name="name">What messages call the value.</param>
    /// <param name="value">The value.</param>
    /// <exception cref="InvalidCastException">The value is of another type, or null where the type has no null.</exception>
    public static TValue? To<TValue>(string name, object? value)
    {
        if (value is TValue same)
            return same;
        if (value is null)
            return default(TValue) is null
                ? default
                : throw new InvalidCastException($"{name} is null, and {typeof(TValue).Name} has no null. Read it as "
                + $"{typeof(TValue).Name}?.");
        var type = Nullable.GetUnderlyingType(typeof(TValue)) ?? typeof(TValue);
        return Wider(value, type) is TValue wider
            ? wider
            : throw new InvalidCastException($"{name} is of the type {value.GetType().Name}, not {type.Name}.");
    }

    // What loses nothing.
    private static object? Wider(object value, Type type) => value switch
    {
        int number when type == typeof(long) => (long)number,
        int number when type == typeof(decimal) => (decimal)number,
        int number when type == typeof(double) => (double)number,
        long number when type == typeof(decimal) => (decimal)number,
        RawId id when type == typeof(string) => id.ToString(),
        RawId id when type == typeof(Id<Typed.Dynamic.DynamicRecord>) => new Id<Typed.Dynamic.DynamicRecord>(id),
        IReadOnlyList<string> values when type == typeof(string) => string.Join(';', values),
        RawJson json when type == typeof(string) => json.Json,
        _ => null,
    };
}
