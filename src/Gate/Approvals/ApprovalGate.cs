using System.Security.Cryptography;
using Salesforce.Typed.Audit.Records;
using Salesforce.Typed.Audit.Sentences;
using Salesforce.Typed.Gate.Calls;
using Salesforce.Typed.Gate.Stores;
using Salesforce.Typed.Gate.Tools;
using Salesforce.Typed.Gate.Writes;
using Salesforce.Typed.Policy.Decisions;

namespace Salesforce.Typed.Gate.Approvals;

/// <summary>Makes a write wait for a person, and spends the approval when the agent repeats the call with it.</summary>
internal static class ApprovalGate
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    /// <summary>Asks for an approval.</summary>
    public static async Task<ToolAnswer> AskAsync(GateCall call, WritePlan plan, string argumentsHash, CancellationToken cancellationToken)
    {
        var (digest, details) = await ApprovalDigest.OfAsync(call, plan, argumentsHash, cancellationToken).ConfigureAwait(false);
        var id = "ap_" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8));
        var sentence = AuditSentence.Waits(call.Caller.Title, plan.Attempt, id);
        var now = call.Services.Time.GetUtcNow();
        await call.Services.Store.AddApprovalAsync(
            new StoredApproval(id, call.Caller.Name, digest, sentence, details, "waiting", now, now + Lifetime, null),
            cancellationToken).ConfigureAwait(false);
        await call.WriteAsync(AuditKind.Waiting, sentence, e => e with { Decision = "needs_approval", Approval = id }, cancellationToken)
            .ConfigureAwait(false);
        return ToolAnswer.Refused(
            "needs_approval", "A person has to approve this.",
            instead: $"Repeat the call with \"approval\": \"{id}\" once it is approved; status shows it.", approval: id);
    }

    /// <summary>Spends an approval on a write.</summary>
    /// <returns>Who approved it; a refusal where it cannot be spent on this write.</returns>
    public static async Task<(string? Person, Refusal? Refusal)> SpendAsync(
        GateCall call, WritePlan plan, string approval, string argumentsHash, CancellationToken cancellationToken)
    {
        if (await call.Services.Store.FindApprovalAsync(approval, cancellationToken).ConfigureAwait(false) is not { } stored
            || stored.Agent != call.Caller.Name)
            return (null, new Refusal(RefusalCode.NotFound, "There is no such approval."));
        if (stored.State == "waiting" && stored.Expires > call.Services.Time.GetUtcNow())
            return (null, new Refusal(RefusalCode.Denied, "Nobody has approved it yet.") { Instead = "Wait, and ask status." });
        var (digest, _) = await ApprovalDigest.OfAsync(call, plan, argumentsHash, cancellationToken).ConfigureAwait(false);
        if (digest != stored.Digest)
        {
            return (null, new Refusal(RefusalCode.Denied, "The approval is for another call, or a record was changed since.")
            {
                Instead = "Make the call without an approval to ask again.",
            });
        }
        return await call.Services.Store.MoveApprovalAsync(
            approval, "approved", "spent", null, call.Services.Time.GetUtcNow(), cancellationToken).ConfigureAwait(false)
            ? (stored.Person, null)
            : (null, new Refusal(RefusalCode.Denied, "The approval was denied, is used up, or has expired.")
            {
                Instead = "Make the call without an approval to ask again.",
            });
    }
}
