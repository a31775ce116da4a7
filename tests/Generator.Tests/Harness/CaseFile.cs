namespace Salesforce.Typed.Tests;

/// <summary>
/// A table of cases in a text file: <c>##</c> and a title, then parts that begin with <c>@name</c> and the rest of that line, and go on
/// until the next. A <c>#</c> alone begins a heading for readers.
/// </summary>
internal static class CaseFile
{
    /// <summary>Reads a file of the folder Cases.</summary>
    public static IReadOnlyList<Case> Read(string name)
    {
        var cases = new List<Case>();
        foreach (var line in File.ReadLines(TestPaths.InRepository("tests", "Generator.Tests", "Cases", name)))
        {
            if (line.StartsWith("## ", StringComparison.Ordinal))
                cases.Add(new Case(line[3..]));
            else if (line.StartsWith('@'))
                cases[^1].Parts.Add(new CasePart(line[1..].Split(' ')[0], line.Contains(' ', StringComparison.Ordinal)
                    ? line[(line.IndexOf(' ', StringComparison.Ordinal) + 1)..]
                    : ""));
            else if (cases is [.., { Parts: [.., var part] }] && !line.StartsWith("# ", StringComparison.Ordinal) && line.Length > 0)
                part.Lines.Add(line);
        }
        Assert.Equal(cases.Count, cases.Select(c => c.Title).Distinct().Count());
        return cases;
    }
}

/// <summary>A case: what it shows, and its parts.</summary>
internal sealed record Case(string Title)
{
    public List<CasePart> Parts { get; } = [];

    public IEnumerable<CasePart> All(string name) => Parts.Where(p => p.Name == name);

    public CasePart? Find(string name) => Parts.Find(p => p.Name == name);
}

/// <summary>A part of a case: its name, the rest of that line, and the lines below.</summary>
internal sealed record CasePart(string Name, string Argument)
{
    public List<string> Lines { get; } = [];

    public string Text => string.Join('\n', Lines);

    /// <summary>The first word behind the name, and the rest.</summary>
    public (string Word, string After) Split() => Argument.Split(' ', 2) is [var word, var rest] ? (word, rest) : (Argument, "");
}
