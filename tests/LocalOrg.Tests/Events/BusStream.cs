using Grpc.Core;
using Salesforce.Typed.Testing.Events.Wire;

namespace Salesforce.Typed.Tests;

/// <summary>An open subscription.</summary>
internal sealed class BusStream(BusClient client, AsyncDuplexStreamingCall<FetchRequest, FetchResponse> call) : IDisposable
{
    private readonly Queue<ConsumerEvent> _received = new();

    public AsyncDuplexStreamingCall<FetchRequest, FetchResponse> Call => call;

    public Task AskAsync(int count) => call.RequestStream.WriteAsync(new FetchRequest { NumRequested = count }, BusClient.Cancelled);

    /// <summary>The next answer; null where the bus ended the stream.</summary>
    public async Task<FetchResponse?> AnswerAsync() =>
        await call.ResponseStream.MoveNext(BusClient.Cancelled) ? call.ResponseStream.Current : null;

    /// <summary>The next event as it came.</summary>
    public async Task<ConsumerEvent> RawAsync()
    {
        while (_received.Count == 0)
        {
            var answer = await AnswerAsync() ?? throw new InvalidOperationException("The stream has ended");
            foreach (var received in answer.Events)
                _received.Enqueue(received);
        }
        return _received.Dequeue();
    }

    /// <summary>The next event, decoded.</summary>
    public async Task<BusEvent> NextAsync() => await client.DecodeAsync(await RawAsync());

    public async Task<List<BusEvent>> NextAsync(int count)
    {
        var events = new List<BusEvent>();
        for (var i = 0; i < count; i++)
            events.Add(await NextAsync());
        return events;
    }

    public void Dispose() => call.Dispose();
}
