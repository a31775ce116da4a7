using System.Text.Json;
using Salesforce.Typed.Audit.Sentences;
using Salesforce.Typed.Errors;
using Salesforce.Typed.Gate.Answers;
using Salesforce.Typed.Gate.Calls;
using Salesforce.Typed.Policy.Decisions;
using Salesforce.Typed.Policy.Queries;
using Salesforce.Typed.SoqlSyntax.Tree;

namespace Salesforce.Typed.Gate.Tools;

/// <summary><c>search</c>: finds records by text.</summary>
internal sealed class SearchTool : GateTool
{
    public override string Name => "search";

    public override JsonElement OutputSchema => OutputSchemas.FoundRecords;

    public override string Description => "Finds records by text in several objects.";

    public override IReadOnlyList<ToolParameter> Parameters { get; } =
    [
        new("text", ParameterKind.Text, IsRequired: true),
        new("objects", ParameterKind.Texts, IsRequired: true) { Most = 20 },
        new("in", ParameterKind.Text) { Choices = ["name", "phone", "email", "all"] },
        ToolParameters.MaxRows,
    ];

    public override bool IsGranted(AgentAccess access) => access.Agent.Actions.Search && access.View.Objects.Count > 0;

    public override async Task<ToolAnswer> CallAsync(GateCall call, ToolArguments arguments, CancellationToken cancellationToken)
    {
        var objects = arguments.Texts("objects");
        var group = arguments.Text("in") is { } scope ? Enum.Parse<SearchGroup>(scope, ignoreCase: true) : SearchGroup.Name;
        var decision = SearchPolicy.Decide(call.Access, arguments.Text("text")!, objects, group, arguments.Whole("max_rows"));
        var attempt = $"search {string.Join(", ", objects)}";
        if (!decision.IsAllowed)
            return await call.RefuseAsync(decision.Refusal, attempt, null, cancellationToken).ConfigureAwait(false);
        call.Services.Untrusted.Add(call.Caller, decision.Footprint);
        return await call.RunAsync(
            attempt, QueryRunner.Shown(decision.Footprint), decision.Grant, isWrite: false,
            async token =>
            {
                using var response = await call.Org.Client.SendAsync(
                    HttpMethod.Get, $"search?q={Uri.EscapeDataString(decision.Statement)}", cancellationToken: token).ConfigureAwait(false);
                using var found = await ParseAsync(response, token).ConfigureAwait(false);
                var tables = Tables(call, decision, found.RootElement.GetProperty("searchRecords"));
                var rows = tables.Sum(t => t.Table.Count);
                var sentence = AuditSentence.Read(
                    call.Caller.Title, new ReadRows(rows, string.Join(", ", tables.Select(t => t.Object)), []), call.Org.Name, null,
                    decision.Grant);
                return new CallResult(Answer(tables), sentence, rows);
            },
            cancellationToken).ConfigureAwait(false);
    }

    private static List<(string Object, RowTable Table)> Tables(GateCall call, QueryDecision decision, JsonElement found)
    {
        var queries = decision.Footprint!.Queries;
        var room = QueryRunner.MostBytes(call) / queries.Count;
        return [.. queries.Select((query, i) => (query.Object, RowTable.Of(
            RowColumns.Of(query, i, decision),
            found.EnumerateArray().Where(r => r.GetProperty("attributes").GetProperty("type").GetString() == query.Object), room)))];
    }

    private static ToolAnswer Answer(List<(string Object, RowTable Table)> tables) => new(ToolJson.Object(writer =>
    {
        writer.WriteStartObject("objects");
        foreach (var (name, table) in tables)
        {
            writer.WriteStartObject(name);
            table.Write(writer);
            if (table.IsCut)
                writer.WriteString("note", "The answer reached its limit of tokens.");
            writer.WriteEndObject();
        }
        writer.WriteEndObject();
    }));

    private static async Task<JsonDocument> ParseAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var stream = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        await using var closing = stream.ConfigureAwait(false);
        try
        {
            return await JsonDocument.ParseAsync(stream, cancellationToken: cancellationToken).ConfigureAwait(false);
        }
        catch (JsonException e)
        {
            throw new SalesforceFormatException("The answer of the search is not JSON, or is cut off", e);
        }
    }
}
