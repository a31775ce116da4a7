namespace Salesforce.Typed.Events.Changes;

/// <summary>An event of an object that has no snapshot: nothing is known of its fields.</summary>
internal sealed class UnknownObjectFields(string entity) : IChangedFields
{
    public IReadOnlyList<string> Changed => throw Refused();

    public IReadOnlyList<string> Nulled => throw Refused();

    public IReadOnlyList<string> Diffs => throw Refused();

    public bool HasChanged(string field) => throw Refused();

    public string DiffOf(string field) => throw Refused();

    private NotSupportedException Refused() =>
        new($"{entity} has no snapshot among the models of this stream, so its fields are not read. Pull it (sftyped pull) and build.");
}
