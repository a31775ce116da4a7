using System.Runtime.CompilerServices;
using System.Text;

namespace Salesforce.Typed.Tests;

/// <summary>
/// Snapshot tests: the text must be what a <c>.verified</c> file next to the test says. On a difference the new text is written to a
/// <c>.received</c> file and the first differing lines are shown. Run with <c>ACCEPT_SNAPSHOTS=1</c> to take the new texts over.
/// </summary>
internal static class Approved
{
    private static readonly bool Accept = Environment.GetEnvironmentVariable("ACCEPT_SNAPSHOTS") == "1";

    /// <summary>Compares <paramref name="text"/> with the approved file <c>Approved/{name}.verified{extension}</c> next to the calling test.</summary>
    /// <param name="difference">Says what differs, of the approved and the new text; without it, the first differing lines are shown.</param>
    public static void Text(string text, string name, string extension = ".txt", Func<string, string, string>? difference = null, [CallerFilePath] string caller = "")
    {
        var folder = Path.Combine(SourceFolder(caller), "Approved");
        Compare(
            text, Path.Combine(folder, name + ".verified" + extension), Path.Combine(folder, name + ".received" + extension), name, difference);
    }

    /// <summary>Compares <paramref name="text"/> with a file of the repository that is generated.</summary>
    /// <param name="text">What the file must be.</param>
    /// <param name="path">The file, from the root of the repository.</param>
    public static void Generated(string text, params string[] path)
    {
        var file = TestPaths.InRepository(path);
        Compare(text, file, Path.ChangeExtension(file, ".received" + Path.GetExtension(file)), path[^1], difference: null);
    }

    private static void Compare(string text, string verified, string received, string name, Func<string, string, string>? difference)
    {
        var actual = text.ReplaceLineEndings("\n");
        var expected = File.Exists(verified) ? File.ReadAllText(verified).ReplaceLineEndings("\n") : null;
        if (actual == expected)
        {
            File.Delete(received);
            return;
        }
        Directory.CreateDirectory(Path.GetDirectoryName(verified)!);
        File.WriteAllText(Accept ? verified : received, actual, new UTF8Encoding(false));
        if (!Accept)
        {
            var differs = expected is not null && difference is not null ? "differs.\n" + difference(expected, actual) : Difference(expected, actual);
            Assert.Fail($"{name}: {differs}\nThe new text is in {received}; run with ACCEPT_SNAPSHOTS=1 to take it over.");
        }
    }

    // A deterministic build maps source paths to /_/: the folder is found again below the repository.
    private static string SourceFolder(string caller)
    {
        var path = caller.StartsWith("/_/", StringComparison.Ordinal) ? TestPaths.InRepository(caller[3..]) : caller;
        return Path.GetDirectoryName(path)!;
    }

    private static string Difference(string? expected, string actual)
    {
        if (expected is null)
            return "there is no approved text yet.";
        var was = expected.Split('\n');
        var now = actual.Split('\n');
        var at = 0;
        while (at < was.Length && at < now.Length && was[at] == now[at])
            at++;
        var report = new StringBuilder($"differs from line {at + 1} on.");
        foreach (var line in was.Skip(at).Take(5))
            report.Append("\n  - ").Append(line);
        foreach (var line in now.Skip(at).Take(5))
            report.Append("\n  + ").Append(line);
        return report.ToString();
    }
}
