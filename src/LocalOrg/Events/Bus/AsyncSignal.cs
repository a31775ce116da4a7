namespace Salesforce.Typed.Testing.Events.Bus;

/// <summary>Wakes who waits for something to happen.</summary>
internal sealed class AsyncSignal
{
    private volatile TaskCompletionSource _next = New();

    /// <summary>Ends at the next <see cref="Set"/>. To miss none, take it before you look.</summary>
    public Task Next => _next.Task;

    public void Set() => Interlocked.Exchange(ref _next, New()).TrySetResult();

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
