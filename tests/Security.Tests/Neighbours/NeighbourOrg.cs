using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Salesforce.Typed.Testing;

namespace Salesforce.Typed.Tests.Neighbours;

/// <summary>A local org, and what a neighbour on the same machine can send it: any bytes over TCP.</summary>
internal sealed class NeighbourOrg : IAsyncDisposable
{
    private NeighbourOrg(LocalOrg org) => Org = org;

    public LocalOrg Org { get; }

    public static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public static async Task<NeighbourOrg> StartAsync(Action<LocalOrgOptions>? configure = null) => new(await LocalOrg.StartAsync(
        o =>
        {
            o.Snapshots(TestPaths.InRepository("describe-snapshots"));
            configure?.Invoke(o);
        },
        Cancelled));

    /// <summary>
    /// Sends a request with a Host header of the org unless <paramref name="headers"/> has one, and returns what comes back.
    /// </summary>
    public async Task<RawAnswer> SendAsync(string method, string target, string? token, string body = "", params string[] headers)
    {
        var hasHost = Array.Exists(headers, h => h.StartsWith("Host:", StringComparison.OrdinalIgnoreCase));
        var head = new StringBuilder().Append(method).Append(' ').Append(target).Append(" HTTP/1.1\r\n");
        if (!hasHost)
            head.Append("Host: ").Append(Org.Url.Authority).Append("\r\n");
        if (token is not null)
            head.Append("Authorization: Bearer ").Append(token).Append("\r\n");
        foreach (var header in headers)
            head.Append(header).Append("\r\n");
        head.Append("Connection: close\r\nContent-Length: ").Append(Encoding.UTF8.GetByteCount(body)).Append("\r\n\r\n").Append(body);
        return new RawAnswer(await ExchangeAsync(Org.Url, Encoding.UTF8.GetBytes(head.ToString())));
    }

    public Task<RawAnswer> GetAsync(string path, string? token, params string[] headers) =>
        SendAsync("GET", "/services/data/v67.0/" + path, token, "", headers);

    public Task<RawAnswer> QueryAsync(string soql, string token) => GetAsync("query?q=" + Uri.EscapeDataString(soql), token);

    public Task<RawAnswer> PostJsonAsync(string path, string json, string token) =>
        SendAsync("POST", "/services/data/v67.0/" + path, token, json, "Content-Type: application/json");

    public Task<RawAnswer> FormAsync(string name, params (string Name, string Value)[] form) => SendAsync(
        "POST", "/services/oauth2/" + name, null, string.Join('&', form.Select(f => f.Name + "=" + Uri.EscapeDataString(f.Value))),
        "Content-Type: application/x-www-form-urlencoded");

    /// <summary>Creates a record and returns its id.</summary>
    public async Task<string> CreateAsync(string sObject, string json)
    {
        var answer = await PostJsonAsync("sobjects/" + sObject, json, Org.Token);
        Assert.True(answer.Status == 201, answer.Text);
        return answer.Json.GetProperty("id").GetString()!;
    }

    /// <summary>
    /// Sends the bytes and reads until the org closes the connection. A request that promises more than it has is ended after
    /// <paramref name="wait"/>: not before, because the org stops the work for a client that is gone.
    /// </summary>
    public static async Task<string> ExchangeAsync(Uri url, byte[] bytes, TimeSpan? wait = null)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(url.Host, url.Port, Cancelled);
        var stream = client.GetStream();
        try
        {
            await stream.WriteAsync(bytes, Cancelled);
            using var reader = new StreamReader(stream, Encoding.UTF8);
            var answer = reader.ReadToEndAsync(Cancelled);
            if (await Task.WhenAny(answer, Task.Delay(wait ?? TimeSpan.FromSeconds(60), Cancelled)) != answer)
                client.Client.Shutdown(SocketShutdown.Send);
            return await answer;
        }
        catch (IOException)
        {
            return "";
        }
    }

    public ValueTask DisposeAsync() => Org.DisposeAsync();
}

/// <summary>An answer as it came over the wire.</summary>
internal sealed record RawAnswer(string Text)
{
    /// <summary>The status; 0 where the connection was closed without an answer.</summary>
    public int Status => Text.Length > 12 ? int.Parse(Text.AsSpan(9, 3), System.Globalization.CultureInfo.InvariantCulture) : 0;

    public string Body => Text[(Text.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..];

    public JsonElement Json => JsonDocument.Parse(Body).RootElement;

    public string ErrorCode => Json[0].GetProperty("errorCode").GetString()!;

    public string? Header(string name) => Text.Split("\r\n\r\n")[0].Split("\r\n").FirstOrDefault(
        l => l.StartsWith(name + ": ", StringComparison.OrdinalIgnoreCase))?[(name.Length + 2)..];
}
