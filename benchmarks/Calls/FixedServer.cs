using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Salesforce.Typed.Benchmarks;

/// <summary>Answers everything with the same bytes over the loopback: the least that a call over a connection can cost.</summary>
internal sealed class FixedServer : IDisposable
{
    private readonly Socket _listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private readonly byte[] _answer;

    public FixedServer(byte[] body)
    {
        _answer = [.. Encoding.ASCII.GetBytes("HTTP/1.1 200 OK\r\nContent-Type: application/json;charset=UTF-8\r\nSforce-Limit-Info: "
            + $"api-usage=18/100000\r\nContent-Length: {body.Length}\r\n\r\n"), .. body];
        _listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        _listener.Listen();
        Url = new Uri($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndPoint!).Port}");
        _ = AcceptAsync();
    }

    public Uri Url { get; }

    public void Dispose() => _listener.Dispose();

    private async Task AcceptAsync()
    {
        while (true)
        {
            try
            {
                _ = ServeAsync(await _listener.AcceptAsync());
            }
            catch (Exception e) when (e is SocketException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    // Requests have no body, and come one after the other.
    private async Task ServeAsync(Socket connection)
    {
        using var closing = connection;
        var bytes = new byte[32 * 1024];
        var length = 0;
        while (await connection.ReceiveAsync(bytes.AsMemory(length), SocketFlags.None) is > 0 and var read)
        {
            length += read;
            if (!bytes.AsSpan(0, length).EndsWith("\r\n\r\n"u8))
                continue;
            length = 0;
            await connection.SendAsync(_answer, SocketFlags.None);
        }
    }
}
