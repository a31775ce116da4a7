using System.Text.Json;
using Salesforce.Typed.Audit.Sentences;
using Salesforce.Typed.Errors;
using Salesforce.Typed.Gate.Answers;
using Salesforce.Typed.Gate.Calls;
using Salesforce.Typed.Gate.Cursors;
using Salesforce.Typed.Policy.Decisions;
using Salesforce.Typed.SoqlSyntax.Footprints;
using Salesforce.Typed.SoqlSyntax.Rewriting;
using Salesforce.Typed.SoqlSyntax.Tree;

namespace Salesforce.Typed.Gate.Tools;

/// <summary>Sends a query that was allowed, and puts its page into a table.</summary>
internal static class QueryRunner
{
    private const int DefaultResultTokens = 8_000;

    /// <summary>The most bytes of rows in one answer: a token is counted as 3.5 bytes.</summary>
    public static int MostBytes(GateCall call) => (int)((call.Access.Agent.Budgets.ResultTokens ?? DefaultResultTokens) * 3.5);

    /// <summary>Runs a statement, or goes on with it.</summary>
    public static Task<ToolAnswer> RunAsync(GateCall call, QueryDecision decision, QueryCursor cursor, CancellationToken cancellationToken)
    {
        var query = decision.Footprint!.Queries[0];
        call.Services.Untrusted.Add(call.Caller, decision.Footprint);
        var fields = Fields(decision.Footprint);
        return call.RunAsync(
            $"read {query.Object}", Shown(decision.Footprint), decision.Grant, isWrite: false,
            async token =>
            {
                var path = cursor.Page ?? $"{(cursor.Deleted ? "queryAll" : "query")}?q={Uri.EscapeDataString(Sent(decision))}";
                using var response = await call.Org.Client.SendAsync(HttpMethod.Get, path, cancellationToken: token).ConfigureAwait(false);
                using var page = await ReadAsync(response, token).ConfigureAwait(false);
                var (answer, rows) = Answer(call, decision, cursor, page.RootElement);
                var filter = call.Access.FilterOf(query.Object)?.Condition.ToString();
                return new CallResult(
                    answer, AuditSentence.Read(
                        call.Caller.Title, new ReadRows(rows, query.Object, fields), call.Org.Name, filter, decision.Grant), rows);
            },
            cancellationToken);
    }

    /// <summary>The objects and fields of a footprint, as records show them.</summary>
    public static string Shown(
        Footprint footprint) => string.Join(", ", footprint.Entries.Where(e => e.Field is not null || e.Use == FootprintUse.Object)
        .Select(e => e.Field is null ? e.Object : $"{e.Object}.{e.Field}").Distinct().Take(200));

    private static string[] Fields(Footprint footprint) => [.. footprint.Queries[0].Entries
        .Where(e => e is { Use: FootprintUse.Select, Field: not null, IsFollowed: false }).Select(
            e => e.Path.Length == 0 ? e.Field! : $"{e.Path}.{e.Field}").Distinct()];

    // A page that the token budget cuts may be read again, and its rows must come in the same order: the id decides where nothing else
    // does.
    private static string Sent(QueryDecision decision)
    {
        var query = (SoqlQuery)decision.Tree!;
        var isOrdered = query.OrderBy.Any(
            o => o.Expression is FieldPath { Text: var text } && string.Equals(text, "Id", StringComparison.OrdinalIgnoreCase));
        return isOrdered || query.Select.IsCount || RowColumns.IsGrouped(query)
            ? decision.Statement!
            : RewrittenText.Of(query with { OrderBy = new(query.OrderBy.Append(new OrderByItem(new FieldPath("Id"), false, false))) });
    }

    private static async Task<JsonDocument> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var stream = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        await using var closing = stream.ConfigureAwait(false);
        try
        {
            return await JsonDocument.ParseAsync(stream, cancellationToken: cancellationToken).ConfigureAwait(false);
        }
        catch (JsonException e)
        {
            throw new SalesforceFormatException("The answer of the query is not JSON, or is cut off", e);
        }
    }

    private static (ToolAnswer Answer, long Rows) Answer(GateCall call, QueryDecision decision, QueryCursor cursor, JsonElement page)
    {
        var query = (SoqlQuery)decision.Tree!;
        var total = page.GetProperty("totalSize").GetInt32();
        if (query.Select.IsCount)
        {
            var counted = ToolJson.Object(writer =>
            {
                writer.WriteStartArray("columns");
                writer.WriteStringValue("COUNT()");
                writer.WriteEndArray();
                writer.WriteStartArray("rows");
                writer.WriteStartArray();
                writer.WriteNumberValue(total);
                writer.WriteEndArray();
                writer.WriteEndArray();
                writer.WriteNumber("total", 1);
            });
            return (new ToolAnswer(counted), 1);
        }
        var rows = page.GetProperty("records").EnumerateArray().Skip(cursor.Skip);
        var table = RowTable.Of(RowColumns.Of(decision), rows, MostBytes(call));
        var next = Next(call, query, cursor, page, table);
        return (new ToolAnswer(ToolJson.Object(writer =>
        {
            table.Write(writer);
            writer.WriteNumber("total", total);
            if (next is not null)
                writer.WriteString("cursor", call.Services.Cursors.Seal(next, call.Caller.Name));
            if (Note(table, next is not null) is { } note)
                writer.WriteString("note", note);
        })), table.Count);
    }

    private static QueryCursor? Next(GateCall call, SoqlQuery query, QueryCursor cursor, JsonElement page, RowTable table)
    {
        if (table.IsCut)
        {
            // The groups of a statement that runs again have no order that could be kept.
            return RowColumns.IsGrouped(query) && cursor.Page is null
                ? null
                : cursor with { Skip = cursor.Skip + table.Count };
        }
        return page.TryGetProperty("nextRecordsUrl", out var next) && next.GetString() is { } address
            ? cursor with { Page = address, Skip = 0 }
            : null;
    }

    private static string? Note(RowTable table, bool hasMore) => table switch
    {
        { HasCutText: true } => "A text of this row was cut; select fewer fields to read it whole.",
        { IsCut: true } when hasMore => "The answer reached its limit of tokens; go on with the cursor, or select fewer fields.",
        { IsCut: true } => "The answer reached its limit of tokens; group by fewer values.",
        _ => null,
    };
}
