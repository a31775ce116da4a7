using System.Globalization;
using System.Text.Json;
using Salesforce.Typed.Audit.Sentences;
using Salesforce.Typed.Gate.Answers;
using Salesforce.Typed.Gate.Calls;
using Salesforce.Typed.Policy.Decisions;
using Salesforce.Typed.Policy.Queries;

namespace Salesforce.Typed.Gate.Tools;

/// <summary><c>changes</c>: the ids of records that were changed or deleted in a span of time.</summary>
internal sealed class ChangesTool : GateTool
{
    private const int IdsAQuery = 400;

    public override string Name => "changes";

    public override JsonElement OutputSchema => OutputSchemas.Changes;

    public override string Description => "Ids of records changed or deleted since a time, at most 30 days ago.";

    public override IReadOnlyList<ToolParameter> Parameters { get; } =
    [
        ToolParameters.Object,
        new("kind", ParameterKind.Text, IsRequired: true) { Choices = ["updated", "deleted"] },
        new("since", ParameterKind.Text, IsRequired: true) { Description = "2026-01-31T10:00:00Z" },
        new("until", ParameterKind.Text),
    ];

    public override bool IsRepeatable => false;

    public override bool IsGranted(AgentAccess access) => access.View.Objects.Count > 0;

    public override async Task<ToolAnswer> CallAsync(GateCall call, ToolArguments arguments, CancellationToken cancellationToken)
    {
        var (name, kind) = (arguments.Text("object")!, arguments.Text("kind")!);
        var attempt = $"read {kind} {name} records";
        if (Decide(call, arguments, out var describe, out var since, out var until) is { } refusal)
            return await call.RefuseAsync(refusal, attempt, null, cancellationToken).ConfigureAwait(false);
        var grant = $"{describe}: {call.Access.Agent.GrantOf(describe)!.Access.ToString().ToLowerInvariant()}";
        return await call.RunAsync(
            attempt, describe, grant, isWrite: false,
            async token =>
            {
                var (ids, covered) = await ReadAsync(call, describe, kind, since, until, token).ConfigureAwait(false);
                if (kind == "updated" && call.Access.FilterOf(describe) is not null)
                    ids = await VisibleAsync(call, describe, ids, token).ConfigureAwait(false);
                var answer = new ToolAnswer(ToolJson.Object(writer =>
                {
                    writer.WriteStartArray("ids");
                    foreach (var id in ids)
                        writer.WriteStringValue(id);
                    writer.WriteEndArray();
                    writer.WriteString("covered", covered);
                }));
                return new CallResult(answer, AuditSentence.Read(
                    call.Caller.Title, new ReadRows(ids.Count, describe, ["Id"]), call.Org.Name, null, grant), ids.Count);
            },
            cancellationToken).ConfigureAwait(false);
    }

    private static Refusal? Decide(
        GateCall call, ToolArguments arguments, out string name, out DateTimeOffset since, out DateTimeOffset until)
    {
        name = arguments.Text("object")!;
        until = call.Services.Time.GetUtcNow();
        since = default;
        if (call.Access.View.Find(name) is not { } describe)
            return new Refusal(RefusalCode.NotFound, $"sObject type '{PlainText.Of(name)}' is not supported.");
        name = describe.Name;
        if (arguments.Text("kind") == "deleted" && call.Access.FilterOf(name) is not null)
        {
            return new Refusal(
                RefusalCode.Denied, $"Deleted records of {name} are not shown.",
                $"{name} has a row filter, which deleted records cannot be checked by.");
        }
        if (!TryTime(arguments.Text("since")!, out since) || (arguments.Text("until") is { } end && !TryTime(end, out until)))
            return new Refusal(RefusalCode.Invalid, "Times are written as 2026-01-31T10:00:00Z.");
        return since >= until ? new Refusal(RefusalCode.Invalid, "'since' is not before 'until'.") : null;
    }

    private static bool TryTime(string text, out DateTimeOffset time) => DateTimeOffset.TryParseExact(
        text, ["yyyy-MM-ddTHH:mm:ssK", "yyyy-MM-ddTHH:mm:ss.FFFFFFFK"], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal,
        out time);

    private static async Task<(List<string> Ids, string Covered)> ReadAsync(
        GateCall call, string name, string kind, DateTimeOffset since, DateTimeOffset until, CancellationToken cancellationToken)
    {
        var path = $"sobjects/{name}/{kind}/?start={Escaped(since)}&end={Escaped(until)}";
        using var response =
            await call.Org.Client.SendAsync(HttpMethod.Get, path, cancellationToken: cancellationToken).ConfigureAwait(false);
        using var json = JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false));
        var ids = kind == "updated"
            ? json.RootElement.GetProperty("ids").EnumerateArray().Select(i => i.GetString()!)
            : json.RootElement.GetProperty("deletedRecords").EnumerateArray().Select(r => r.GetProperty("id").GetString()!);
        return ([.. ids], json.RootElement.GetProperty("latestDateCovered").GetString() ?? "");
    }

    private static async Task<List<string>> VisibleAsync(GateCall call, string name, List<string> ids, CancellationToken cancellationToken)
    {
        var visible = new List<string>();
        foreach (var part in ids.Chunk(IdsAQuery))
        {
            var soql = VisibleRows.Statement(call.Access, name, part);
            using var response = await call.Org.Client.SendAsync(
                HttpMethod.Get, $"query?q={Uri.EscapeDataString(soql)}", cancellationToken: cancellationToken).ConfigureAwait(false);
            using var json = JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false));
            visible.AddRange(json.RootElement.GetProperty("records").EnumerateArray().Select(r => r.GetProperty("Id").GetString()!));
        }
        return visible;
    }

    private static string Escaped(DateTimeOffset time) =>
        Uri.EscapeDataString(time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss+00:00", CultureInfo.InvariantCulture));
}
