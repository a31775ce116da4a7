using Salesforce.Typed.Bulk;
using Salesforce.Typed.Errors;

namespace Salesforce.Typed.Features.Bulk.Journal;

/// <summary>What a run does: the first entry of its journal.</summary>
internal sealed record RunPlan
{
    private const long Format = 1;

    /// <summary>The API name of the object.</summary>
    public required string SObject { get; init; }

    /// <summary>What is done with the records.</summary>
    public required BulkOperation Operation { get; init; }

    /// <summary>The field by which an upsert finds records; null for other operations.</summary>
    public string? Key { get; init; }

    /// <summary>The field by which rows of results are recognized; null where no field was named.</summary>
    public string? Correlate { get; init; }

    /// <summary>The address of the org.</summary>
    public required string Org { get; init; }

    /// <summary>Whether keys that differ in letter case are different keys.</summary>
    public bool IsKeyCaseSensitive { get; init; }

    /// <summary>How many jobs are under way at the same time.</summary>
    public required int Parallelism { get; init; }

    /// <summary>How often locked records are sent again.</summary>
    public required int RetryLockedRows { get; init; }

    /// <summary>The most bytes of a part.</summary>
    public required long PartBytes { get; init; }

    /// <summary>The entry.</summary>
    public JournalEntry ToEntry() => new(JournalEvent.Run)
    {
        Text = SObject,
        Detail = Operation.ToString(),
        Texts = [Key, Correlate, Org],
        Counts = [Format, Parallelism, RetryLockedRows, PartBytes, IsKeyCaseSensitive ? 1 : 0],
    };

    /// <summary>Reads the entry.</summary>
    /// <exception cref="BulkJournalException">It is of another version.</exception>
    public static RunPlan Of(JournalEntry entry)
    {
        if (entry.Event != JournalEvent.Run
            || entry.Counts is not [Format, var parallelism, var retries, var bytes, var isCaseSensitive, ..]
            || entry.Texts is not [var key, var correlate, { } org, ..] || !Enum.TryParse<BulkOperation>(entry.Detail, out var operation))
        {
            throw new BulkJournalException(
                "The journal was not written by this version of Salesforce.Typed. Resume the run with the version that began it.");
        }
        return new RunPlan
        {
            SObject = entry.Text ?? "", Operation = operation, Key = key, Correlate = correlate, Org = org,
            Parallelism = (int)parallelism, RetryLockedRows = (int)retries, PartBytes = bytes, IsKeyCaseSensitive = isCaseSensitive != 0,
        };
    }
}
