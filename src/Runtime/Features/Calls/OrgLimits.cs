using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace Salesforce.Typed;

/// <summary>
/// The limits of an org, by the names that the org gives them: all of them, those that came after this library too. The properties are
/// those that programs ask for; each is null where the org does not tell it.
/// </summary>
public sealed class OrgLimits : IReadOnlyDictionary<string, OrgLimit>
{
    private readonly Dictionary<string, OrgLimit> _limits;

    internal OrgLimits(Dictionary<string, OrgLimit> limits) => _limits = limits;

    /// <summary>Calls of the REST, SOAP and Bulk API, in 24 hours.</summary>
    public OrgLimit? DailyApiRequests => Find(nameof(DailyApiRequests));

    /// <summary>Batch, future, queueable and scheduled Apex, in 24 hours.</summary>
    public OrgLimit? DailyAsyncApexExecutions => Find(nameof(DailyAsyncApexExecutions));

    /// <summary>Batches of the Bulk API and Bulk API 2.0, in 24 hours.</summary>
    public OrgLimit? DailyBulkApiBatches => Find(nameof(DailyBulkApiBatches));

    /// <summary>Query jobs of Bulk API 2.0, in 24 hours.</summary>
    public OrgLimit? DailyBulkV2QueryJobs => Find(nameof(DailyBulkV2QueryJobs));

    /// <summary>Results of queries of Bulk API 2.0, in 24 hours, in megabytes.</summary>
    public OrgLimit? DailyBulkV2QueryFileStorageMB => Find(nameof(DailyBulkV2QueryFileStorageMB));

    /// <summary>Events delivered to subscribers, in 24 hours.</summary>
    public OrgLimit? DailyDeliveredPlatformEvents => Find(nameof(DailyDeliveredPlatformEvents));

    /// <summary>Events published, in an hour.</summary>
    public OrgLimit? HourlyPublishedPlatformEvents => Find(nameof(HourlyPublishedPlatformEvents));

    /// <summary>Mails to single addresses, in 24 hours.</summary>
    public OrgLimit? SingleEmail => Find(nameof(SingleEmail));

    /// <summary>Mass mails, in 24 hours.</summary>
    public OrgLimit? MassEmail => Find(nameof(MassEmail));

    /// <summary>Room for records, in megabytes; told to users who may manage users.</summary>
    public OrgLimit? DataStorageMB => Find(nameof(DataStorageMB));

    /// <summary>Room for files, in megabytes; told to users who may manage users.</summary>
    public OrgLimit? FileStorageMB => Find(nameof(FileStorageMB));

    /// <inheritdoc/>
    public int Count => _limits.Count;

    /// <inheritdoc/>
    public IEnumerable<string> Keys => _limits.Keys;

    /// <inheritdoc/>
    public IEnumerable<OrgLimit> Values => _limits.Values;

    /// <inheritdoc/>
    public OrgLimit this[string key] => Find(key) ?? throw new KeyNotFoundException($"The org reports no limit '{key}'.");

    /// <inheritdoc/>
    public bool ContainsKey(string key) => _limits.ContainsKey(key);

    /// <inheritdoc/>
    public bool TryGetValue(string key, [MaybeNullWhen(false)] out OrgLimit value) => _limits.TryGetValue(key, out value);

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, OrgLimit>> GetEnumerator() => _limits.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private OrgLimit? Find(string name) => _limits.GetValueOrDefault(name);
}
