using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;
using Microsoft.CodeAnalysis.Text;

namespace Salesforce.Typed.Benchmarks;

/// <summary>
/// The compiler's part of a build by phases, in one thread of this process: what an experiment with the emitted text looks at. As in a
/// build of a project, a reference assembly and debug information with the generated texts are written too. Bytes do not depend on the
/// machine.
/// </summary>
internal static class BuildInProcessReport
{
    /// <summary>Prints a row for each org.</summary>
    public static void Run(int rounds)
    {
        Console.WriteLine("| objects | text, MB | generator | parse | declarations | bind and emit | in all, ms | allocated, MB |");
        Console.WriteLine("|---|---|---|---|---|---|---|---|");
        Row(new RealOrg(49, extras: 40), rounds);
        Row(new RealOrg(855), rounds);
    }

    private static void Row(RealOrg org, int rounds)
    {
        var describes = org.Describes();
        var snapshots = describes.Select(d => new SyntheticSnapshot(d.Name, Schema.SnapshotWriter.Write(d))).ToList();
        var best = new double[4];
        Array.Fill(best, double.MaxValue);
        var allocated = 0L;
        var length = 0L;
        for (var round = 0; round <= rounds; round++)
        {
            var start = GC.GetTotalAllocatedBytes(precise: true);
            var texts = new List<SourceText>();
            var trees = new List<SyntaxTree>();
            var compilation = UserProject.Compile([]);
            Take(0, () => texts.AddRange(UserProject.Driver(snapshots, isEditor: true).RunGenerators(UserProject.Compile([]))
                .GetRunResult().Results[0].GeneratedSources.Select(s => s.SourceText)));
            Take(1, () => trees.AddRange(texts.Select((t, i) => CSharpSyntaxTree.ParseText(t, UserProject.ParseOptions, $"/app/{i}.cs"))));
            Take(2, () => (compilation = UserProject.Compile(trees)).GetDeclarationDiagnostics());
            Take(3, () => Emit(compilation, trees));
            allocated = GC.GetTotalAllocatedBytes(precise: true) - start;
            length = texts.Sum(t => (long)t.Length);
        }
        Console.WriteLine($"| {describes.Count} | {length / 1e6:N1} | {best[0]:N0} | {best[1]:N0} | {best[2]:N0} | {best[3]:N0} | "
            + $"{best.Sum():N0} | {allocated / 1e6:N0} |");

        void Take(int phase, Action work) => best[phase] = Math.Min(best[phase], Measuring.Once(work));
    }

    private static void Emit(CSharpCompilation compilation, List<SyntaxTree> trees)
    {
        var result = compilation.Emit(
            new MemoryStream(),
            new MemoryStream(),
            metadataPEStream: new MemoryStream(),
            embeddedTexts: trees.Select(t => EmbeddedText.FromSource(t.FilePath, t.GetText())),
            options: new EmitOptions(debugInformationFormat: DebugInformationFormat.PortablePdb, includePrivateMembers: false));
        if (!result.Success)
            throw new InvalidOperationException(result.Diagnostics.First(d => d.Severity == DiagnosticSeverity.Error).ToString());
    }
}
