using Salesforce.Typed.Testing.Core.Errors;

namespace Salesforce.Typed.Testing.Http.Bulk;

/// <summary>What became of one row.</summary>
/// <param name="Cells">The row as it was sent.</param>
/// <param name="Id">The record's id; empty where there is none.</param>
/// <param name="IsCreated">Whether the record is new.</param>
/// <param name="Error">Why the row failed; null if it did not.</param>
internal readonly record struct IngestResult(string[] Cells, string Id, bool IsCreated, string? Error)
{
    public static IngestResult Failed(string[] cells, string id, ApiException error) =>
        new(cells, id, false, $"{error.ErrorCode}:{error.Message}:{string.Join(", ", error.Fields ?? [])} --");
}
