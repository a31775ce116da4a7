namespace Salesforce.Typed.Audit.Chains;

/// <summary>The newest record of a chain.</summary>
/// <param name="Chain">The chain.</param>
/// <param name="Sequence">The place of the record; 0 for a chain without records.</param>
/// <param name="Mac">The code of the record.</param>
public sealed record ChainHead(string Chain, long Sequence, ReadOnlyMemory<byte> Mac);
