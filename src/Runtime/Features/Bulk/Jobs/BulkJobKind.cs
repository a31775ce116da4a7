namespace Salesforce.Typed.Features.Bulk.Jobs;

/// <summary>The two kinds of jobs, which have the same calls at other addresses.</summary>
internal enum BulkJobKind
{
    /// <summary>Jobs that write records: <c>jobs/ingest</c>.</summary>
    Ingest,

    /// <summary>Jobs that read records: <c>jobs/query</c>.</summary>
    Query,
}
