using Salesforce.Typed.Bulk;

namespace Salesforce.Typed.Errors;

/// <summary>
/// A load was interrupted after it had sent something, for example because the org could not be reached or the disk was full. Its jobs run
/// on, and nothing is
/// lost: resume the run by <see cref="Bulk.BulkRun.Journal"/> of <see cref="Run"/> when the cause is removed.
/// </summary>
public sealed class BulkInterruptedException : SalesforceException
{
    /// <summary>Creates an exception, for example in a test double.</summary>
    /// <param name="run">The run.</param>
    /// <param name="cause">What interrupted it.</param>
    public BulkInterruptedException(BulkRun run, Exception cause)
        : base($"The load was interrupted: {(cause ?? throw new ArgumentNullException(nameof(cause))).Message} Its jobs run on. Resume it "
            + $"with ResumeBulkAsync.", cause) => Run = run;

    /// <summary>The run as far as it has come. Its outcomes so far can be read.</summary>
    public BulkRun Run { get; }

    /// <inheritdoc/>
    public override string ErrorCode => (InnerException as SalesforceException)?.ErrorCode ?? "";
}
