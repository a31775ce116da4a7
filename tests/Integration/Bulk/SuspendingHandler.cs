namespace Salesforce.Typed.Tests;

/// <summary>Simulates a process that is suspended at its first request of a method and continues later.</summary>
/// <param name="method">The method.</param>
/// <param name="before">Whether it is suspended before the request is sent, or after the response came.</param>
internal sealed class SuspendingHandler(string method, bool before) : DelegatingHandler(new SocketsHttpHandler())
{
    private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _continue = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task Reached => _reached.Task;

    public void Continue() => _continue.SetResult();

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var isMet = request.Method.Method == method && _reached.TrySetResult();
        if (isMet && before)
            await _continue.Task;
        var response = await base.SendAsync(request, cancellationToken);
        if (isMet && !before)
            await _continue.Task;
        return response;
    }
}
