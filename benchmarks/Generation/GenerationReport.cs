using Microsoft.CodeAnalysis;

namespace Salesforce.Typed.Benchmarks;

/// <summary>What the generator itself costs: cold, after an edit of user code, after an edit of a snapshot.</summary>
internal static class GenerationReport
{
    /// <summary>Prints a row for an org of that size.</summary>
    public static void Run(int size, int rounds)
    {
        var org = new SyntheticOrg(size);
        var snapshots = org.Snapshots();
        var queries = UserProject.Parse(UserCode.FiftySelects(org.Names), "/app/Queries.cs");
        var project = UserProject.Compile([queries, Unrelated(0)]);

        // The very first run of the process pays for the JIT of Roslyn and of the generator, which a compiler server has behind it.
        var first = Measuring.Once(() => UserProject.Driver(snapshots, isEditor: true).RunGenerators(project));
        var cold = Measuring.Best(
            rounds,
            () => UserProject.Driver(snapshots, isEditor: true).RunGenerators(project),
            () => UserProject.Driver(snapshots, isEditor: false).RunGenerators(project));

        var editor = UserProject.Driver(snapshots, isEditor: true).RunGenerators(project);
        var build = UserProject.Driver(snapshots, isEditor: false).RunGenerators(project);
        var edits = 0;
        var edit = Measuring.Best(
            rounds * 3,
            () => editor.RunGenerators(project.ReplaceSyntaxTree(project.SyntaxTrees[1], Unrelated(++edits))),
            () => build.RunGenerators(project.ReplaceSyntaxTree(project.SyntaxTrees[1], Unrelated(++edits))),
            () => editor.ReplaceAdditionalText(snapshots[^1], snapshots[^1].Edited(++edits)).RunGenerators(project));

        // Steps are tracked by a driver of its own: to keep book of them costs more than the edit.
        var tracked = UserProject.Driver(snapshots, isEditor: true, isTracked: true).RunGenerators(project);
        var rerun = Rerun(tracked.RunGenerators(project.ReplaceSyntaxTree(project.SyntaxTrees[1], Unrelated(-1))));
        var texts = build.GetRunResult().Results[0].GeneratedSources;
        Console.WriteLine($"| {size:N0} | {texts.Sum(t => t.SourceText.Length) / size / 1024.0:N1} KB | {first:N0} | {cold[0]:N0} | "
            + $"{cold[1] - cold[0]:N0} | {edit[0]:N1} | {rerun} | {edit[1]:N0} | {edit[2]:N1} |");
    }

    private static SyntaxTree Unrelated(int edit) => UserProject.Parse(UserCode.Unrelated(edit), "/app/Unrelated.cs");

    // How many results of the model pipeline were created again.
    private static int Rerun(GeneratorDriver driver) => driver.GetRunResult().Results[0].TrackedOutputSteps
        .SelectMany(step => step.Value)
        .SelectMany(run => run.Outputs)
        .Count(o => o.Reason is not (IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged));
}
