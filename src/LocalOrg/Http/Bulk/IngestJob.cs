namespace Salesforce.Typed.Testing.Http.Bulk;

/// <summary>A job that writes records.</summary>
internal sealed class IngestJob : BulkJob
{
    /// <summary>The field that an upsert finds records by.</summary>
    public string? ExternalIdField { get; init; }

    public string? AssignmentRuleId { get; init; }

    /// <summary>The rows as they were sent; null before that.</summary>
    public SpoolFile? Upload { get; set; }

    public int Failed { get; set; }

    public SpoolFile? Successes { get; set; }

    public SpoolFile? Failures { get; set; }

    public SpoolFile? Unprocessed { get; set; }

    /// <summary>What processes the job; null before its upload is complete.</summary>
    public IngestRun? Run { get; set; }

    public void DeleteResults()
    {
        Successes?.Dispose();
        Failures?.Dispose();
        Unprocessed?.Dispose();
        (Successes, Failures, Unprocessed) = (null, null, null);
    }

    public override void Dispose()
    {
        Upload?.Dispose();
        DeleteResults();
    }
}
