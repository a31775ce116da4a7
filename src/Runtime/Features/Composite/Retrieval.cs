using System.Buffers;
using System.Text.Json;
using Salesforce.Typed.Errors;
using Salesforce.Typed.Queries.Wire;
using Salesforce.Typed.Transport.Errors;
using Salesforce.Typed.Transport.Http;

namespace Salesforce.Typed.Features.Composite;

/// <summary>Reads many records by their ids: POST <c>/composite/sobjects/X</c> with <c>{ids, fields}</c>.</summary>
internal static class Retrieval
{
    /// <summary>Reads them; null is in the place of one that is not there.</summary>
    public static async Task<SObject?[]> ReadAsync(
        RestTransport transport, ReadPlan plan, IReadOnlyList<RawId> ids, int parallelism, CancellationToken cancellationToken)
    {
        if (plan.Steps.FirstOrDefault(s => s.Field.IsRelationship) is { Field: { } parent })
            throw new ArgumentException($"Records that are read by their ids bring no fields of parents, as of {parent}. Ask for them by "
                + $"a query: Where(x => x.Id.In(ids)).", "fields");
        Collections.DemandIds(ids);
        // An id that was given twice is asked for once.
        List<RawId> distinct = [.. ids.Distinct()];
        var found = new SObject?[distinct.Count];
        var parts = CollectionCuts.ByCount(distinct.Count, CollectionCuts.MostRead);
        var limits = new ParallelOptions { MaxDegreeOfParallelism = parallelism, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(parts, limits, async (part, token) =>
            await ReadAsync(transport, plan, distinct, part, found, token).ConfigureAwait(false)).ConfigureAwait(false);
        var places = distinct.Select((id, i) => (id, i)).ToDictionary(p => p.id, p => p.i);
        return [.. ids.Select(id => found[places[id]])];
    }

    private static async Task ReadAsync(
        RestTransport transport, ReadPlan plan, List<RawId> ids, int[] part, SObject?[] found, CancellationToken cancellationToken)
    {
        using var body = Body(plan, part.Select(i => ids[i]));
        using var response = await transport.SendAsync(
            new(HttpMethod.Post, $"{transport.DataPath}/composite/sobjects/{plan.Info.Name}") { Body = body, IsRead = true },
            cancellationToken).ConfigureAwait(false);
        var bytes = await response.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
        var rows = Read(bytes, plan, new RowContext(transport), part.Length);
        for (var i = 0; i < part.Length; i++)
            found[part[i]] = rows[i];
    }

    private static HttpContent Body(ReadPlan plan, IEnumerable<RawId> ids)
    {
        var buffer = new ArrayBufferWriter<byte>(4096);
        using (var writer = new Utf8JsonWriter(buffer))
            WriteBody(writer, plan, ids);
        return JsonBody.Of(buffer);
    }

    /// <summary>Writes which records and fields are asked for, as a value.</summary>
    public static void WriteBody(Utf8JsonWriter writer, ReadPlan plan, IEnumerable<RawId> ids)
    {
        writer.WriteStartObject();
        writer.WriteStartArray("ids"u8);
        foreach (var id in ids)
            writer.WriteStringValue(id.ToString());
        writer.WriteEndArray();
        writer.WriteStartArray("fields"u8);
        foreach (var step in plan.Steps)
            writer.WriteStringValue(step.Field.Utf8Name);
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    /// <summary>Reads the answer: a record for each id, null for one that is not there.</summary>
    /// <exception cref="SalesforceFormatException">It is not such an answer.</exception>
    public static List<SObject?> Read(ReadOnlySpan<byte> json, ReadPlan plan, RowContext context, int count)
    {
        if (UnexpectedResponse.DescribeUnlessJson(json) is { Length: > 0 } found)
            throw new SalesforceFormatException($"Expected a list of {count} records{found}", plan.Info.Name);
        var reader = new Utf8JsonReader(json);
        var rows = new List<SObject?>(count);
        try
        {
            if (reader.Read() && reader.TokenType == JsonTokenType.StartArray)
            {
                while (reader.Read() && reader.TokenType is JsonTokenType.Null or JsonTokenType.StartObject)
                {
                    if (reader.TokenType == JsonTokenType.Null)
                        rows.Add(null);
                    else if (RowReader.TryRead(ref reader, plan, context, out var row))
                        rows.Add(row);
                }
                if (reader.TokenType == JsonTokenType.EndArray && rows.Count == count && !reader.Read())
                    return rows;
            }
        }
        catch (Exception e) when (MalformedResponse.Causes(e))
        {
            throw new SalesforceFormatException("The answer is not JSON, or is cut off", plan.Info.Name, null, reader.BytesConsumed, e);
        }
        throw new SalesforceFormatException($"Expected a list of {count} records, null for those that are not there, and found "
            + $"{rows.Count}", plan.Info.Name, null, reader.TokenStartIndex);
    }
}
