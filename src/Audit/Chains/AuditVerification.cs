namespace Salesforce.Typed.Audit.Chains;

/// <summary>The result of verifying a store.</summary>
/// <param name="Records">How many records were read.</param>
/// <param name="Chains">How many chains there are.</param>
/// <param name="FirstBreak">The first record that does not hold; null where all do.</param>
/// <param name="OpenIntents">
/// Calls without an outcome, as <c>CHAIN/SEQUENCE</c>: the process ended between the intent and the outcome, or the call is running.
/// </param>
public sealed record AuditVerification(long Records, int Chains, AuditBreak? FirstBreak, IReadOnlyList<string> OpenIntents);
