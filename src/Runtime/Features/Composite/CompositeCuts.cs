namespace Salesforce.Typed.Features.Composite;

/// <summary>
/// Cuts the steps of a unit of work, in their order, into what a request takes, and never between a step and one that refers to it.
/// </summary>
internal static class CompositeCuts
{
    /// <summary>How many steps a request takes (REST API, Send Multiple Requests Using Composite).</summary>
    public const int MostSteps = 25;

    /// <summary>How many of them may be queries or collections.</summary>
    public const int MostHeavy = 5;

    /// <summary>Cuts them.</summary>
    /// <param name="isHeavy">Whether a step is a query or a collection.</param>
    /// <param name="needs">The places of the steps before it that a step refers to.</param>
    /// <param name="name">What messages call the step at a place.</param>
    /// <exception cref="InvalidOperationException">Steps that refer to each other are more than a request takes.</exception>
    public static List<(int First, int End)> Cut(bool[] isHeavy, int[][] needs, Func<int, string> name)
    {
        var parts = new List<(int First, int End)>();
        var first = 0;
        var block = 0;
        foreach (var end in Ends(needs))
        {
            if (!Fits(isHeavy, block, end))
                throw new InvalidOperationException(
                    $"A composite request takes {MostSteps} steps, {MostHeavy} of them queries or collections. From {name(block)} to "
                        + $"{name(end - 1)} there are {end - block}, {isHeavy[block..end].Count(h => h)} of them such; they cannot be cut "
                        + $"because they refer to each other. Write records of one object as a collection, or related records as a graph.");
            if (!Fits(isHeavy, first, end))
            {
                parts.Add((first, block));
                first = block;
            }
            block = end;
        }
        if (first < isHeavy.Length)
            parts.Add((first, isHeavy.Length));
        return parts;
    }

    // Where a cut parts no step from one that refers to it.
    private static IEnumerable<int> Ends(int[][] needs)
    {
        var earliest = new int[needs.Length];
        for (var i = 0; i < needs.Length; i++)
            earliest[i] = needs[i].Append(i).Min();
        var allowed = needs.Length;
        var ends = new Stack<int>();
        for (var i = needs.Length - 1; i >= 0; i--)
        {
            if (i + 1 <= allowed)
                ends.Push(i + 1);
            allowed = Math.Min(allowed, earliest[i]);
        }
        return ends;
    }

    private static bool Fits(bool[] isHeavy, int first, int end) =>
        end - first <= MostSteps && isHeavy.AsSpan(first, end - first).Count(true) <= MostHeavy;
}
