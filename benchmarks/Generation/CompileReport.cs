using Microsoft.CodeAnalysis;

namespace Salesforce.Typed.Benchmarks;

/// <summary>
/// What the generated code costs to compile, in addition to plain records of the same fields: from text to an assembly that is thrown away.
/// </summary>
internal static class CompileReport
{
    private const int Size = 50;

    /// <summary>
    /// Prints how long the source is and what it costs: plain records, those with parents and children, ours, and the ratios. The bare org
    /// has neither picklists nor references, which plain records know as texts: there both sides hold the same.
    /// </summary>
    public static void Run(int rounds)
    {
        Report("all kinds of fields", new SyntheticOrg(Size), rounds);
        Report("bare fields", new SyntheticOrg(Size, isBare: true), rounds);
    }

    private static void Report(string title, SyntheticOrg org, int rounds)
    {
        var describes = Enumerable.Range(0, Size).Select(org.Describe).ToList();
        var plain = describes.Select(d => PlainRecords.Of(d, withRelations: false)).ToList();
        var related = describes.Select(d => PlainRecords.Of(d, withRelations: true)).ToList();
        var ours = UserProject.Driver(org.Snapshots(), isEditor: true).RunGenerators(UserProject.Compile([]))
            .GetRunResult().Results[0].GeneratedSources.Select(s => s.SourceText.ToString()).ToList();
        Console.WriteLine($"| {title}: source, KB an object | {Kilobytes(plain):N1} | {Kilobytes(related):N1} | {Kilobytes(ours):N1} | "
            + $"{Kilobytes(ours) / Kilobytes(plain):N1} | {Kilobytes(ours) / Kilobytes(related):N1} |");
        Row(title + ": ms an object", rounds, plain, related, ours);
    }

    private static void Row(string title, int rounds, params List<string>[] codes)
    {
        foreach (var code in codes)
            Compile(code);
        var best = Measuring.Best(rounds, [.. codes.Select(code => (Action)(() => Compile(code)))]);
        Console.WriteLine($"| {title} | {best[0] / Size:N1} | {best[1] / Size:N1} | {best[2] / Size:N1} | {best[2] / best[0]:N1} | "
            + $"{best[2] / best[1]:N1} |");
    }

    private static double Kilobytes(List<string> code) => code.Sum(c => c.Length) / 1024.0 / Size;

    private static void Compile(List<string> code) =>
        UserProject.Emit(UserProject.Compile(code.Select((text, i) => UserProject.Parse(text, $"/app/{i}.cs"))));
}
