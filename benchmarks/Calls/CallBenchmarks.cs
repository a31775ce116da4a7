using System.Net.Http.Headers;
using System.Text.Json;
using Acme.Crm;
using BenchmarkDotNet.Attributes;
using Salesforce.Typed.Auth;

namespace Salesforce.Typed.Benchmarks;

/// <summary>
/// Whole calls for one record: ours next to a raw client that throws the bytes away, and one that reads them by System.Text.Json's
/// source generator.
/// </summary>
[MemoryDiagnoser]
[HideColumns("Error", "StdDev", "Median", "RatioSD", "Alloc Ratio")]
public class CallBenchmarks
{
    private static readonly Id<Contact> Id = Id<Contact>.Parse("003000000000000AAA");
    private static readonly byte[] Record = PageOfContacts.FirstRow;

    private FixedServer? _server;
    private HttpClient _raw = null!;
    private SalesforceClient _org = null!;
    private string _path = "";

    /// <summary>Whether the call travels over the loopback, or is answered in the process.</summary>
    [Params(false, true)]
    public bool Loopback { get; set; }

    [GlobalSetup]
    public void Start()
    {
        _server = Loopback ? new FixedServer(Record) : null;
        var address = _server?.Url ?? new Uri("https://acme.my.salesforce.com");
        HttpMessageHandler handler = Loopback ? new SocketsHttpHandler() : new FixedAnswer(Record);
        _raw = new HttpClient(handler) { BaseAddress = address };
        _raw.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "TOKEN");
        _raw.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        _org = new SalesforceClient(
            new SalesforceOptions { Instance = address, Auth = new ExternalTokenFlow("TOKEN"), HttpHandler = handler });
        _path =
            $"/services/data/v67.0/sobjects/Contact/{Id}?fields={Contact.Info.DefaultFields.Replace(" ", "", StringComparison.Ordinal)}";
    }

    [GlobalCleanup]
    public void Stop()
    {
        _org.Dispose();
        _raw.Dispose();
        _server?.Dispose();
    }

    [Benchmark(Baseline = true, Description = "HttpClient, bytes thrown away")]
    public async Task<int> Raw()
    {
        using var response = await _raw.GetAsync(_path);
        return (await response.Content.ReadAsByteArrayAsync()).Length;
    }

    [Benchmark(Description = "Salesforce.Typed")]
    public async Task<Contact?> Typed() => await _org.Contact.GetAsync(Id);

    [Benchmark(Description = "HttpClient and System.Text.Json, source generated")]
    public async Task<object?> SourceGenerated()
    {
        using var response = await _raw.GetAsync(_path);
        return await JsonSerializer.DeserializeAsync(await response.Content.ReadAsStreamAsync(), PlainContext.Default.PlainContact);
    }
}
