using Salesforce.Typed.Errors;
using Salesforce.Typed.Transport.Http;

namespace Salesforce.Typed.Transport.Limits;

/// <summary>Lets requests out: no more at the same time than the options say, and none that would spend what is kept for others.</summary>
internal sealed class RequestThrottle : IDisposable
{
    // Requests count for 24 hours: a reading of that age says nothing of today's.
    private static readonly TimeSpan Counted = TimeSpan.FromHours(24);

    private readonly Lock _lock = new();
    private readonly UsageMeter _usage;
    private readonly TimeProvider _clock;
    private readonly int _reserve;
    private readonly SemaphoreSlim? _slots;
    private int _onTheirWay;

    public RequestThrottle(LimitOptions options, UsageMeter usage, TimeProvider clock)
    {
        _usage = usage;
        _clock = clock;
        _reserve = options.Reserve;
        if (options.MaxConcurrentRequests is { } most)
            _slots = new SemaphoreSlim(most, most);
    }

    /// <summary>Whether there is anything to wait for or to count.</summary>
    public bool IsOpen => _slots is null && _reserve == 0;

    /// <summary>Whether the call would spend what is kept.</summary>
    public bool IsAtReserve(in RestCall call) => !call.IgnoresReserve && AtReserve() is not null;

    /// <summary>Waits for the call's turn. Each return is followed by one <see cref="Leave"/>.</summary>
    /// <exception cref="RequestLimitException">It would spend what is kept.</exception>
    public async ValueTask EnterAsync(RestCall call, CancellationToken cancellationToken)
    {
        if (_slots is not null)
            await _slots.WaitAsync(cancellationToken).ConfigureAwait(false);
        if (_reserve == 0)
            return;
        ApiUsage? spent;
        lock (_lock)
        {
            spent = call.IgnoresReserve ? null : AtReserve();
            if (spent is null)
                _onTheirWay++;
        }
        if (spent is null)
            return;
        _slots?.Release();
        throw RequestLimitException.BeforeSending(call.Name, spent, _reserve);
    }

    /// <summary>Makes room for the next one.</summary>
    public void Leave()
    {
        if (_reserve > 0)
        {
            lock (_lock)
                _onTheirWay--;
        }
        _slots?.Release();
    }

    public void Dispose() => _slots?.Dispose();

    private ApiUsage? AtReserve() =>
        _reserve > 0 && _usage.Current is { } usage && _clock.GetUtcNow() - usage.ReadAt < Counted
            && usage.Used + _onTheirWay + 1 > usage.Max - _reserve ? usage : null;
}
