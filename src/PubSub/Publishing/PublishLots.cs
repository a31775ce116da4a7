using Salesforce.Typed.Events.Wire;

namespace Salesforce.Typed.Events.Publishing;

/// <summary>Cuts events into requests of at most 200 events and 3 MB, as Salesforce advises (Pub/Sub API, Allocations).</summary>
internal static class PublishLots
{
    private const int MostEvents = 200;
    private const int MostBytes = 3_000_000;

    /// <summary>The requests' events.</summary>
    public static IEnumerable<List<ProducerEvent>> Cut(IEnumerable<ProducerEvent> events)
    {
        var lot = new List<ProducerEvent>();
        var bytes = 0;
        foreach (var e in events)
        {
            var size = e.CalculateSize();
            if (lot.Count > 0 && (lot.Count == MostEvents || bytes + size > MostBytes))
            {
                yield return lot;
                (lot, bytes) = ([], 0);
            }
            lot.Add(e);
            bytes += size;
        }
        if (lot.Count > 0)
            yield return lot;
    }
}
