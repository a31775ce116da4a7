namespace Salesforce.Typed.Testing.Http.Bulk;

/// <summary>A job that reads records.</summary>
internal sealed class QueryJob : BulkJob
{
    public required string Soql { get; init; }

    /// <summary>Whether the platform could split the query by ids: it does not with LIMIT or ORDER BY.</summary>
    public required bool IsPkChunkingSupported { get; init; }

    public bool IncludesDeleted => Operation == "queryAll";

    /// <summary>The header of each page of the result.</summary>
    public byte[] Header { get; set; } = [];

    /// <summary>The rows.</summary>
    public SpoolFile Rows { get; } = new();

    /// <summary>Where each row begins in <see cref="Rows"/>.</summary>
    public List<long> Offsets { get; } = [];

    public override void Dispose() => Rows.Dispose();
}
