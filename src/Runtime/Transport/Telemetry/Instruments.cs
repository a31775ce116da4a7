using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Salesforce.Typed.Transport.Telemetry;

/// <summary>
/// What is traced and measured, under the name <c>Salesforce.Typed</c>, by OpenTelemetry's conventions for database clients; HTTP itself is
/// traced and measured by .NET.
/// </summary>
internal static class Instruments
{
    private const string Name = "Salesforce.Typed";

    public static readonly ActivitySource Source = new(Name);

    public static readonly Meter Meter = new(Name);

    /// <summary>How long calls take until their answer begins, repetitions and all.</summary>
    public static readonly Histogram<double> Duration = Meter.CreateHistogram(
        "db.client.operation.duration", "s", "How long a call takes until its answer begins, with all its tries.",
        advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5, 10] });

    /// <summary>How many calls were made once more.</summary>
    public static readonly Counter<long> Repetitions = Meter.CreateCounter<long>(
        "salesforce.client.repetitions", "{call}", "How many calls were made once more.");

    private static readonly Gauge<int> Used = Meter.CreateGauge<int>(
        "salesforce.api_usage.used", "{request}", "The org's requests of the last 24 hours.");

    private static readonly Gauge<int> Max = Meter.CreateGauge<int>(
        "salesforce.api_usage.max", "{request}", "How many requests the org may make in 24 hours.");

    /// <summary>Takes a reading of the org's usage.</summary>
    public static void Record(ApiUsage usage)
    {
        Used.Record(usage.Used);
        Max.Record(usage.Max);
    }
}
