namespace Salesforce.Typed.Features.Composite;

/// <summary>
/// Cuts steps into graphs and graphs into requests. Steps that refer to each other, directly or through others, are one graph; within it
/// each step comes after those that it refers to. Everything that the platform would refuse is found here.
/// </summary>
internal static class GraphCuts
{
    /// <summary>How many steps a request takes, in all its graphs (REST API, Composite Graph Limits).</summary>
    public const int MostNodes = 500;

    /// <summary>How many graphs a request takes.</summary>
    public const int MostGraphs = 75;

    /// <summary>How many kinds of step a request takes: those of another method or object are of another kind.</summary>
    public const int MostKinds = 15;

    /// <summary>How many steps the longest chain in a graph has.</summary>
    public const int MostLevels = 15;

    /// <summary>Cuts them.</summary>
    /// <param name="kinds">The kind of each step: its method and object.</param>
    /// <param name="needs">The places of the steps that a step refers to.</param>
    /// <param name="name">What messages call the step at a place.</param>
    /// <returns>
    /// The requests; of each the graphs; of each the places of its steps, in the order in which they depend on each other.
    /// </returns>
    /// <exception cref="InvalidOperationException">
    /// Steps refer to each other in a circle, or a graph is more than a request takes.
    /// </exception>
    public static List<List<int[]>> Cut(string[] kinds, int[][] needs, Func<int, string> name)
    {
        var order = Order(needs, name);
        DemandDepth(needs, order, name);
        var payloads = new List<Payload>();
        foreach (var graph in Graphs(needs, order))
        {
            DemandFits(kinds, graph, name);
            // Into the first that has room, so that many small graphs do not cost a call each.
            if (payloads.Find(p => p.TryAdd(graph, kinds)) is null)
            {
                payloads.Add(new Payload());
                payloads[^1].TryAdd(graph, kinds);
            }
        }
        return [.. payloads.Select(p => p.Graphs)];
    }

    // Each step after those that it refers to; otherwise as they were given. What cannot be ordered is a circle, or behind one.
    private static List<int> Order(int[][] needs, Func<int, string> name)
    {
        var users = new List<int>[needs.Length];
        var open = new int[needs.Length];
        var ready = new PriorityQueue<int, int>();
        for (var i = 0; i < needs.Length; i++)
        {
            users[i] = [];
            open[i] = needs[i].Length;
            if (open[i] == 0)
                ready.Enqueue(i, i);
        }
        for (var i = 0; i < needs.Length; i++)
        {
            foreach (var need in needs[i])
                users[need].Add(i);
        }
        var order = new List<int>(needs.Length);
        while (ready.TryDequeue(out var next, out _))
        {
            order.Add(next);
            foreach (var user in users[next])
            {
                if (--open[user] == 0)
                    ready.Enqueue(user, user);
            }
        }
        return order.Count == needs.Length ? order : throw Circle(needs, open, name);
    }

    private static InvalidOperationException Circle(int[][] needs, int[] open, Func<int, string> name)
    {
        // From any step that is left, what it waits for leads into the circle.
        var path = new List<int>();
        var at = Array.FindIndex(open, o => o > 0);
        while (!path.Contains(at))
        {
            path.Add(at);
            at = Array.Find(needs[at], n => open[n] > 0);
        }
        var circle = path.Skip(path.IndexOf(at)).Append(at).Select(name);
        return new InvalidOperationException("Steps refer to each other in a circle, so none can be the first: "
            + $"{string.Join(" needs ", circle)}. Create one without the reference, and set it by an update that comes after.");
    }

    private static void DemandDepth(int[][] needs, List<int> order, Func<int, string> name)
    {
        var levels = new int[needs.Length];
        foreach (var i in order)
        {
            levels[i] = 1 + needs[i].Select(n => levels[n]).DefaultIfEmpty(0).Max();
            if (levels[i] > MostLevels)
                throw new InvalidOperationException($"{name(i)} is at level {levels[i]} of its graph; the platform takes {MostLevels}. "
                    + $"Send those above it first, and refer to the ids that they got.");
        }
    }

    // In the order of their first steps; the steps in the order given.
    private static IEnumerable<int[]> Graphs(int[][] needs, List<int> order)
    {
        var heads = Enumerable.Range(0, needs.Length).ToArray();
        for (var i = 0; i < needs.Length; i++)
        {
            foreach (var need in needs[i])
                heads[Math.Max(Head(i), Head(need))] = Math.Min(Head(i), Head(need));
        }
        return order.GroupBy(Head).OrderBy(g => g.Key).Select(g => g.ToArray());

        int Head(int i)
        {
            while (heads[i] != i)
                i = heads[i] = heads[heads[i]];
            return i;
        }
    }

    private static void DemandFits(string[] kinds, int[] graph, Func<int, string> name)
    {
        if (graph.Length > MostNodes)
            throw new InvalidOperationException($"{graph.Length} steps refer to each other, from {name(graph[0])} on, and so are one "
                + $"graph; the platform takes {MostNodes}. Send those that others need first, and refer to the ids that they got.");
        if (graph.Select(i => kinds[i]).Distinct().Count() is > MostKinds and var count)
            throw new InvalidOperationException($"The graph from {name(graph[0])} on has {count} kinds of step, which differ in their "
                + $"method or object; the platform takes {MostKinds}.");
    }

    /// <summary>A request that is being filled.</summary>
    private sealed class Payload
    {
        private readonly HashSet<string> _kinds = [];
        private int _nodes;

        public List<int[]> Graphs { get; } = [];

        public bool TryAdd(int[] graph, string[] kinds)
        {
            if (Graphs.Count == MostGraphs || _nodes + graph.Length > MostNodes)
                return false;
            string[] added = [.. graph.Select(i => kinds[i]).Distinct().Where(k => !_kinds.Contains(k))];
            if (_kinds.Count + added.Length > MostKinds)
                return false;
            _kinds.UnionWith(added);
            _nodes += graph.Length;
            Graphs.Add(graph);
            return true;
        }
    }
}
