namespace Salesforce.Typed.Transport.Telemetry;

/// <summary>Who makes the calls, as traces and logs must know it.</summary>
/// <param name="Instance">The org.</param>
/// <param name="Clock">The clock.</param>
/// <param name="Log">The log.</param>
/// <param name="IncludeStatementsInTraces">Whether traces hold the text of queries.</param>
internal sealed record TelemetryContext(Uri Instance, TimeProvider Clock, CallLog Log, bool IncludeStatementsInTraces);
