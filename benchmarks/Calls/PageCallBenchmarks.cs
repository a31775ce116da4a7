using System.Net.Http.Headers;
using System.Text.Json;
using Acme.Crm;
using BenchmarkDotNet.Attributes;
using Salesforce.Typed.Auth;

namespace Salesforce.Typed.Benchmarks;

/// <summary>
/// Whole calls for a page of 2,000 rows: ours next to a raw client that throws the bytes away, and one that reads them by
/// System.Text.Json's source generator.
/// </summary>
[MemoryDiagnoser]
[HideColumns("Error", "StdDev", "Median", "RatioSD", "Alloc Ratio")]
public class PageCallBenchmarks
{
    private static readonly byte[] Page = PageOfContacts.Bytes;

    private readonly HttpClient _raw = new(new FixedAnswer(Page)) { BaseAddress = new Uri("https://acme.my.salesforce.com") };
    private readonly SalesforceClient _org = new(new SalesforceOptions
    {
        Instance = new("https://acme.my.salesforce.com"),
        Auth = new ExternalTokenFlow("TOKEN"),
        HttpHandler = new FixedAnswer(Page),
    });

    private readonly string _path = "/services/data/v67.0/query?q=" + Uri.EscapeDataString($"SELECT {PageOfContacts.Fields} FROM Contact");

    public PageCallBenchmarks() => _raw.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "TOKEN");

    [Benchmark(Baseline = true, Description = "HttpClient, bytes thrown away")]
    public async Task<long> Raw()
    {
        using var response = await _raw.GetAsync(_path, HttpCompletionOption.ResponseHeadersRead);
        var stream = await response.Content.ReadAsStreamAsync();
        await stream.CopyToAsync(Stream.Null);
        return stream.Length;
    }

    [Benchmark(Description = "Salesforce.Typed")]
    public async Task<int> Typed() => (await _org.Contact.Select(c => new
    {
        c.Id, c.FirstName, c.LastName, c.Title, c.Department, c.Email, c.Phone, c.MobilePhone, c.LeadSource, c.Salutation, c.MailingStreet,
        c.MailingCity,
        c.MailingPostalCode, c.MailingLatitude, c.Birthdate, c.AccountId, c.OwnerId, c.CreatedDate, c.LastModifiedDate, c.Account!.Name,
        c.Account.AnnualRevenue,
    }).ToListAsync()).Count;

    [Benchmark(Description = "HttpClient and System.Text.Json, source generated")]
    public async Task<int> SourceGenerated()
    {
        using var response = await _raw.GetAsync(_path, HttpCompletionOption.ResponseHeadersRead);
        return (await JsonSerializer.DeserializeAsync(
            await response.Content.ReadAsStreamAsync(), PlainContext.Default.PlainPage))!.Records.Count;
    }
}
