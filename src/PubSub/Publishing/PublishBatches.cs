using Salesforce.Typed.Events.Wire;

namespace Salesforce.Typed.Events.Publishing;

/// <summary>Cuts events into requests of at most 200 events and 3 MB, as Salesforce advises (Pub/Sub API, Allocations).</summary>
internal static class PublishBatches
{
    private const int MostEvents = 200;
    private const int MostBytes = 3_000_000;

    /// <summary>The requests' events.</summary>
    public static IEnumerable<List<ProducerEvent>> Cut(IEnumerable<ProducerEvent> events)
    {
        var batch = new List<ProducerEvent>();
        var bytes = 0;
        foreach (var e in events)
        {
            var size = e.CalculateSize();
            if (batch.Count > 0 && (batch.Count == MostEvents || bytes + size > MostBytes))
            {
                yield return batch;
                (batch, bytes) = ([], 0);
            }
            batch.Add(e);
            bytes += size;
        }
        if (batch.Count > 0)
            yield return batch;
    }
}
