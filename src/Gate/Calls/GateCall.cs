using System.Diagnostics;
using Salesforce.Typed.Audit.Records;
using Salesforce.Typed.Audit.Sentences;
using Salesforce.Typed.Errors;
using Salesforce.Typed.Gate.Agents;
using Salesforce.Typed.Gate.Orgs;
using Salesforce.Typed.Gate.Tools;
using Salesforce.Typed.Policy.Decisions;

namespace Salesforce.Typed.Gate.Calls;

/// <summary>One call of a tool: who makes it, and its records.</summary>
internal sealed class GateCall(GateServices services, AgentCaller caller, string tool, string argumentsHash)
{
    public GateServices Services => services;

    public AgentCaller Caller => caller;

    public AgentAccess Access => caller.Access;

    public GateOrg Org => services.Org;

    /// <summary>Records a refusal, and answers it.</summary>
    /// <param name="refusal">The refusal.</param>
    /// <param name="attempt">What was asked for, as a verb with its object.</param>
    /// <param name="statement">The statement that the refusal's place is in; null where there is none.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task<ToolAnswer> RefuseAsync(Refusal refusal, string attempt, string? statement, CancellationToken cancellationToken)
    {
        await services.Audit.WriteAsync(
            Entry(AuditKind.Refusal, AuditSentence.Denied(caller.Title, attempt, refusal.Reason)) with { Decision = "denied", Reason = refusal.Reason },
            cancellationToken).ConfigureAwait(false);
        var code = refusal.Code switch { RefusalCode.Denied => "denied", RefusalCode.NotFound => "not_found", _ => "invalid" };
        return ToolAnswer.Refused(code, refusal.Message, Part(refusal, statement), refusal.Instead);
    }

    /// <summary>Writes a record about the call.</summary>
    public Task<AuditRecord> WriteAsync(AuditKind kind, string sentence, Func<AuditEntry, AuditEntry> change, CancellationToken cancellationToken) =>
        services.Audit.WriteAsync(change(Entry(kind, sentence)), cancellationToken);

    /// <summary>Records what is about to happen, calls the org, and records what became of it.</summary>
    /// <param name="attempt">What is asked for, as a verb with its object.</param>
    /// <param name="footprint">The objects and fields.</param>
    /// <param name="grant">The grants that decided.</param>
    /// <param name="isWrite">Whether it changes the org.</param>
    /// <param name="run">Calls the org.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task<ToolAnswer> RunAsync(
        string attempt, string footprint, string grant, bool isWrite, Func<CancellationToken, Task<CallResult>> run, CancellationToken cancellationToken)
    {
        var entry = Entry(AuditKind.Intent, AuditSentence.Begins(caller.Title, attempt, Org.Name)) with
        {
            Decision = "allowed", Grant = grant, Footprint = footprint, Org = Org.Name,
        };
        var intent = await services.Audit.BeginAsync(entry, isWrite, cancellationToken).ConfigureAwait(false);
        var started = Stopwatch.GetTimestamp();
        var result = await TryAsync(run, attempt, cancellationToken).ConfigureAwait(false);
        // The outcome of what was done is recorded, whether or not the agent still waits for it.
        await services.Audit.EndAsync(
            intent,
            entry with
            {
                Sentence = result.Sentence, Rows = result.Rows, Outcome = result.Outcome,
                Milliseconds = (long)Stopwatch.GetElapsedTime(started).TotalMilliseconds,
            },
            CancellationToken.None).ConfigureAwait(false);
        if (!isWrite)
            await services.Budgets.UseRowsAsync(caller, result.Rows, CancellationToken.None).ConfigureAwait(false);
        return result.Answer;
    }

    private async Task<CallResult> TryAsync(Func<CancellationToken, Task<CallResult>> run, string attempt, CancellationToken cancellationToken)
    {
        try
        {
            await services.Budgets.UseOrgCallAsync(caller, cancellationToken).ConfigureAwait(false);
            return await run(cancellationToken).ConfigureAwait(false);
        }
        catch (OutcomeUnknownException e)
        {
            return Failed("unknown", "org", "The org did not say whether the call was carried out.", "Read the records before you call again.", e);
        }
        catch (SalesforceApiException e)
        {
            // The org's texts may quote what the agent may not see: they go to the record alone.
            var code = e.ErrorCode.Length > 0 ? e.ErrorCode : "no response";
            var fields = e.Fields.Where(f => Access.View.Objects.Any(o => o.FindField(f) is not null)).ToList();
            return Failed("failed", "org", $"The org refused the call: {code}{(fields.Count == 0 ? "" : $" ({string.Join(", ", fields)})")}.", null, e);
        }
        catch (Exception e) when (e is SalesforceException or HttpRequestException)
        {
            return Failed("failed", "org", "The org cannot be reached at the moment.", "Try again later.", e);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return new CallResult(
                ToolAnswer.Refused("org", "The call was canceled."),
                $"{AuditText.Bold(caller.Title)} asked to {AuditText.Plain(attempt)}; the client ended the call.", 0, "unknown");
        }

        CallResult Failed(string outcome, string code, string message, string? instead, Exception e) => new(
            ToolAnswer.Refused(code, message, instead: instead),
            $"{AuditText.Bold(caller.Title)} asked to {AuditText.Plain(attempt)}; **{outcome}**: {AuditText.Plain(e.Message)}", 0, outcome);
    }

    private AuditEntry Entry(AuditKind kind, string sentence) => new(kind, sentence)
    {
        Agent = caller.Name, KeyPrefix = caller.KeyPrefix, Client = caller.Client, TraceId = caller.TraceId, Tool = tool, PolicyVersion = caller.PolicyVersion,
        ArgumentsHash = argumentsHash,
    };

    private static string? Part(Refusal refusal, string? statement) => refusal.At is { Length: > 0 } at && statement is not null && at.End <= statement.Length
        ? statement.Substring(at.Start, Math.Min(at.Length, 200))
        : null;
}
