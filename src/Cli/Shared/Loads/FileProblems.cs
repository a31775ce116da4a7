namespace Salesforce.Typed.Cli.Shared.Loads;

/// <summary>What is wrong with files of records: the first of it, and how much there is.</summary>
internal sealed class FileProblems
{
    /// <summary>How many problems are kept.</summary>
    public const int MostListed = 100;

    private readonly List<FileProblem> _listed = [];

    /// <summary>How many there are.</summary>
    public long Count { get; private set; }

    /// <summary>The first of them.</summary>
    public IReadOnlyList<FileProblem> Listed => _listed;

    /// <summary>Adds one.</summary>
    public void Add(string? file, long line, string? column, string text)
    {
        Count++;
        if (_listed.Count < MostListed)
            _listed.Add(new FileProblem(file, line, column, text));
    }
}
