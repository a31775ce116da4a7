using System.Text.Json;
using Acme.Crm;
using BenchmarkDotNet.Attributes;
using Salesforce.Typed.Queries.Wire;

namespace Salesforce.Typed.Benchmarks;

/// <summary>
/// Reading a 2,000-row page of 20 fields: ours against a bare token walk, System.Text.Json both ways, and Newtonsoft on plain
/// classes.
/// </summary>
[MemoryDiagnoser]
[HideColumns("Error", "StdDev", "Median", "RatioSD", "Alloc Ratio")]
public class ReadingBenchmarks
{
    private static readonly byte[] Page = PageOfContacts.Bytes;
    private static readonly ReadPlan Plan = PlanBuilder.Build(Contact.Info, PageOfContacts.Fields, []);

    [Benchmark(Baseline = true, Description = "bare Utf8JsonReader walk")]
    public int Walk()
    {
        var reader = new Utf8JsonReader(Page);
        var tokens = 0;
        while (reader.Read())
            tokens++;
        return tokens;
    }

    [Benchmark(Description = "Salesforce.Typed")]
    public async Task<int> Typed()
    {
        var rows = new List<SObject>(PageOfContacts.Rows);
        await using var page = new QueryPage(new MemoryStream(Page), Plan, new RowContext(null));
        while (await page.ReadAsync(rows, CancellationToken.None))
        {
        }
        return rows.Count;
    }

    [Benchmark(Description = "System.Text.Json, source generated")]
    public async Task<int> SourceGenerated() =>
        (await JsonSerializer.DeserializeAsync(new MemoryStream(Page), PlainContext.Default.PlainPage))!.Records.Count;

    [Benchmark(Description = "System.Text.Json, reflection")]
    public async Task<int> Reflection() => (await JsonSerializer.DeserializeAsync<PlainPage>(new MemoryStream(Page)))!.Records.Count;

    [Benchmark(Description = "Newtonsoft.Json")]
    public int Newtonsoft()
    {
        using var reader = new global::Newtonsoft.Json.JsonTextReader(new StreamReader(new MemoryStream(Page)));
        return global::Newtonsoft.Json.JsonSerializer.CreateDefault().Deserialize<PlainPage>(reader)!.Records.Count;
    }
}
