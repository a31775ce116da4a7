using Salesforce.Typed.Composite;

namespace Salesforce.Typed.Cli.Shared.Loads;

/// <summary>Says in which result file a record is.</summary>
internal static class ResultKinds
{
    /// <summary>The file of an outcome.</summary>
    public static ResultKind Of(OutcomeStatus status) => status switch
    {
        OutcomeStatus.Succeeded or OutcomeStatus.Unchanged => ResultKind.Success,
        OutcomeStatus.Failed => ResultKind.Failed,
        OutcomeStatus.Halted or OutcomeStatus.NotSent or OutcomeStatus.RolledBack => ResultKind.Unprocessed,
        _ => ResultKind.Unknown,
    };
}
