using System.Net.Sockets;
using System.Text;
using Salesforce.Typed.Transport.Auth;

namespace Salesforce.Typed.Auth;

/// <summary>
/// The redirect address of a program without a web site: listens on 127.0.0.1 and [::1] until the browser comes back. The address is
/// <c>http://localhost:PORT/PATH</c>, which must be one of the app's callback URLs, letter by letter: Salesforce takes http for localhost
/// alone.
/// </summary>
public sealed class LoopbackRedirect : IAsyncDisposable, IDisposable
{
    private const int LongestRequest = 16 * 1024;
    private static readonly TimeSpan LongestRead = TimeSpan.FromSeconds(10);

    private readonly LoopbackListener _listener;
    private readonly string _path;
    private readonly TimeProvider _clock;

    private LoopbackRedirect(LoopbackListener listener, string path, TimeProvider clock)
    {
        _listener = listener;
        _path = path;
        _clock = clock;
        RedirectUri = new Uri($"http://localhost:{listener.Port}{path}");
    }

    /// <summary>The redirect address.</summary>
    public Uri RedirectUri { get; }

    /// <summary>What the person reads in the browser at the end, as HTML.</summary>
    public string Page { get; set; } =
        "<!doctype html><title>Salesforce</title><p>You can close this window and go back to the program.</p>";

    /// <summary>Begins to listen.</summary>
    /// <param name="port">The port, which the app's callback URL names; 0 takes any free one.</param>
    /// <param name="path">The path, beginning with a slash.</param>
    /// <param name="timeProvider">The clock that limits how long a connection may say nothing.</param>
    /// <exception cref="SocketException">The port is taken, at one of the two addresses at least. Then it listens at neither.</exception>
    public static LoopbackRedirect Start(int port = 1717, string path = "/OauthRedirect", TimeProvider? timeProvider = null)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (!path.StartsWith('/') || path.AsSpan().ContainsAny("?# "))
            throw new ArgumentException("The path must begin with a slash and have no query.", nameof(path));
        return new(LoopbackListener.Start(port), path, timeProvider ?? TimeProvider.System);
    }

    /// <summary>
    /// Waits until the browser comes back from that sign-in. Requests with another state, which any web page could send, are turned
    /// away.
    /// </summary>
    /// <param name="signIn">The sign-in that was begun with <see cref="RedirectUri"/>.</param>
    /// <param name="cancellationToken">Gives up waiting: a person may never come back.</param>
    /// <returns>What the browser brought, for <see cref="WebServerFlow.FinishAsync"/>.</returns>
    public async Task<AuthorizationRedirect> WaitAsync(WebServerSignIn signIn, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(signIn);
        using var done = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var found = new TaskCompletionSource<AuthorizationRedirect>(TaskCreationOptions.RunContinuationsAsynchronously);
        var accepting = AcceptAsync(signIn, found, done.Token);
        // Accepting ends before that only by failing.
        var first = await Task.WhenAny(found.Task, accepting).ConfigureAwait(false);
        await done.CancelAsync().ConfigureAwait(false);
        if (first == accepting && !found.Task.IsCompleted)
        {
            cancellationToken.ThrowIfCancellationRequested();
            await accepting.ConfigureAwait(false);
        }
        return await found.Task.ConfigureAwait(false);
    }

    /// <summary>Stops listening.</summary>
    public void Dispose() => _listener.Dispose();

    /// <summary>Stops listening.</summary>
    public ValueTask DisposeAsync()
    {
        Dispose();
        return default;
    }

    // Browsers open connections ahead of need and say nothing on them: none may keep another waiting.
    private Task AcceptAsync(
        WebServerSignIn signIn, TaskCompletionSource<AuthorizationRedirect> found, CancellationToken cancellationToken) =>
        _listener.AcceptAsync(client => _ = AnswerAsync(client, signIn, found), cancellationToken);

    private async Task AnswerAsync(TcpClient client, WebServerSignIn signIn, TaskCompletionSource<AuthorizationRedirect> found)
    {
        using var _ = client;
        try
        {
            using var late = new CancellationTokenSource(LongestRead, _clock);
            var stream = client.GetStream();
            var target = Target(await ReadHeadAsync(stream, late.Token).ConfigureAwait(false));
            var redirect = target is not null && target.Split('?')[0] == _path ? AuthorizationRedirect.TryParse(target) : null;
            var isMine = redirect is not null && signIn.IsMine(redirect);
            await stream.WriteAsync(isMine ? Answer("200 OK", Page) : Answer("404 Not Found", ""), late.Token).ConfigureAwait(false);
            if (isMine)
                found.TrySetResult(redirect!);
        }
        catch (Exception e) when (e is IOException or OperationCanceledException or SocketException)
        {
            // Whoever connected went away or said nothing; the next one may be the browser.
        }
    }

    private static async Task<string> ReadHeadAsync(NetworkStream stream, CancellationToken cancellationToken)
    {
        var buffer = new byte[LongestRequest];
        var length = 0;
        while (length < buffer.Length && !buffer.AsSpan(0, length).EndsWith("\r\n\r\n"u8))
        {
            var read = await stream.ReadAsync(buffer.AsMemory(length), cancellationToken).ConfigureAwait(false);
            if (read == 0)
                break;
            length += read;
        }
        return Encoding.Latin1.GetString(buffer, 0, length);
    }

    /// <summary>The target of the request line; null for what is not GET.</summary>
    private static string? Target(string head) =>
        head.Split("\r\n")[0].Split(' ') is ["GET", var target, ['H', 'T', 'T', 'P', ..]] ? target : null;

    private static byte[] Answer(string status, string page)
    {
        var body = Encoding.UTF8.GetBytes(page);
        // The page's address holds the code: no referrer, no cache.
        var head = $"HTTP/1.1 {status}\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: {body.Length}\r\nCache-Control: "
            + $"no-store\r\nReferrer-Policy: no-referrer\r\nConnection: close\r\n\r\n";
        return [.. Encoding.ASCII.GetBytes(head), .. body];
    }
}
