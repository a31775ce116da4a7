namespace Salesforce.Typed.Testing.Events.Changes;

/// <summary>The body of a change event, with what its header says of it.</summary>
internal sealed record EncodedChange(byte[] Body, IReadOnlyList<string> Changed, IReadOnlyList<string> Nulled, IReadOnlyList<string> Diffs)
{
    /// <summary>Whether both are the same change of different records: then one event reports both.</summary>
    public bool SameAs(EncodedChange other) =>
        Body.AsSpan().SequenceEqual(other.Body) && Changed.SequenceEqual(other.Changed) && Nulled.SequenceEqual(other.Nulled)
            && Diffs.SequenceEqual(other.Diffs);
}
