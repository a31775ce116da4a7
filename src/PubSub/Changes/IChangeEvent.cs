namespace Salesforce.Typed.Events;

/// <summary>
/// A change of records of one type. It exists in addition to <see cref="ChangeEvent{T}"/> because an interface can be covariant: by that
/// <c>Changed(a =&gt; a.Phone)</c>
/// finds the fields of the record without generated code.
/// </summary>
/// <typeparam name="T">The record.</typeparam>
public interface IChangeEvent<out T>
    where T : SObject
{
    /// <summary>The record, as far as the event holds it.</summary>
    T Record { get; }

    /// <summary>Whether the field of that name changed.</summary>
    bool Changed(string field);

    /// <summary>The text of a field that came as a difference.</summary>
    string ApplyDiff(string field, string? before);
}
