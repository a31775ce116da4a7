using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Salesforce.Typed.Tests;

/// <summary>A server that answers with the bytes it is reported, and then ends the connection: politely, or by a reset.</summary>
internal sealed class FaultyServer : IAsyncDisposable
{
    private readonly Socket _listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private readonly Func<string, ServerReply> _answer;
    private readonly ConcurrentQueue<string> _requests = new();
    private readonly Task _serving;

    /// <param name="answer">Gives the answer to a request line, as <c>GET /x</c>.</param>
    public FaultyServer(Func<string, ServerReply> answer)
    {
        _answer = answer;
        _listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        _listener.Listen(100);
        Url = new Uri($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndPoint!).Port}");
        _serving = ServeAsync();
    }

    public Uri Url { get; }

    /// <summary>The requests that arrived whole, as <c>GET /x</c>.</summary>
    public IReadOnlyList<string> Requests => [.. _requests];

    public void Forget() => _requests.Clear();

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
            var line = await ReadAsync(connection);
            _requests.Enqueue(line);
            var reply = _answer(line);
            await connection.SendAsync(reply.Bytes, SocketFlags.None);
            if (reply.Resets)
                connection.LingerState = new LingerOption(true, 0);
            else
                connection.Shutdown(SocketShutdown.Send);
        }
        catch (Exception e) when (e is SocketException or IOException)
        {
            // The client has gone: it is its right.
        }
    }

    // A request with its body; gives method and address.
    private static async Task<string> ReadAsync(Socket connection)
    {
        var bytes = new byte[64 * 1024];
        var length = 0;
        while (true)
        {
            var read = await connection.ReceiveAsync(bytes.AsMemory(length), SocketFlags.None);
            if (read == 0)
                throw new IOException("no request");
            length += read;
            var text = Encoding.ASCII.GetString(bytes, 0, length);
            var end = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
            if (end < 0)
                continue;
            var header = text.IndexOf("Content-Length: ", StringComparison.OrdinalIgnoreCase);
            var body = header < 0 ? 0 : int.Parse(
                text.AsSpan(header + 16, text.IndexOf('\r', header) - header - 16), System.Globalization.CultureInfo.InvariantCulture);
            if (length >= end + 4 + body)
                return string.Join(' ', text[..text.IndexOf('\r', StringComparison.Ordinal)].Split(' ')[..2]);
        }
    }
}
