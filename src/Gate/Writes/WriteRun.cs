using Salesforce.Typed.Audit.Sentences;
using Salesforce.Typed.Gate.Approvals;
using Salesforce.Typed.Gate.Calls;
using Salesforce.Typed.Gate.Tools;
using Salesforce.Typed.Policy.Decisions;
using Salesforce.Typed.Policy.Model;

namespace Salesforce.Typed.Gate.Writes;

/// <summary>Takes a plan that the policy allows to the org: references, approval, the record of it, the answer.</summary>
internal static class WriteRun
{
    private static readonly Refusal AfterUntrustedRead = new(
        RefusalCode.Denied, "You read text that people outside of the organization may have written. No writes for 30 minutes.");

    /// <summary>Carries out a plan, or makes it wait for a person.</summary>
    /// <param name="call">The call.</param>
    /// <param name="plan">What is asked.</param>
    /// <param name="argumentsHash">The hash of the arguments, without the approval.</param>
    /// <param name="approval">The approval that the agent gives; null for none.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public static async Task<ToolAnswer> RunAsync(
        GateCall call, WritePlan plan, string argumentsHash, string? approval, CancellationToken cancellationToken)
    {
        if (OrgWriter.Check(call, plan) is { } unsendable)
            return await call.RefuseAsync(unsendable, plan.Attempt, null, cancellationToken).ConfigureAwait(false);
        if (await ReferenceRules.CheckAsync(call, plan, cancellationToken).ConfigureAwait(false) is { } hidden)
            return await call.RefuseAsync(hidden, plan.Attempt, null, cancellationToken).ConfigureAwait(false);
        var needsApproval = plan.NeedsApproval;
        if (plan.Writes.Any() && call.Access.Agent.WritesAfterUntrustedRead != UntrustedReadRule.Allow
            && call.Services.Untrusted.Has(call.Caller))
        {
            if (call.Access.Agent.WritesAfterUntrustedRead == UntrustedReadRule.Deny)
                return await call.RefuseAsync(AfterUntrustedRead, plan.Attempt, null, cancellationToken).ConfigureAwait(false);
            needsApproval = true;
        }
        string? person = null;
        if (needsApproval)
        {
            if (approval is null)
                return await ApprovalGate.AskAsync(call, plan, argumentsHash, cancellationToken).ConfigureAwait(false);
            (person, var refusal) =
                await ApprovalGate.SpendAsync(call, plan, approval, argumentsHash, cancellationToken).ConfigureAwait(false);
            if (refusal is not null)
                return await call.RefuseAsync(refusal, plan.Attempt, null, cancellationToken).ConfigureAwait(false);
        }
        foreach (var read in plan.Reads)
            call.Services.Untrusted.Add(call.Caller, read.Decision.Footprint!);
        return await call.RunAsync(
            plan.Attempt, plan.Footprint, plan.Grant, isWrite: true, token => SendAsync(call, plan, person, token), cancellationToken,
            entry => needsApproval ? entry with { Approval = approval, Person = person } : entry).ConfigureAwait(false);
    }

    private static async Task<CallResult> SendAsync(GateCall call, WritePlan plan, string? person, CancellationToken cancellationToken)
    {
        var results = await OrgWriter.SendAsync(call, plan, cancellationToken).ConfigureAwait(false);
        var answer = new WriteAnswer(call, plan, results);
        var content = answer.Make();
        await call.Services.Budgets.UseRowsAsync(call.Caller, answer.Read, CancellationToken.None).ConfigureAwait(false);
        return new CallResult(
            content, AuditSentence.Wrote(call.Caller.Title, plan.Attempt, person, answer.Counts, plan.Grant), answer.Written,
            answer.Outcome);
    }
}
