namespace Salesforce.Typed.Schema.Json;

/// <summary>
/// What is wrong with parts of a text that are left out. A hostile text can have a problem at every character: the first are kept, the others are counted.
/// </summary>
internal sealed class PartProblems
{
    private const int MostKept = 100;

    private readonly List<(string Message, int Offset)> _kept = [];
    private readonly HashSet<string> _once = [];
    private int _others;

    /// <summary>Adds a problem.</summary>
    public void Add(string message, int offset)
    {
        if (_kept.Count < MostKept)
            _kept.Add((message, offset));
        else
            _others++;
    }

    /// <summary>Adds a problem that is reported where it occurs first.</summary>
    public void AddOnce(string message, int offset)
    {
        if (_once.Add(message))
            Add(message, offset);
    }

    /// <summary>The problems with their places.</summary>
    public EquatableArray<SchemaProblem> ToArray(string text)
    {
        if (_others > 0)
            _kept[MostKept - 1] = ($"{_others + 1} more problems are not listed.", _kept[MostKept - 1].Offset);
        return new EquatableArray<SchemaProblem>(_kept.Select(p => new SchemaProblem(p.Message, SchemaPosition.Of(text, p.Offset))));
    }
}
