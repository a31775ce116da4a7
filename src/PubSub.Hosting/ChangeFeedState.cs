namespace Salesforce.Typed.Events.Hosting;

/// <summary>How a feed is doing, for its health check.</summary>
internal sealed class ChangeFeedState
{
    private readonly Lock _lock = new();
    private Exception? _failure;
    private int _failures;
    private DateTimeOffset? _handledAt;
    private TimeSpan _lag;
    private bool _isRunning;

    public void Started()
    {
        lock (_lock)
            _isRunning = true;
    }

    public void Ended(Exception? failure)
    {
        lock (_lock)
            (_isRunning, _failure) = (false, failure ?? _failure);
    }

    public void Handled(DateTimeOffset now, DateTimeOffset committed)
    {
        lock (_lock)
            (_failure, _failures, _handledAt, _lag) = (null, 0, now, now > committed ? now - committed : TimeSpan.Zero);
    }

    public int Failed(Exception failure)
    {
        lock (_lock)
        {
            _failure = failure;
            return ++_failures;
        }
    }

    public (bool IsRunning, Exception? Failure, int Failures, DateTimeOffset? HandledAt, TimeSpan Lag) Read()
    {
        lock (_lock)
            return (_isRunning, _failure, _failures, _handledAt, _lag);
    }
}
