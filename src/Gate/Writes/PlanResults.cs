using Salesforce.Typed.Features.Composite;

namespace Salesforce.Typed.Gate.Writes;

/// <summary>What became of a plan.</summary>
/// <param name="Rows">What became of each record of each item; of an item that reads, of its query.</param>
/// <param name="Pages">The page that each item read; empty for others.</param>
/// <param name="HasMissingRow">Whether a row was not found by the agent's filter or condition, so that nothing is written.</param>
internal sealed record PlanResults(IReadOnlyList<IReadOnlyList<WriteResult>> Rows, IReadOnlyList<byte[]> Pages, bool HasMissingRow);
