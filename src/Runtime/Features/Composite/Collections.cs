using Salesforce.Typed.Composite;
using Salesforce.Typed.Core.Ids;
using Salesforce.Typed.Queries.Wire;
using Salesforce.Typed.Transport.Http;

namespace Salesforce.Typed.Features.Composite;

/// <summary>
/// Writes any number of records by <c>/composite/sobjects</c>. All that can be found wrong without the org is found before the first
/// request.
/// </summary>
internal static class Collections
{
    /// <summary>Creates records of one object.</summary>
    public static Task<IReadOnlyList<TOutcome>> CreateAsync<TOutcome>(
        RestTransport transport, IReadOnlyList<SObject> records, CollectionOptions options, Func<int, WriteResult, TOutcome> outcome,
        CancellationToken cancellationToken)
        where TOutcome : RecordOutcome
    {
        for (var i = 0; i < records.Count; i++)
            RecordWriter.Check(records[i], FieldUse.Create, place: i);
        return SaveAsync(
            transport, HttpMethod.Post, "", FieldUse.Create, records, Everything(records), options, outcome, cancellationToken);
    }

    /// <summary>Sends what was set on records.</summary>
    public static Task<IReadOnlyList<TOutcome>> UpdateAsync<TOutcome>(
        RestTransport transport, IReadOnlyList<SObject> records, CollectionOptions options, Func<int, WriteResult, TOutcome> outcome,
        CancellationToken cancellationToken)
        where TOutcome : RecordOutcome
    {
        var places = new List<int>(records.Count);
        for (var i = 0; i < records.Count; i++)
        {
            if (!records[i].RecordId.IsId)
                throw new ArgumentException($"The {records[i].Layout.Info.Name} at place {i} has no id of a record, so which one to "
                    + $"update is not known.", nameof(records));
            RecordWriter.Check(records[i], FieldUse.Update);
            if (WriteRules.HasUpdate(records[i], place: i))
                places.Add(i);
        }
        return SaveAsync(transport, HttpMethod.Patch, "", FieldUse.Update, records, places, options, outcome, cancellationToken);
    }

    /// <summary>Creates or updates records of one object by an external id that each has set, or was loaded with.</summary>
    public static Task<IReadOnlyList<TOutcome>> UpsertAsync<TOutcome>(
        RestTransport transport, SObjectInfo info, string key, IReadOnlyList<SObject> records, CollectionOptions options,
        Func<int, WriteResult, TOutcome> outcome,
        CancellationToken cancellationToken)
        where TOutcome : RecordOutcome
    {
        var places = CheckUpsert(info, key, records, references: null);
        return SaveAsync(
            transport, HttpMethod.Patch, $"/{info.Name}/{key}", FieldUse.Create | FieldUse.Update, records, places, options, outcome,
            cancellationToken, info.Find(key));
    }

    /// <summary>Refuses records that cannot be upserted by that key.</summary>
    /// <returns>The places of those that have something to send.</returns>
    /// <exception cref="ArgumentException">The key is the id, or a record has no key or cannot be sent as it is.</exception>
    public static List<int> CheckUpsert(SObjectInfo info, string key, IReadOnlyList<SObject> records, References? references)
    {
        var field = info.Find(key)!;
        if (field == info.IdField)
            throw new ArgumentException($"Many records are upserted by an external id, not by {field}: the platform takes no record ids "
                + $"there. Update those that have an id.", nameof(key));
        var places = new List<int>(records.Count);
        for (var i = 0; i < records.Count; i++)
        {
            if (WriteRules.HasUpsert(records[i], field, i))
                places.Add(i);
            RecordWriter.Check(records[i], FieldUse.Create | FieldUse.Update, references: references);
        }
        return places;
    }

    /// <summary>Deletes records, whatever their object.</summary>
    public static Task<IReadOnlyList<TOutcome>> DeleteAsync<TOutcome>(
        RestTransport transport, IReadOnlyList<RawId> ids, CollectionOptions options, Func<int, WriteResult, TOutcome> outcome,
        CancellationToken cancellationToken)
        where TOutcome : RecordOutcome
    {
        DemandIds(ids);
        var allOrNone = options.AllOrNone == AllOrNone.No ? "" : "&allOrNone=true";
        var requests = CollectionCuts.ByCount(ids.Count, CollectionCuts.MostRecords).Select(part => new RecordsRequest(
            HttpMethod.Delete, $"{transport.DataPath}/composite/sobjects?ids={string.Join(',', part.Select(i => ids[i]))}{allOrNone}", part,
            null)
            {
                SentIds = [.. part.Select(i => ids[i])],
            });
        return RunAsync(transport, requests, NotSent(ids.Count), options, outcome, cancellationToken);
    }

    /// <summary>Refuses what is not the id of a record.</summary>
    public static void DemandIds(IReadOnlyList<RawId> ids)
    {
        for (var i = 0; i < ids.Count; i++)
        {
            if (!ids[i].IsId)
                throw new ArgumentException(ids[i].IsNone
                    ? $"The id at place {i} is the default value, which names no record."
                    : $"'{ids[i]}' at place {i} is not the id of a record.", nameof(ids));
        }
    }

    private static List<int> Everything(IReadOnlyList<SObject> records) => [.. Enumerable.Range(0, records.Count)];

    private static Task<IReadOnlyList<TOutcome>> SaveAsync<TOutcome>(
        RestTransport transport, HttpMethod method, string below, FieldUse use, IReadOnlyList<SObject> records, IReadOnlyList<int> places,
        CollectionOptions options, Func<int, WriteResult, TOutcome> outcome, CancellationToken cancellationToken, FieldInfo? key = null)
        where TOutcome : RecordOutcome
    {
        var path = transport.DataPath + "/composite/sobjects" + below;
        var allOrNone = options.AllOrNone != AllOrNone.No;
        var requests = CollectionCuts.ByObject([.. places.Select(i => records[i].Layout.Info.Name)]).Select(part =>
        {
            int[] these = [.. part.Select(i => places[i])];
            // Only an upsert has a key in its address.
            return new RecordsRequest(method, path, these, () => CollectionBody.Write(records, these, use, allOrNone, key))
            {
                IsRepeatable = below.Length > 0,
                SentIds = use == FieldUse.Update ? [.. these.Select(i => records[i].RecordId)] : [],
            };
        });
        var results = NotSent(records.Count);
        foreach (var unchanged in Enumerable.Range(0, records.Count).Except(places))
            results[unchanged] = WriteResult.Unchanged;
        return RunAsync(transport, requests, results, options, outcome, cancellationToken);
    }

    private static WriteResult[] NotSent(int count)
    {
        var results = new WriteResult[count];
        Array.Fill(results, WriteResult.NotSent);
        return results;
    }

    private static async Task<IReadOnlyList<TOutcome>> RunAsync<TOutcome>(
        RestTransport transport, IEnumerable<CollectionRequest> cut, WriteResult[] results, CollectionOptions options,
        Func<int, WriteResult, TOutcome> outcome,
        CancellationToken cancellationToken)
        where TOutcome : RecordOutcome =>
            await CollectionRun.SendAsync(transport, [.. cut], results, options, outcome, cancellationToken).ConfigureAwait(false);
}
