using System.Globalization;
using System.Text.Json;
using Salesforce.Typed.Audit.Sentences;
using Salesforce.Typed.Gate.Answers;
using Salesforce.Typed.Gate.Approvals;
using Salesforce.Typed.Gate.Calls;
using Salesforce.Typed.Gate.Writes;
using Salesforce.Typed.Policy.Decisions;
using Salesforce.Typed.Policy.Model;
using Salesforce.Typed.Policy.Writes;

namespace Salesforce.Typed.Gate.Tools;

/// <summary>The tools that change records.</summary>
internal abstract class WriteTool : GateTool
{
    private static readonly Refusal AfterUntrustedRead = new(
        RefusalCode.Denied, "You read text that people outside of the organization may have written. No writes for 30 minutes.");

    public abstract WriteKind Kind { get; }

    public override string Name => Kind.ToString().ToLowerInvariant();

    public override JsonElement OutputSchema => OutputSchemas.Outcomes;

    public override bool IsReadOnly => false;

    public override bool IsGranted(AgentAccess access) => access.Agent.Objects.Any(g => access.View.Find(g.Object) is not null && Kind switch
    {
        WriteKind.Delete => g.Access == ObjectAccess.Full && access.Agent.Actions.Delete,
        _ => g.Access is ObjectAccess.Edit or ObjectAccess.Full,
    });

    public override async Task<ToolAnswer> CallAsync(GateCall call, ToolArguments arguments, CancellationToken cancellationToken)
    {
        var (request, refusal, needsApproval) = Read(call, arguments);
        if (request is null)
            return await call.RefuseAsync(refusal!, $"{Name} {arguments.Text("object")} records", null, cancellationToken).ConfigureAwait(false);
        if (await ReferenceRules.CheckAsync(call, request, cancellationToken).ConfigureAwait(false) is { } hidden)
            return await call.RefuseAsync(hidden, request.Attempt, null, cancellationToken).ConfigureAwait(false);
        if (call.Access.Agent.WritesAfterUntrustedRead != UntrustedReadRule.Allow && call.Services.Untrusted.Has(call.Caller))
        {
            if (call.Access.Agent.WritesAfterUntrustedRead == UntrustedReadRule.Deny)
                return await call.RefuseAsync(AfterUntrustedRead, request.Attempt, null, cancellationToken).ConfigureAwait(false);
            needsApproval = true;
        }
        var hash = arguments.HashWithout("approval");
        string? person = null;
        if (needsApproval)
        {
            if (arguments.Text("approval") is not { } approval)
                return await ApprovalGate.AskAsync(call, request, hash, cancellationToken).ConfigureAwait(false);
            (person, refusal) = await ApprovalGate.SpendAsync(call, request, approval, hash, cancellationToken).ConfigureAwait(false);
            if (refusal is not null)
                return await call.RefuseAsync(refusal, request.Attempt, null, cancellationToken).ConfigureAwait(false);
        }
        var grant = $"{request.Object}: {call.Access.Agent.GrantOf(request.Object)!.Access.ToString().ToLowerInvariant()}";
        var footprint = string.Join(", ", request.Records.SelectMany(r => r.Fields.Keys).Distinct().Select(f => $"{request.Object}.{f}").Prepend(request.Object));
        return await call.RunAsync(
            request.Attempt, footprint, grant, isWrite: true,
            async token => Result(call, request, await OrgWriter.SendAsync(call, request, token).ConfigureAwait(false), person, grant), cancellationToken).ConfigureAwait(false);
    }

    private (WriteRequest? Request, Refusal? Refusal, bool NeedsApproval) Read(GateCall call, ToolArguments arguments)
    {
        var (name, key) = (arguments.Text("object")!, arguments.Text("key"));
        IReadOnlyList<JsonElement> given = Kind == WriteKind.Delete ? [] : arguments.Records("records");
        // Names first: what a hidden object's records would have to look like is not said.
        var fields = given.SelectMany(r => r.EnumerateObject().Select(m => m.Name)).Concat(key is null ? [] : [key]).Distinct(StringComparer.OrdinalIgnoreCase);
        var decision = WritePolicy.Decide(call.Access, Kind, name, fields);
        if (!decision.IsAllowed)
            return (null, decision.Refusal, false);
        var view = call.Access.View.Find(name)!;
        List<WriteRecord>? records;
        Refusal? refusal;
        if (Kind == WriteKind.Delete)
        {
            var ids = arguments.Texts("ids");
            refusal = RecordIds.Check(ids) ?? (ids.DistinctBy(RecordIds.Normal).Count() < ids.Count ? new Refusal(RefusalCode.Invalid, "The same record is given twice.") : null);
            records = [.. ids.Select(id => new WriteRecord(id, new Dictionary<string, JsonElement>()))];
        }
        else
            (records, refusal) = WriteRecords.Read(view, Kind, key is null ? null : view.FindField(key)!.Name, given);
        if (refusal is not null)
            return (null, refusal, false);
        if (key is not null && !view.FindField(key)!.Is(Schema.FieldTraits.ExternalId) && !view.FindField(key)!.Is(Schema.FieldTraits.IdLookup))
            return (null, new Refusal(RefusalCode.Invalid, $"{view.FindField(key)!.Name} is not a key of {view.Name}."), false);
        if (Kind == WriteKind.Upsert && call.Access.FilterOf(view.Name) is not null)
        {
            return (null, new Refusal(RefusalCode.Denied, $"Records of {view.Name} cannot be upserted: create or update them.",
                $"{view.Name} has a row filter, and a key may find a row outside of it."), false);
        }
        DateTimeOffset? since = null;
        if (arguments.Text("unchanged_since") is { } text)
        {
            if (!DateTimeOffset.TryParseExact(
                text, ["yyyy-MM-ddTHH:mm:ssK", "yyyy-MM-ddTHH:mm:ss.FFFK"], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time))
                return (null, new Refusal(RefusalCode.Invalid, "'unchanged_since' is written as 2026-01-31T10:00:00Z."), false);
            since = time;
        }
        return (new WriteRequest(Kind, view.Name, records!, key is null ? null : view.FindField(key)!.Name, arguments.Flag("all_or_none"), since), null, decision.NeedsApproval);
    }

    private static CallResult Result(GateCall call, WriteRequest request, IReadOnlyList<WriteOutcome> outcomes, string? person, string grant)
    {
        var answer = new ToolAnswer(ToolJson.Object(writer =>
        {
            writer.WriteStartArray("outcomes");
            foreach (var outcome in outcomes)
            {
                writer.WriteStartObject();
                writer.WriteNumber("index", outcome.Index);
                if (outcome.Id is { } id)
                    writer.WriteString("id", id);
                writer.WriteString("status", outcome.Status);
                if (outcome.Errors.Count > 0)
                {
                    writer.WriteStartArray("errors");
                    foreach (var error in outcome.Errors)
                        writer.WriteStringValue(PlainText.Of(error));
                    writer.WriteEndArray();
                }
                writer.WriteEndObject();
            }
            writer.WriteEndArray();
        }));
        var counts = string.Join(", ", outcomes.GroupBy(o => o.Status).Select(g => $"{g.Count()} {g.Key.Replace('_', ' ')}"));
        var written = outcomes.Count(o => o.Status == "succeeded");
        var result = outcomes.Any(o => o.Status == "unknown") ? "unknown" : written == outcomes.Count ? "succeeded" : "failed";
        return new CallResult(answer, AuditSentence.Wrote(call.Caller.Title, request.Attempt, person, counts, grant), written, result);
    }
}
