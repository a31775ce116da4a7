using System.Buffers;
using System.Runtime.ExceptionServices;
using System.Text.Json;
using Salesforce.Typed.Features.Composite;
using Salesforce.Typed.Gate.Calls;
using Salesforce.Typed.Policy.Decisions;
using Salesforce.Typed.Policy.Model;

namespace Salesforce.Typed.Gate.Writes;

/// <summary>Sends plans: a list of records alone by itself, everything else as one composite request.</summary>
internal static class OrgWriter
{
    /// <summary>Refuses a plan that cannot be sent.</summary>
    public static Refusal? Check(GateCall call, WritePlan plan)
    {
        if (!plan.IsComposite(call.Access))
            return null;
        if (plan.Writes.Any(w => w.Records.Any(r => r.HasText)))
        {
            return new Refusal(
                RefusalCode.Invalid, "A text has '@{' in it, which the org would take for a reference here. "
                + "It can be written without records in records, and to an object whose rows are not restricted.");
        }
        return new PlanUnit(call, plan).Check();
    }

    /// <summary>Sends a plan.</summary>
    /// <exception cref="Errors.SalesforceException">The request as a whole was refused, or was not answered.</exception>
    public static Task<PlanResults> SendAsync(
        GateCall call, WritePlan plan, CancellationToken cancellationToken) => plan.IsComposite(call.Access)
        ? new PlanUnit(call, plan).SendAsync(cancellationToken)
        : SendListAsync(call, plan, (WriteRequest)plan.Items[0], cancellationToken);

    private static async Task<PlanResults> SendListAsync(
        GateCall call, WritePlan plan, WriteRequest write, CancellationToken cancellationToken)
    {
        var transport = call.Org.Client.Transport;
        var step = WriteCalls.OfRows(write, plan.AllOrNone, NoReference);
        var request = new RecordsRequest(
            step.Method, $"{transport.DataPath}/{step.Path}", [.. Enumerable.Range(0, write.Records.Count)],
            step.Body is null ? null : () => Body(step.Body))
        {
            SentIds = write.Kind is WriteKind.Update or WriteKind.Delete ? WriteCalls.SentIds(write) : [],
            IsRepeatable = write.Kind == WriteKind.Upsert,
        };
        var results = new WriteResult[write.Records.Count];
        Array.Fill(results, WriteResult.NotSent);
        await CollectionRun.SendAsync(transport, [request], results, parallelism: 1, cancellationToken).ConfigureAwait(false);
        if (results[0].Cause is { } cause)
            ExceptionDispatchInfo.Throw(cause);
        return new PlanResults([results], [[]], HasMissingRow: false);
    }

    private static HttpContent Body(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
            write(writer);
        return JsonBody.Of(buffer);
    }

    private static string NoReference(StepRow row) =>
        throw new InvalidOperationException("A list of records alone refers to no other step.");
}
