namespace Salesforce.Typed.Testing.Http.Composite;

/// <summary>How deep the references of a graph's steps go.</summary>
internal sealed class GraphDepth
{
    private readonly Dictionary<string, CompositeStep> _steps;

    // Each step is visited once, however many others refer to it. 0 while it is visited: a circle ends there.
    private readonly Dictionary<string, int> _depths = new(StringComparer.Ordinal);

    private GraphDepth(IEnumerable<CompositeStep> steps) => _steps = steps.ToDictionary(s => s.ReferenceId, StringComparer.Ordinal);

    /// <summary>The number of steps of the longest chain; 0 without steps.</summary>
    public static int Of(IReadOnlyList<CompositeStep> steps)
    {
        var depth = new GraphDepth(steps);
        return steps.Select(depth.Of).DefaultIfEmpty(0).Max();
    }

    private int Of(CompositeStep step)
    {
        if (_depths.TryGetValue(step.ReferenceId, out var known))
            return known;
        _depths[step.ReferenceId] = 0;
        return _depths[step.ReferenceId] = 1
            + step.Needs.Select(n => _steps.GetValueOrDefault(n)).OfType<CompositeStep>().Select(Of).DefaultIfEmpty(0).Max();
    }
}
