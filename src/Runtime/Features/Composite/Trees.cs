using Salesforce.Typed.Composite;
using Salesforce.Typed.Errors;
using Salesforce.Typed.Queries.Wire;
using Salesforce.Typed.Transport.Http;

namespace Salesforce.Typed.Features.Composite;

/// <summary>Creates records with their children by <c>/composite/tree/X</c>. Trees are cut between their roots, never within one.</summary>
internal static class Trees
{
    /// <summary>How many records a request takes (REST API, sObject Tree).</summary>
    public const int MostRecords = 200;

    /// <summary>Records of how many objects a request takes.</summary>
    public const int MostObjects = 5;

    /// <summary>How deep records are nested.</summary>
    public const int MostLevels = 5;

    /// <summary>Creates them.</summary>
    public static async Task<TreeResult<T>> CreateAsync<T>(
        RestTransport transport, T[] roots, CollectionOptions options, CancellationToken cancellationToken)
        where T : SObject, ISObjectType
    {
        // Records of one type are of one object, but for those whose object is named at run time.
        var sobject = roots.FirstOrDefault()?.Layout.Info.Name;
        if (Array.Find(roots, r => r.Layout.Info.Name != sobject) is { } other)
            throw new ArgumentException($"The roots of trees are records of one object; these are of {sobject} and "
                + $"{other.Layout.Info.Name}. Create them in a call for each object.", nameof(roots));
        var nodes = new List<TreeNode>(roots.Length);
        var starts = new int[roots.Length + 1];
        for (var i = 0; i < roots.Length; i++)
        {
            TreeNode.Add(nodes, roots[i]);
            starts[i + 1] = nodes.Count;
        }
        for (var i = 0; i < nodes.Count; i++)
            RecordWriter.CheckInTree(nodes[i].Record, nodes[i].Parent, i);
        var requests = Cut([.. nodes.Select(n => n.Record.Layout.Info.Name)], starts).Select(part => new TreeRequest(
            $"{transport.DataPath}/composite/tree/{sobject}",
            [.. Enumerable.Range(starts[part.First], starts[part.End] - starts[part.First])],
            () => TreeBody.Write(roots[part.First..part.End], starts[part.First])));
        var results = new WriteResult[nodes.Count];
        Array.Fill(results, WriteResult.NotSent);
        var outcomes = await CollectionRun.SendAsync<SaveOutcome>(
            transport,
            [.. requests],
            results,
            options,
            (i, v) => nodes[i].Level == 1 ? new SaveOutcome<T>((T)nodes[i].Record, v) : new SaveOutcome(nodes[i].Record, v),
            cancellationToken).ConfigureAwait(false);
        return Array.TrueForAll(outcomes, o => o.Succeeded) ? new TreeResult<T>(outcomes) : throw new TreeException(outcomes);
    }

    /// <summary>Cuts roots, in their order, into what one request takes.</summary>
    /// <param name="objects">The object of each record.</param>
    /// <param name="starts">Where each root stands among the records, and the end.</param>
    /// <exception cref="ArgumentException">One root alone is more than a request takes.</exception>
    public static List<(int First, int End)> Cut(string[] objects, int[] starts)
    {
        var parts = new List<(int First, int End)>();
        var first = 0;
        for (var root = 0; root < starts.Length - 1; root++)
        {
            DemandFits(objects, starts, root);
            if (Fits(objects, starts[first], starts[root + 1]))
                continue;
            parts.Add((first, root));
            first = root;
        }
        if (first < starts.Length - 1)
            parts.Add((first, starts.Length - 1));
        return parts;
    }

    private static bool Fits(string[] objects, int first, int end) =>
        end - first <= MostRecords && CountObjects(objects, first, end) <= MostObjects;

    private static int CountObjects(string[] objects, int first, int end) => objects[first..end].Distinct().Count();

    private static void DemandFits(string[] objects, int[] starts, int root)
    {
        var (first, end) = (starts[root], starts[root + 1]);
        if (end - first > MostRecords)
            throw new ArgumentException(
                $"The root at place {root} has {end - first} records in its tree; the platform takes {MostRecords} in a request, and a "
                    + $"tree is not cut within. Create the root first and its children by CreateAsync.", nameof(root));
        if (CountObjects(objects, first, end) is > MostObjects and var count)
            throw new ArgumentException($"The root at place {root} has records of {count} objects in its tree; the platform takes "
                + $"{MostObjects}. Create some of them afterwards.", nameof(root));
    }
}
