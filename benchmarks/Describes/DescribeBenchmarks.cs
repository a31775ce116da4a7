using System.Text;
using System.Text.Json;
using BenchmarkDotNet.Attributes;
using Salesforce.Typed.Schema;

namespace Salesforce.Typed.Benchmarks;

/// <summary>Reading a describe into the model, against parsing the same text with JsonDocument, which understands nothing of it.</summary>
[MemoryDiagnoser]
[HideColumns("Error", "StdDev", "Median", "RatioSD", "Alloc Ratio")]
public class DescribeBenchmarks
{
    private readonly string _text = new SyntheticOrg(20).Json(7);
    private byte[] _bytes = [];

    /// <summary>Compilers hand text over, not bytes: each is measured on what it takes.</summary>
    [GlobalSetup]
    public void Setup()
    {
        _bytes = Encoding.UTF8.GetBytes(_text);
        Console.WriteLine($"// A describe of {_bytes.Length / 1024.0:N0} KB.");
    }

    [Benchmark(Baseline = true, Description = "JsonDocument, from bytes")]
    public int Document()
    {
        using var document = JsonDocument.Parse(_bytes);
        return document.RootElement.GetProperty("fields").GetArrayLength();
    }

    [Benchmark(Description = "JsonDocument, from text")]
    public int DocumentOfText()
    {
        using var document = JsonDocument.Parse(_text);
        return document.RootElement.GetProperty("fields").GetArrayLength();
    }

    [Benchmark(Description = "Salesforce.Typed.Schema, from text")]
    public int Schema() => DescribeReader.Read(_text).Describe!.Fields.Count;
}
