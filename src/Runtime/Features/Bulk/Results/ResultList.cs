namespace Salesforce.Typed.Features.Bulk.Results;

/// <summary>The three lists that a job leaves behind.</summary>
internal static class ResultList
{
    /// <summary>Records that were written.</summary>
    public const string Successes = "successfulResults";

    /// <summary>Records that were refused.</summary>
    public const string Failures = "failedResults";

    /// <summary>Records that were not processed.</summary>
    public const string Unprocessed = "unprocessedrecords";

    /// <summary>All of them.</summary>
    public static readonly string[] All = [Successes, Failures, Unprocessed];
}
