using Salesforce.Typed.Testing.Core.Model;

namespace Salesforce.Typed.Testing.Http.Composite;

/// <summary>
/// The order in which the platform runs subrequests when it collates them: those of one method, one version and at most five objects below
/// <c>sobjects</c> run as one, before what was written between them, unless a reference holds them back.
/// </summary>
internal static class Collation
{
    private const int MostObjects = 5;

    /// <summary>The steps in the order of their running.</summary>
    public static List<CompositeStep> Order(IReadOnlyList<CompositeStep> steps)
    {
        var ordered = new List<CompositeStep>(steps.Count);
        var left = steps.ToList();
        while (left.Count > 0)
        {
            var group = Group(left);
            ordered.AddRange(group);
            left.RemoveAll(group.Contains);
        }
        return ordered;
    }

    // The first step that is left, and those that run along with it.
    private static List<CompositeStep> Group(List<CompositeStep> left)
    {
        var first = left[0];
        var group = new List<CompositeStep> { first };
        if (!IsCollated(first))
            return group;
        var waiting = new HashSet<string>(StringComparer.Ordinal) { first.ReferenceId };
        var objects = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { first.Path[1] };
        foreach (var step in left.Skip(1))
        {
            if (IsCollated(step) && FieldModel.Same(step.Method, first.Method) && step.Version == first.Version
                && !step.Needs.Any(waiting.Contains)
                && (objects.Contains(step.Path[1]) || objects.Count < MostObjects))
            {
                objects.Add(step.Path[1]);
                group.Add(step);
            }
            // Whoever needs it comes later, whether it runs now or not yet.
            waiting.Add(step.ReferenceId);
        }
        return group;
    }

    private static bool IsCollated(CompositeStep step) =>
        step.Headers is null && step.Path is [var resource, _, ..] && FieldModel.Same(resource, "sobjects");
}
