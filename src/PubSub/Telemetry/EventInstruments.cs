using System.Diagnostics.Metrics;
using Salesforce.Typed.Transport.Telemetry;

namespace Salesforce.Typed.Events.Telemetry;

/// <summary>What is measured of streams, in addition to the calls, under the name <c>Salesforce.Typed</c>.</summary>
internal static class EventInstruments
{
    private static readonly Counter<long> Events = Instruments.Meter.CreateCounter<long>(
        "salesforce.events.received", "{event}", "How many events were delivered.");

    private static readonly Counter<long> Repeats = Instruments.Meter.CreateCounter<long>(
        "salesforce.events.repeated", "{event}", "How many events came again and were skipped.");

    private static readonly Counter<long> Broken = Instruments.Meter.CreateCounter<long>(
        "salesforce.events.undecodable", "{event}", "How many events could not be read.");

    private static readonly Counter<long> Opens = Instruments.Meter.CreateCounter<long>(
        "salesforce.events.connections", "{connection}", "How often a stream was opened.");

    private static readonly Histogram<double> Lags = Instruments.Meter.CreateHistogram(
        "salesforce.events.lag", "s", "How long after its commit a change was delivered.",
        advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.1, 0.5, 1, 5, 10, 60, 300, 3600, 86400] });

    public static void Received(string topic, DateTimeOffset? happened, TimeProvider clock)
    {
        Events.Add(1, new KeyValuePair<string, object?>("salesforce.topic", topic));
        if (Lags.Enabled && happened is { } time)
            Lags.Record(Math.Max(0, (clock.GetUtcNow() - time).TotalSeconds), new KeyValuePair<string, object?>("salesforce.topic", topic));
    }

    public static void Repeated(string topic) => Repeats.Add(1, new KeyValuePair<string, object?>("salesforce.topic", topic));

    public static void Undecodable(string topic) => Broken.Add(1, new KeyValuePair<string, object?>("salesforce.topic", topic));

    public static void Opened(string topic) => Opens.Add(1, new KeyValuePair<string, object?>("salesforce.topic", topic));
}
