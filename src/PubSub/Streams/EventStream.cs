using System.Runtime.CompilerServices;
using Salesforce.Typed.Core.Errors;
using Salesforce.Typed.Errors;
using Salesforce.Typed.Events.Telemetry;

namespace Salesforce.Typed.Events.Streams;

/// <summary>
/// The events of a topic, from where the last run ended, over as many connections as it takes. An event is read when the loop asks for it,
/// and counts as handled when the loop asks for the next one; only then is another asked for from the org, and only then does the place
/// move on.
/// </summary>
/// <typeparam name="TEvent">The event.</typeparam>
internal sealed class EventStream<TEvent>(
    IEventSource source, IEventDecoder<TEvent> decoder, EventOptions options, TimeProvider clock, EventLog log) : IAsyncDisposable
    where TEvent : class
{
    private readonly Checkpoint _checkpoint = new(options, source.Topic, clock, log);
    private readonly ReconnectPolicy _reconnection = new(options, source.Topic, clock, log);
    private readonly RecentEvents _seen = new();
    private IEventConnection? _connection;
    private int _connections;
    private bool _isRestarted;

    /// <summary>Delivers the events, without end.</summary>
    public async IAsyncEnumerable<TEvent> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await _checkpoint.LoadAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            while (true)
            {
                cancellationToken.ThrowIfCancellationRequested();
                var batch = await _reconnection.RunAsync(static (stream, token) => stream.NextAsync(token), this, cancellationToken)
                    .ConfigureAwait(false);
                foreach (var wire in batch.Events)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    if (await ReadAsync(wire, cancellationToken).ConfigureAwait(false) is { } read)
                    {
                        EventInstruments.Received(source.Topic, decoder.TimeOf(read), clock);
                        yield return read;
                    }
                    _checkpoint.Advance(wire.ReplayId);
                    _connection?.Handled(wire.ReplayId);
                    await _checkpoint.SaveAsync(cancellationToken).ConfigureAwait(false);
                }
                if (batch.Events.Length == 0)
                {
                    _checkpoint.Advance(batch.Latest);
                    await _checkpoint.SaveAsync(cancellationToken).ConfigureAwait(false);
                }
            }
        }
        finally
        {
            // Whoever ends the loop may have given up: what was handled is kept all the same.
            await _checkpoint.SaveNowAsync(CancellationToken.None).ConfigureAwait(false);
            await DisposeAsync().ConfigureAwait(false);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await CloseAsync().ConfigureAwait(false);
        await source.DisposeAsync().ConfigureAwait(false);
        _checkpoint.Dispose();
    }

    private async ValueTask<EventBatch> NextAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                if (_connection is null)
                {
                    _connection = await source.OpenAsync(_checkpoint.Position, cancellationToken).ConfigureAwait(false);
                    _connections++;
                    _ = ReportOpenAsync(_connection, _checkpoint.Position);
                }
                var batch = await _connection.NextAsync(cancellationToken).ConfigureAwait(false);
                _reconnection.Succeeded();
                _isRestarted = false;
                return batch;
            }
            catch (ReplayIdException) when (options.IfExpired is { } from && !_isRestarted)
            {
                _isRestarted = true;
                await CloseAsync().ConfigureAwait(false);
                _checkpoint.Restart(from);
                log.Expired(source.Topic, from);
            }
            catch
            {
                await CloseAsync().ConfigureAwait(false);
                throw;
            }
        }
    }

    // An open call is not an open stream: the server may still refuse it.
    private async Task ReportOpenAsync(IEventConnection connection, ReplayFrom from)
    {
        await connection.WhenOpen.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!connection.WhenOpen.IsCompletedSuccessfully)
            return;
        _reconnection.Opened();
        EventInstruments.Opened(source.Topic);
        log.Opened(source.Topic, from);
    }

    // Null for an event that was delivered before, is not of this stream, or cannot be read.
    private async ValueTask<TEvent?> ReadAsync(WireEvent wire, CancellationToken cancellationToken)
    {
        if (_seen.WasSeen(wire.Id, _connections))
        {
            EventInstruments.Repeated(source.Topic);
            log.Repeated(source.Topic);
            return null;
        }
        try
        {
            if (!decoder.IsReady(wire))
                await _reconnection.RunAsync(static async (state, token) => await PrepareAsync(state.decoder, state.wire, token)
                    .ConfigureAwait(false), (decoder, wire), cancellationToken).ConfigureAwait(false);
            return decoder.Decode(wire);
        }
        catch (SalesforceFormatException e)
        {
            EventInstruments.Undecodable(source.Topic);
            if (options.OnUndecodable is not { } handler)
                throw;
            await handler(new UndecodableEvent(source.Topic, wire.Id, wire.ReplayId, wire.SchemaId, wire.Payload, e), cancellationToken)
                .ConfigureAwait(false);
            log.Undecodable(source.Topic, ServerText.Show(wire.Id), ServerText.Show(wire.SchemaId), wire.Payload.Length, e.SObject is null
                ? "its schema."
                : $"{e.SObject}.{e.Field}.");
            return null;
        }
    }

    private static async ValueTask<bool> PrepareAsync(IEventDecoder<TEvent> decoder, WireEvent wire, CancellationToken cancellationToken)
    {
        await decoder.PrepareAsync(wire, cancellationToken).ConfigureAwait(false);
        return true;
    }

    private async ValueTask CloseAsync()
    {
        if (_connection is not { } connection)
            return;
        _connection = null;
        await connection.DisposeAsync().ConfigureAwait(false);
    }
}
