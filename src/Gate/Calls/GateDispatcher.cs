using System.Collections.Concurrent;
using System.Text.Json;
using Salesforce.Typed.Audit.Records;
using Salesforce.Typed.Audit.Sentences;
using Salesforce.Typed.Audit.Stores;
using Salesforce.Typed.Errors;
using Salesforce.Typed.Gate.Agents;
using Salesforce.Typed.Gate.Tools;

namespace Salesforce.Typed.Gate.Calls;

/// <summary>Takes a call from an agent to its tool: budgets, arguments, repeated calls, and a store that cannot be used.</summary>
internal sealed class GateDispatcher(GateServices services)
{
    private static readonly TimeSpan RepeatedWithin = TimeSpan.FromSeconds(10);

    private readonly ConcurrentDictionary<string, Repetition> _last = new();

    /// <summary>The answer of a call.</summary>
    public async Task<ToolAnswer> CallAsync(
        AgentCaller caller, string name, IEnumerable<KeyValuePair<string, JsonElement>>? given, CancellationToken cancellationToken)
    {
        try
        {
            if (ToolCatalog.Find(caller.Access, name) is not { } tool)
                return await RefuseAsync(caller, "", "call a "
                    + "tool", "not_found", $"There is no tool {Answers.PlainText.Of(name)}.", cancellationToken).ConfigureAwait(false);
            if (await services.Budgets.EnterAsync(caller, cancellationToken).ConfigureAwait(false) is { } spent)
                return await RefuseAsync(caller, name, $"call {name}", "budget", spent, cancellationToken).ConfigureAwait(false);
            var (arguments, refusal) = ToolArguments.Read(tool.Parameters, given);
            var hash = arguments.HashWithout("approval");
            var call = new GateCall(services, caller, name, hash);
            if (refusal is not null)
                return await call.RefuseAsync(refusal, $"call {name}", null, cancellationToken).ConfigureAwait(false);
            if (!tool.IsRepeatable || arguments.Has("cursor") || arguments.Has("approval"))
            {
                // Calls that are equal before and after a write are not in a row: the write may have changed what they read.
                _last.TryRemove(caller.Name, out _);
                return await RunAsync(tool, call, arguments, cancellationToken).ConfigureAwait(false);
            }
            var repetition = _last.AddOrUpdate(caller.Name, _ => new Repetition(
                Key(caller, name, hash), services.Time.GetUtcNow()), (_, last) => Count(last, caller, name, hash));
            if (repetition is { Calls: >= 3, Answer: { } answer })
                return await AnswerAgainAsync(caller, name, answer, cancellationToken).ConfigureAwait(false);
            answer = await RunAsync(tool, call, arguments, cancellationToken).ConfigureAwait(false);
            // What the org did not answer may be asked for again.
            if (!answer.IsError || answer.Content.GetProperty("code").GetString() != "org")
                repetition.Answer ??= answer;
            return answer;
        }
        catch (AuditStoreException)
        {
            return ToolAnswer.Refused(
                "denied", "The gate cannot keep records at the moment, so it makes no calls.", instead: "Try again later.");
        }
    }

    // What a decision depends on is read from the org before there is an intent: references, and records as they are before an approval.
    private static async Task<ToolAnswer> RunAsync(
        GateTool tool, GateCall call, ToolArguments arguments, CancellationToken cancellationToken)
    {
        try
        {
            return await tool.CallAsync(call, arguments, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is SalesforceException or HttpRequestException or JsonException or KeyNotFoundException)
        {
            return await call.FailAsync(e, $"call {tool.Name}", cancellationToken).ConfigureAwait(false);
        }
    }

    private static string Key(AgentCaller caller, string name, string hash) => $"{caller.PolicyVersion}/{name}/{hash}";

    private Repetition Count(Repetition last, AgentCaller caller, string name, string hash)
    {
        var now = services.Time.GetUtcNow();
        return last.Key == Key(caller, name, hash) && now - last.Time < RepeatedWithin
            ? last with { Calls = last.Calls + 1 }
            : new Repetition(Key(caller, name, hash), now);
    }

    private async Task<ToolAnswer> AnswerAgainAsync(AgentCaller caller, string name, ToolAnswer answer, CancellationToken cancellationToken)
    {
        await new GateCall(services, caller, name, "").WriteAsync(
            AuditKind.Outcome, AuditSentence.Acted(caller.Title, $"repeated the call {name} and got the answer of a moment ago"),
            e => e with { Decision = "allowed", Outcome = "succeeded", Reason = "repeated call" }, cancellationToken).ConfigureAwait(false);
        return answer with
        {
            Content = Answers.ToolJson.Object(writer =>
            {
                foreach (var member in answer.Content.EnumerateObject().Where(m => m.Name != "note"))
                    member.WriteTo(writer);
                writer.WriteString("note", "You made this call before and got this answer; do something else with it.");
            }),
        };
    }

    private async Task<ToolAnswer> RefuseAsync(
        AgentCaller caller, string tool, string attempt, string code, string message, CancellationToken cancellationToken)
    {
        await new GateCall(services, caller, tool, "").WriteAsync(
            AuditKind.Refusal, AuditSentence.Denied(caller.Title, attempt, message), e => e with { Decision = "denied", Reason = message },
            cancellationToken)
            .ConfigureAwait(false);
        return ToolAnswer.Refused(code, message);
    }

    private sealed record Repetition(string Key, DateTimeOffset Time, int Calls = 1)
    {
        public ToolAnswer? Answer { get; set; }
    }
}
