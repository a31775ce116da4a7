namespace Salesforce.Typed.Events;

/// <summary>Where a stream of events begins.</summary>
public readonly record struct ReplayFrom
{
    private enum Kind
    {
        Latest,
        Earliest,
        After,
    }

    private readonly Kind _kind;

    private ReplayFrom(Kind kind, ReplayId id = default)
    {
        _kind = kind;
        Id = id;
    }

    /// <summary>With the events that are published from now on.</summary>
    public static ReplayFrom Latest => default;

    /// <summary>With the oldest event that the org keeps: 72 hours back.</summary>
    public static ReplayFrom Earliest => new(Kind.Earliest);

    /// <summary>The place after which it begins; none for the others.</summary>
    public ReplayId Id { get; }

    /// <summary>Whether it begins with the oldest event.</summary>
    public bool IsEarliest => _kind == Kind.Earliest;

    /// <summary>With the event after that one.</summary>
    /// <exception cref="ArgumentException">The id names no place.</exception>
    public static ReplayFrom After(ReplayId id) =>
        id.IsNone
            ? throw new ArgumentException("The replay id is empty, so it names no place to begin after.", nameof(id))
            : new(Kind.After, id);

    /// <inheritdoc/>
    public override string ToString() => _kind == Kind.After ? $"after {Id}" : _kind.ToString();
}
