using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Salesforce.Typed.Tests;

/// <summary>
/// A server of HTTP/1.1 that keeps its connections open, as an org does, and keeps the whole text of each request. A null answer ends the
/// connection by FIN after the request has been read, and an empty one by a reset.
/// </summary>
internal sealed class KeepAliveServer : IAsyncDisposable
{
    private readonly Socket _listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private readonly Func<string, string?> _answer;
    private readonly ConcurrentQueue<string> _requests = new();
    private readonly Task _serving;
    private int _connections;

    /// <param name="answer">Gives the response to the text of a request; see <see cref="Response"/>.</param>
    public KeepAliveServer(Func<string, string?> answer)
    {
        _answer = answer;
        _listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        _listener.Listen(100);
        Url = new Uri($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndPoint!).Port}");
        _serving = ServeAsync();
    }

    public Uri Url { get; }

    /// <summary>The requests that arrived whole: the request line, the headers and the body.</summary>
    public IReadOnlyList<string> Requests => [.. _requests];

    /// <summary>How many connections were made.</summary>
    public int Connections => _connections;

    /// <summary>A response.</summary>
    public static string Response(int status, string body = "", string headers = "", string contentType = "application/json") =>
        $"HTTP/1.1 {status} "
            + $"Whatever\r\n{(body.Length > 0 ? $"Content-Type: {contentType}\r\n" : "")}{headers}{(status == 204 ? "" : $"Content-Length: {Encoding.UTF8.GetByteCount(body)}\r\n")}\r\n{body}";

    public async ValueTask DisposeAsync()
    {
        _listener.Dispose();
        await _serving;
    }

    private async Task ServeAsync()
    {
        while (true)
        {
            try
            {
                var connection = await _listener.AcceptAsync();
                Interlocked.Increment(ref _connections);
                _ = AnswerAsync(connection);
            }
            catch (Exception e) when (e is SocketException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private async Task AnswerAsync(Socket connection)
    {
        using var closing = connection;
        try
        {
            while (await ReadAsync(connection) is { } request)
            {
                _requests.Enqueue(request);
                var answer = _answer(request);
                if (string.IsNullOrEmpty(answer))
                {
                    if (answer is null)
                        connection.Shutdown(SocketShutdown.Both);
                    else
                        connection.LingerState = new LingerOption(true, 0);
                    return;
                }
                await connection.SendAsync(Encoding.UTF8.GetBytes(answer), SocketFlags.None);
            }
        }
        catch (Exception e) when (e is SocketException or IOException)
        {
            // The client closed the connection.
        }
    }

    // Null at the end of the connection.
    private static async Task<string?> ReadAsync(Socket connection)
    {
        var bytes = new byte[64 * 1024];
        var length = 0;
        while (true)
        {
            var read = await connection.ReceiveAsync(bytes.AsMemory(length), SocketFlags.None);
            if (read == 0)
                return null;
            length += read;
            var text = Encoding.UTF8.GetString(bytes, 0, length);
            var end = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
            if (end < 0)
                continue;
            var header = text.IndexOf("Content-Length: ", StringComparison.OrdinalIgnoreCase);
            var body = header < 0 ? 0 : int.Parse(
                text.AsSpan(header + 16, text.IndexOf('\r', header) - header - 16), System.Globalization.CultureInfo.InvariantCulture);
            if (length >= end + 4 + body)
                return text;
        }
    }
}
