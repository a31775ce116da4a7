using System.Runtime.InteropServices;
using System.Text.Json;
using Salesforce.Typed.Core.Errors;
using Salesforce.Typed.Errors;
using Salesforce.Typed.Queries.Wire;

namespace Salesforce.Typed.Queries.RawSoql;

/// <summary>Makes rows by name from JSON, and fetches the further pages of child lists.</summary>
/// <param name="fetch">Fetches the page at an address.</param>
/// <param name="maxRowBytes">The most bytes of a row.</param>
internal sealed class SoqlRowReader(Func<string, CancellationToken, Task<JsonDocument>> fetch, int maxRowBytes)
{
    private readonly ChildTrail _children = new();

    /// <summary>Begins with the rows of another page.</summary>
    public void BeginPage() => _children.Clear();

    /// <summary>Adds the rows of an array.</summary>
    public ValueTask ReadAllAsync(JsonElement array, List<SoqlRow> rows, CancellationToken cancellationToken) =>
        ReadAllAsync(array, rows, 0, cancellationToken);

    /// <summary>Where the next page of a result is.</summary>
    public static string? Next(JsonElement result)
    {
        var next = result.TryGetProperty("nextRecordsUrl", out var url) ? url.GetString() : null;
        Continuation.Require(!result.TryGetProperty("done", out var done) || Continuation.IsDone(done.ValueKind), next, null);
        return next;
    }

    private async ValueTask ReadAllAsync(JsonElement array, List<SoqlRow> rows, int depth, CancellationToken cancellationToken)
    {
        foreach (var row in array.EnumerateArray())
        {
            if (depth == 0 && JsonMarshal.GetRawUtf8Value(row).Length is var bytes && bytes > maxRowBytes)
                throw RowLimit.Exceeded(maxRowBytes, null, -1);
            rows.Add(await ReadAsync(row, depth, cancellationToken).ConfigureAwait(false));
        }
    }

    private async ValueTask<SoqlRow> ReadAsync(JsonElement element, int depth, CancellationToken cancellationToken)
    {
        string? type = null;
        var values = new List<KeyValuePair<string, object?>>();
        foreach (var member in element.EnumerateObject())
        {
            if (member.NameEquals("attributes"u8) && member.Value.ValueKind == JsonValueKind.Object)
                type = member.Value.TryGetProperty("type", out var name) ? name.GetString() : null;
            else
                values.Add(new(member.Name, await ValueAsync(member.Value, depth, cancellationToken).ConfigureAwait(false)));
        }
        return new SoqlRow(type, [.. values]);
    }

    private ValueTask<object?> ValueAsync(JsonElement value, int depth, CancellationToken cancellationToken) => value.ValueKind switch
    {
        JsonValueKind.Object => ObjectAsync(value, depth, cancellationToken),
        JsonValueKind.String => new(value.GetString()),
        JsonValueKind.Number => new(Number(value)),
        JsonValueKind.True => new(true),
        JsonValueKind.False => new(false),
        JsonValueKind.Array => new(value.GetRawText()),
        _ => default,
    };

    private async ValueTask<object?> ObjectAsync(JsonElement value, int depth, CancellationToken cancellationToken)
    {
        if (!value.TryGetProperty("records", out var records) || records.ValueKind != JsonValueKind.Array
            || value.TryGetProperty("attributes", out _))
            return await ReadAsync(value, depth, cancellationToken).ConfigureAwait(false);
        var children = new List<SoqlRow>();
        await ReadAllAsync(records, children, depth + 1, cancellationToken).ConfigureAwait(false);
        var trail = new PageTrail(null);
        for (var (next, before) = (Next(value), 0); next is not null;)
        {
            trail.Enter(next, children.Count - before);
            _children.Enter(next, depth + 1, null);
            before = children.Count;
            using var page = await fetch(next, cancellationToken).ConfigureAwait(false);
            await ReadAllAsync(page.RootElement.GetProperty("records"), children, depth + 1, cancellationToken).ConfigureAwait(false);
            next = Next(page.RootElement);
        }
        return children.AsReadOnly();
    }

    private static object Number(JsonElement value)
    {
        if (value.TryGetInt64(out var whole))
            return whole;
        if (value.TryGetDecimal(out var number))
            return number;
        var large = value.GetDouble();
        return double.IsFinite(large)
            ? large
            : throw new SalesforceFormatException($"Expected a number that a double can hold, found {ServerText.Show(value.GetRawText())}");
    }
}
