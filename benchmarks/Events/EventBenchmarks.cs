using Acme.Crm;
using Avro.Generic;
using Avro.IO;
using BenchmarkDotNet.Attributes;
using Salesforce.Typed.Events.Decoding;
using Salesforce.Typed.Events.Streams;

namespace Salesforce.Typed.Benchmarks;

/// <summary>
/// Events read a second: ours into typed records, Apache.Avro's into generic ones, which still hold bitmaps, epochs and text ids.
/// </summary>
[MemoryDiagnoser]
[HideColumns("Error", "StdDev", "Median", "RatioSD")]
public class EventBenchmarks
{
    private const int Events = 1000;

    private readonly ChangeReader _reader = new(AccountEvents.Schema, Account.Info);
    private readonly GenericDatumReader<GenericRecord> _generic;
    private WireEvent _wire;
    private byte[] _payload = [];

    public EventBenchmarks()
    {
        var schema = global::Avro.Schema.Parse(AccountEvents.SchemaJson);
        _generic = new GenericDatumReader<GenericRecord>(schema, schema);
    }

    [Params("create", "update")]
    public string Kind { get; set; } = "create";

    [GlobalSetup]
    public void Setup()
    {
        _payload = Kind == "create" ? AccountEvents.Creation : AccountEvents.Update;
        _wire = AccountEvents.Wire(_payload);
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Events, Description = "Apache.Avro GenericDatumReader")]
    public GenericRecord Apache()
    {
        GenericRecord last = null!;
        for (var i = 0; i < Events; i++)
            last = _generic.Read(null!, new BinaryDecoder(new MemoryStream(_payload)));
        return last;
    }

    [Benchmark(OperationsPerInvoke = Events, Description = "Salesforce.Typed")]
    public object Typed()
    {
        object last = null!;
        for (var i = 0; i < Events; i++)
            last = _reader.Read(_wire);
        return last;
    }
}
