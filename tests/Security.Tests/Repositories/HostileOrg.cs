using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace Salesforce.Typed.Tests;

/// <summary>A server that answers describes with what an attacker chose.</summary>
internal sealed class HostileOrg : IDisposable
{
    private readonly HttpListener _listener = new();
    private readonly Func<string, string> _describe;
    private readonly string[] _objects;

    /// <summary>Starts it.</summary>
    /// <param name="describe">The text of a describe, by the name that was asked for.</param>
    /// <param name="objects">The names of the org's list of objects.</param>
    public HostileOrg(Func<string, string> describe, params string[] objects)
    {
        (_describe, _objects) = (describe, objects);
        using (var free = new TcpListener(IPAddress.Loopback, 0))
        {
            free.Start();
            Url = $"http://127.0.0.1:{((IPEndPoint)free.LocalEndpoint).Port}/";
        }
        _listener.Prefixes.Add(Url);
        _listener.Start();
        _ = ServeAsync();
    }

    public string Url { get; }

    /// <summary>The paths that were asked for.</summary>
    public List<string> Paths { get; } = [];

    /// <summary>A describe in the full form, of a few fields.</summary>
    public static string Describe(string name, string label = "Label") => JsonSerializer.Serialize(new
    {
        name,
        label,
        labelPlural = label,
        keyPrefix = "a00",
        queryable = true,
        fields = new[] { new { name = "Id", label = "Id", type = "id", soapType = "tns:ID", length = 18, filterable = true } },
        childRelationships = Array.Empty<object>(),
        recordTypeInfos = Array.Empty<object>(),
        supportedScopes = Array.Empty<object>(),
    });

    /// <summary>A describe of the object that was asked for.</summary>
    public static string DescribeOf(string name) => Describe(name);

    public void Dispose() => _listener.Close();

    private async Task ServeAsync()
    {
        while (_listener.IsListening)
        {
            HttpListenerContext call;
            try
            {
                call = await _listener.GetContextAsync();
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
            var path = call.Request.RawUrl!;
            lock (Paths)
                Paths.Add(path);
            var steps = path.Split('?')[0].TrimEnd('/').Split('/');
            var text = steps[^1] == "describe" ? _describe(Uri.UnescapeDataString(steps[^2]))
                : JsonSerializer.Serialize(new { encoding = "UTF-8", maxBatchSize = 200, sobjects = _objects.Select(
                    o => new { name = o, label = o, labelPlural = o, keyPrefix = "a00", queryable = true }) });
            var bytes = Encoding.UTF8.GetBytes(text);
            call.Response.ContentType = "application/json";
            await call.Response.OutputStream.WriteAsync(bytes);
            call.Response.Close();
        }
    }
}
