using Salesforce.Typed.Composite;
using Salesforce.Typed.Errors;
using Salesforce.Typed.Transport.Errors;

namespace Salesforce.Typed.Features.Composite;

/// <summary>Reports what happened to a step from its answer, and of all steps that stand or fall together.</summary>
internal static class StepReader
{
    /// <summary>What happened to a step, as far as its own answer reports.</summary>
    public static WriteResult Read(UnitStep step, StepAnswer answer)
    {
        step.IsAnswered = true;
        try
        {
            if (!answer.IsSuccess)
                return Refusal(step, answer);
            answer.Require(step.Call!.Success);
            return step.Read(answer);
        }
        // One answer that cannot be read says nothing about the others. Of a step that changes nothing it is known what happened to the
        // org.
        catch (SalesforceFormatException e)
        {
            return step.Call!.IsRead
                ? WriteResult.OfRequest(e) with { Status = OutcomeStatus.Failed }
                : WriteResult.OfRequest(new OutcomeUnknownException(step.Name, e));
        }
    }

    /// <summary>
    /// What happened to steps that are all or none: a step that failed takes back the others, and where none failed but all were halted it
    /// was a reference without a value that did it, or the org did not try them.
    /// </summary>
    public static void SettleAllOrNone(IReadOnlyList<UnitStep> steps, WriteResult[] results)
    {
        if (Array.TrueForAll(results, v => v.Status is OutcomeStatus.Succeeded or OutcomeStatus.Unknown))
            return;
        if (!results.Any(v => v.Status == OutcomeStatus.Failed))
            Blame(results, i => HasNoValue(results[i]));
        if (!results.Any(v => v.Status == OutcomeStatus.Failed))
            return;
        for (var i = 0; i < results.Length; i++)
        {
            // A collection that failed has records that succeeded: those are taken back too.
            steps[i].TakeBack();
            if (results[i].Status is OutcomeStatus.Succeeded or OutcomeStatus.Halted)
                results[i] = results[i] with { Status = OutcomeStatus.RolledBack, Id = default };
        }
    }

    /// <summary>
    /// What happened to steps that stand each for itself: one that was halted though all that it needs succeeded is to blame itself.
    /// </summary>
    public static void SettleEach(IReadOnlyList<UnitStep> steps, WriteResult[] results)
    {
        var places = Enumerable.Range(0, steps.Count).ToDictionary(i => steps[i].Number, i => i);
        Blame(results, i => HasNoValue(results[i])
            && steps[i].Call!.Needs.All(n => places.TryGetValue(n, out var p) && results[p].Status == OutcomeStatus.Succeeded));
    }

    private static WriteResult Refusal(UnitStep step, StepAnswer answer)
    {
        var errors = answer.Body.ValueKind == System.Text.Json.JsonValueKind.Array ? ErrorReader.Read(answer.Body) : [];
        var isHalted = errors.Count > 0 && errors.All(e => e.ErrorCode is "PROCESSING_HALTED" or "BATCH_PROCESSING_HALTED");
        var cause = ErrorReader.Create(step.Name, answer.Status, errors);
        return new WriteResult(isHalted ? OutcomeStatus.Halted : OutcomeStatus.Failed, default, false, errors, cause);
    }

    // "Invalid reference specified. No value for ref0.records[0].Id found in ref0": the query found no row.
    private static bool HasNoValue(WriteResult result) =>
        result.Status == OutcomeStatus.Halted
            && result.Errors.Any(e => e.Message.Contains("Invalid reference", StringComparison.OrdinalIgnoreCase));

    private static void Blame(WriteResult[] results, Func<int, bool> isGuilty)
    {
        for (var i = 0; i < results.Length; i++)
        {
            if (isGuilty(i))
                results[i] = results[i] with { Status = OutcomeStatus.Failed };
        }
    }
}
