using Salesforce.Typed.Bulk;

namespace Salesforce.Typed.Errors;

/// <summary>
/// A load was canceled after it had sent something. Its jobs are neither aborted nor deleted: <see cref="Bulk.BulkRun.AbortAsync"/> of <see
/// cref="Run"/> aborts them, and
/// <c>ResumeBulkAsync</c> goes on.
/// </summary>
public sealed class BulkCanceledException : OperationCanceledException
{
    /// <summary>Creates an exception, for example in a test double.</summary>
    /// <param name="run">The run.</param>
    /// <param name="cancellationToken">The token that was canceled.</param>
    public BulkCanceledException(BulkRun run, CancellationToken cancellationToken)
        : base("The load was canceled. Its jobs run on: resume it with ResumeBulkAsync, or abort it with AbortAsync of the "
            + "run.", cancellationToken) => Run = run;

    /// <summary>The run as far as it has come. Its outcomes so far can be read.</summary>
    public BulkRun Run { get; }
}
