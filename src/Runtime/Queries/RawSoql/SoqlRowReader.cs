using System.Text.Json;
using Salesforce.Typed.Queries.Wire;

namespace Salesforce.Typed.Queries.RawSoql;

/// <summary>Makes rows by name from JSON, and fetches the further pages of child lists.</summary>
internal sealed class SoqlRowReader(Func<string, CancellationToken, Task<JsonDocument>> fetch)
{
    /// <summary>The row that an object is.</summary>
    public async ValueTask<SoqlRow> ReadAsync(JsonElement element, CancellationToken cancellationToken)
    {
        string? type = null;
        var values = new List<KeyValuePair<string, object?>>();
        foreach (var member in element.EnumerateObject())
        {
            if (member.NameEquals("attributes"u8) && member.Value.ValueKind == JsonValueKind.Object)
                type = member.Value.TryGetProperty("type", out var name) ? name.GetString() : null;
            else
                values.Add(new(member.Name, await ValueAsync(member.Value, cancellationToken).ConfigureAwait(false)));
        }
        return new SoqlRow(type, [.. values]);
    }

    /// <summary>Adds the rows of an array.</summary>
    public async ValueTask ReadAllAsync(JsonElement array, List<SoqlRow> rows, CancellationToken cancellationToken)
    {
        foreach (var row in array.EnumerateArray())
            rows.Add(await ReadAsync(row, cancellationToken).ConfigureAwait(false));
    }

    private ValueTask<object?> ValueAsync(JsonElement value, CancellationToken cancellationToken) => value.ValueKind switch
    {
        JsonValueKind.Object => ObjectAsync(value, cancellationToken),
        JsonValueKind.String => new(value.GetString()),
        JsonValueKind.Number => new(Number(value)),
        JsonValueKind.True => new(true),
        JsonValueKind.False => new(false),
        JsonValueKind.Array => new(value.GetRawText()),
        _ => default,
    };

    private async ValueTask<object?> ObjectAsync(JsonElement value, CancellationToken cancellationToken)
    {
        if (!value.TryGetProperty("records", out var records) || records.ValueKind != JsonValueKind.Array || value.TryGetProperty("attributes", out _))
            return await ReadAsync(value, cancellationToken).ConfigureAwait(false);
        var children = new List<SoqlRow>();
        await ReadAllAsync(records, children, cancellationToken).ConfigureAwait(false);
        for (var next = Next(value); next is not null;)
        {
            using var page = await fetch(next, cancellationToken).ConfigureAwait(false);
            await ReadAllAsync(page.RootElement.GetProperty("records"), children, cancellationToken).ConfigureAwait(false);
            next = Next(page.RootElement);
        }
        return children.AsReadOnly();
    }

    /// <summary>Where the next page of a result is.</summary>
    public static string? Next(JsonElement result)
    {
        var next = result.TryGetProperty("nextRecordsUrl", out var url) ? url.GetString() : null;
        Continuation.Demand(!result.TryGetProperty("done", out var done) || done.ValueKind != JsonValueKind.False, next, null);
        return next;
    }

    private static object Number(JsonElement value) =>
        value.TryGetInt64(out var whole) ? whole : value.TryGetDecimal(out var number) ? number : value.GetDouble();
}
