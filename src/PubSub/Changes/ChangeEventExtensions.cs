namespace Salesforce.Typed.Events;

/// <summary>Questions to a change event by the fields of its record.</summary>
public static class ChangeEventExtensions
{
    /// <summary>
    /// Whether an update changed the field: <c>change.Changed(a =&gt; a.Phone)</c>. A compound changed when a part of it did. False for
    /// other kinds of change, and for fields that events do not hold, as formulas.
    /// </summary>
    /// <exception cref="ArgumentException">The field is one of a parent, of which an event says nothing.</exception>
    public static bool Changed<T, TFields>(this IChangeEvent<SObject<T, TFields>> change, Func<TFields, AnyField> field)
        where T : SObject<T, TFields>, ISObject<T>
        where TFields : struct
    {
        ArgumentNullException.ThrowIfNull(change);
        return change.Changed(PathOf(field));
    }

    /// <summary>Makes the text of a field from what differs, and checks it by the org's hash.</summary>
    /// <param name="change">The change.</param>
    /// <param name="field">One of the event's <see cref="ChangeEvent.DiffFields"/>.</param>
    /// <param name="before">The text before the change.</param>
    /// <exception cref="ArgumentException">The event brings no difference of the field.</exception>
    /// <exception cref="DiffMismatchException">The text before was another one: read the record.</exception>
    public static string ApplyDiff<T, TFields>(this IChangeEvent<SObject<T, TFields>> change, Func<TFields, AnyField> field, string? before)
        where T : SObject<T, TFields>, ISObject<T>
        where TFields : struct
    {
        ArgumentNullException.ThrowIfNull(change);
        return change.ApplyDiff(PathOf(field), before);
    }

    private static string PathOf<TFields>(Func<TFields, AnyField> field)
        where TFields : struct
    {
        ArgumentNullException.ThrowIfNull(field);
        return field(default).Path;
    }
}
