using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Salesforce.Typed.Tests;

/// <summary>A server that answers what a test says, down to the bytes, and ends each connection after its answer.</summary>
internal sealed class StubOrg : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Func<string, StubReply> _reply;

    /// <summary>Starts it.</summary>
    /// <param name="reply">The answer to a path.</param>
    public StubOrg(Func<string, StubReply> reply)
    {
        _reply = reply;
        _listener.Start();
        _ = ServeAsync();
    }

    public string Url => $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/";

    public void Dispose() => _listener.Dispose();

    private async Task ServeAsync()
    {
        while (true)
        {
            TcpClient client;
            try
            {
                client = await _listener.AcceptTcpClientAsync();
            }
            catch (Exception e) when (e is SocketException or ObjectDisposedException)
            {
                return;
            }
            _ = AnswerAsync(client);
        }
    }

    private async Task AnswerAsync(TcpClient client)
    {
        using var _ = client;
        using var stream = client.GetStream();
        using var reader = new StreamReader(stream, Encoding.ASCII);
        var path = (await reader.ReadLineAsync())?.Split(' ')[1] ?? "/";
        while (await reader.ReadLineAsync() is { Length: > 0 })
        {
        }
        // An answer that waits holds up no other.
        var reply = await Task.Run(() => _reply(path));
        var head = $"HTTP/1.1 {reply.Status} Stub\r\nContent-Type: {reply.ContentType}\r\nContent-Length: "
            + $"{reply.PromisedLength ?? reply.Body.Length}\r\nConnection: close\r\n\r\n";
        await stream.WriteAsync(Encoding.ASCII.GetBytes(head));
        await stream.WriteAsync(reply.Body);
        if (reply.HoldsOpen is { } open)
            await Task.Run(() => open.Wait(TimeSpan.FromSeconds(30)));
    }
}
