using System.Diagnostics;
using Salesforce.Typed.Audit.Records;
using Salesforce.Typed.Audit.Sentences;
using Salesforce.Typed.Audit.Stores;
using Salesforce.Typed.Errors;
using Salesforce.Typed.Gate.Agents;
using Salesforce.Typed.Gate.Orgs;
using Salesforce.Typed.Gate.Tools;
using Salesforce.Typed.Policy.Decisions;
using Salesforce.Typed.Transport.Errors;

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
            Entry(AuditKind.Refusal, AuditSentence.Denied(caller.Title, attempt, refusal.Reason)) with
            {
                Decision = "denied", Reason = refusal.Reason
            },
            cancellationToken).ConfigureAwait(false);
        var code = refusal.Code switch { RefusalCode.Denied => "denied", RefusalCode.NotFound => "not_found", _ => "invalid" };
        return ToolAnswer.Refused(code, refusal.Message, Part(refusal, statement), refusal.Instead);
    }

    /// <summary>Writes a record about the call.</summary>
    public Task<AuditRecord> WriteAsync(
        AuditKind kind, string sentence, Func<AuditEntry, AuditEntry> change, CancellationToken cancellationToken) =>
        services.Audit.WriteAsync(change(Entry(kind, sentence)), cancellationToken);

    /// <summary>Records what is about to happen, calls the org, and records what became of it.</summary>
    /// <param name="attempt">What is asked for, as a verb with its object.</param>
    /// <param name="footprint">The objects and fields.</param>
    /// <param name="grant">The grants that decided.</param>
    /// <param name="isWrite">Whether it changes the org.</param>
    /// <param name="run">Calls the org.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <param name="complete">What else both records say; null for nothing.</param>
    public async Task<ToolAnswer> RunAsync(
        string attempt, string footprint, string grant, bool isWrite, Func<CancellationToken, Task<CallResult>> run,
        CancellationToken cancellationToken,
        Func<AuditEntry, AuditEntry>? complete = null)
    {
        var entry = Entry(AuditKind.Intent, AuditSentence.Begins(caller.Title, attempt, Org.Name)) with
        {
            Decision = "allowed", Grant = grant, Footprint = footprint, Org = Org.Name,
        };
        entry = complete?.Invoke(entry) ?? entry;
        var intent = await services.Audit.BeginAsync(entry, isWrite, cancellationToken).ConfigureAwait(false);
        var started = Stopwatch.GetTimestamp();
        var result = await TryAsync(run, attempt, isWrite, cancellationToken).ConfigureAwait(false);
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

    /// <summary>Records that the org could not be asked for what the decision of a call depends on, and answers it.</summary>
    public async Task<ToolAnswer> FailAsync(Exception failure, string attempt, CancellationToken cancellationToken)
    {
        var result = Failed(failure, attempt, isWrite: false);
        await WriteAsync(
            AuditKind.Refusal, result.Sentence, e => e with { Outcome = result.Outcome, Reason = failure.Message },
            cancellationToken).ConfigureAwait(false);
        return result.Answer;
    }

    private async Task<CallResult> TryAsync(
        Func<CancellationToken, Task<CallResult>> run, string attempt, bool isWrite, CancellationToken cancellationToken)
    {
        try
        {
            await services.Budgets.UseOrgCallAsync(caller, cancellationToken).ConfigureAwait(false);
            return await run(cancellationToken).ConfigureAwait(false);
        }
        catch (AuditStoreException)
        {
            throw;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return new CallResult(
                ToolAnswer.Refused("org", "The call was canceled."),
                $"{AuditText.Bold(caller.Title)} asked to {AuditText.Plain(attempt)}; the client ended the call.", 0,
                isWrite ? "unknown" : "failed");
        }
        // Whatever it is: the outcome of the call is recorded, and what nobody confirmed is not called failed.
        catch (Exception e)
        {
            return Failed(e, attempt, isWrite);
        }
    }

    // The org's texts may quote what the agent may not see: they go to the record alone.
    private CallResult Failed(Exception failure, string attempt, bool isWrite)
    {
        var outcome = isWrite && WriteOutcomeClassifier.Classify(failure) == WriteOutcome.Unknown ? "unknown" : "failed";
        var sentence =
            $"{AuditText.Bold(caller.Title)} asked to {AuditText.Plain(attempt)}; **{outcome}**: {AuditText.Plain(failure.Message)}";
        if (outcome == "unknown")
        {
            return new CallResult(
                ToolAnswer.Refused(
                    "org", "The org did not say whether the call was carried out.",
                    instead: "Read the records before you call again."), sentence, 0, outcome);
        }
        if (failure is not SalesforceApiException { ErrorCode.Length: > 0 } refused)
            return new CallResult(
                ToolAnswer.Refused("org", "The org gave no answer that can be used.", instead: "Try again later."), sentence, 0, outcome);
        var fields = refused.Fields.Where(f => Access.View.Objects.Any(o => o.FindField(f) is not null)).ToList();
        var about = fields.Count == 0 ? "" : $" ({string.Join(", ", fields)})";
        return new CallResult(ToolAnswer.Refused("org", $"The org refused the call: {refused.ErrorCode}{about}."), sentence, 0, outcome);
    }

    private AuditEntry Entry(AuditKind kind, string sentence) => new(kind, sentence)
    {
        Agent = caller.Name, KeyPrefix = caller.KeyPrefix, Client = caller.Client, TraceId = caller.TraceId, Tool = tool,
        PolicyVersion = caller.PolicyVersion,
        ArgumentsHash = argumentsHash,
    };

    private static string? Part(
        Refusal refusal, string? statement) => refusal.At is { Length: > 0 } at && statement is not null && at.End <= statement.Length
        ? statement.Substring(at.Start, Math.Min(at.Length, 200))
        : null;
}
