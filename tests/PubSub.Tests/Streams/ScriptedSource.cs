using Salesforce.Typed.Events;
using Salesforce.Typed.Events.Streams;

namespace Salesforce.Typed.Tests;

/// <summary>A topic whose connections do what a script says: bring batches, then break as told.</summary>
internal sealed class ScriptedSource(params ScriptedSource.Connection[] script) : IEventSource
{
    private int _next;

    /// <summary>Where each connection was asked to begin.</summary>
    public List<ReplayFrom> Opened { get; } = [];

    /// <summary>The events that were reported as handled.</summary>
    public List<ReplayId> HandledIds { get; } = [];

    public bool IsDisposed { get; private set; }

    public string Topic => "/data/AccountChangeEvent";

    public static EventStreamException Broken => new("broken", "Unavailable", null, null, null) { IsTransient = true };

    public static EventStreamException SessionOver => new("session over", "Unauthenticated", null, null, null) { IsSessionOver = true };

    public static EventStreamException Final => new("denied", "PermissionDenied", null, null, null);

    public static ReplayIdException Expired(ReplayId id) => new("/data/AccountChangeEvent", id, "InvalidArgument", null, null, null);

    public static ReplayId Id(int n) => new(BitConverter.GetBytes(n));

    public static WireEvent Event(int n, string? id = null) => new(id ?? $"e{n}", Id(n), "s", new byte[] { (byte)n });

    public static EventBatch Batch(params int[] numbers) =>
        new([.. numbers.Select(n => Event(n))], numbers.Length == 0 ? default : Id(numbers[^1]));

    public static Connection Brings(Exception end, params EventBatch[] batches) => new(batches, end);

    public ValueTask<IEventConnection> OpenAsync(ReplayFrom from, CancellationToken cancellationToken)
    {
        Opened.Add(from);
        var connection = script[Math.Min(_next++, script.Length - 1)];
        return new(new Call(this, connection));
    }

    public ValueTask DisposeAsync()
    {
        IsDisposed = true;
        return default;
    }

    public sealed record Connection(EventBatch[] Batches, Exception End);

    private sealed class Call(ScriptedSource source, Connection connection) : IEventConnection
    {
        private int _at;

        public Task WhenOpen =>
            connection.Batches.Length > 0 ? Task.CompletedTask : Task.FromCanceled(new CancellationToken(canceled: true));

        public ValueTask<EventBatch> NextAsync(CancellationToken cancellationToken) =>
            _at < connection.Batches.Length ? new(connection.Batches[_at++]) : ValueTask.FromException<EventBatch>(connection.End);

        public void Handled(ReplayId id) => source.HandledIds.Add(id);

        public ValueTask DisposeAsync() => default;
    }
}
