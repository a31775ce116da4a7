namespace Salesforce.Typed.Events.Changes;

/// <summary>Which fields an event says something of.</summary>
internal interface IChangedFields
{
    IReadOnlyList<string> Changed { get; }

    IReadOnlyList<string> Nulled { get; }

    IReadOnlyList<string> Diffs { get; }

    bool HasChanged(string field);

    /// <summary>The difference that came for the field.</summary>
    /// <exception cref="ArgumentException">None did.</exception>
    string DiffOf(string field);
}
