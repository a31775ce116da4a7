namespace Salesforce.Typed.Audit.Chains;

/// <summary>Where a chain does not hold.</summary>
/// <param name="Chain">The chain.</param>
/// <param name="Sequence">The first record that is wrong or missing.</param>
/// <param name="Reason">What is wrong, as a sentence.</param>
public sealed record AuditBreak(string Chain, long Sequence, string Reason)
{
    /// <inheritdoc/>
    public override string ToString() => $"Chain {Chain}, record {Sequence}: {Reason}";
}
