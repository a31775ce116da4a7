namespace Salesforce.Typed.Features.Composite;

/// <summary>Cuts a list into what one request takes. The parts hold places in the list: every place, once.</summary>
internal static class CollectionCuts
{
    /// <summary>How many records a request takes (REST API, sObject Collections).</summary>
    public const int MostRecords = 200;

    /// <summary>How many runs of records of one object a request takes (REST API, Create Records Using sObject Collections).</summary>
    public const int MostRuns = 10;

    /// <summary>How many records are read by one request (REST API, Get Records Using sObject Collections).</summary>
    public const int MostRead = 2000;

    /// <summary>Cuts this number of places by count, in their order.</summary>
    public static IEnumerable<int[]> ByCount(int count, int most) => Enumerable.Range(0, count).Chunk(most);

    /// <summary>
    /// Sorts by object, so that those of one object are one run, and cuts by number and by runs. Within an object the order stays. Each
    /// object of the setup travels alone: a call with one of them takes no other object (REST API, Create Records Using sObject
    /// Collections), and the platform does not write both in one transaction (<c>MIXED_DML_OPERATION</c>).
    /// </summary>
    /// <param name="objects">The object of each record.</param>
    public static IEnumerable<int[]> ByObject(IReadOnlyList<string> objects)
    {
        var groups = Enumerable.Range(0, objects.Count).GroupBy(i => objects[i], StringComparer.OrdinalIgnoreCase).ToList();
        return groups.GroupBy(g => SetupObjects.Contains(g.Key) ? g.Key : "", StringComparer.OrdinalIgnoreCase).SelectMany(Pack);
    }

    private static IEnumerable<int[]> Pack(IEnumerable<IEnumerable<int>> groups)
    {
        var part = new List<int>(MostRecords);
        var runs = 0;
        foreach (var group in groups)
        {
            if (runs == MostRuns)
                yield return Take();
            runs++;
            foreach (var place in group)
            {
                if (part.Count == MostRecords)
                {
                    yield return Take();
                    runs = 1;
                }
                part.Add(place);
            }
        }
        if (part.Count > 0)
            yield return Take();

        int[] Take()
        {
            int[] taken = [.. part];
            part.Clear();
            runs = 0;
            return taken;
        }
    }
}
