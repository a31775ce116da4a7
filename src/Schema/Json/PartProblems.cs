namespace Salesforce.Typed.Schema.Json;

/// <summary>
/// What is wrong with parts of a text that are left out. A hostile text can have a problem at every character: the first are kept, the
/// others are counted.
/// </summary>
internal sealed class PartProblems
{
    private const int MostKept = 100;

    private readonly List<(string Message, int Offset, bool IsPlaced)> _kept = [];
    private readonly HashSet<string> _once = [];
    private int _others;

    /// <summary>Adds a problem.</summary>
    public void Add(string message, int offset) => Add(message, offset, isPlaced: false);

    /// <summary>Adds a problem of a value, whose message begins with the place of the value.</summary>
    public void AddPlaced(string message, int offset) => Add(message, offset, isPlaced: true);

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
            _kept[MostKept - 1] = ($"{_others + 1} more problems are not listed.", _kept[MostKept - 1].Offset, IsPlaced: false);
        return new EquatableArray<SchemaProblem>(_kept.Select(p => new SchemaProblem(
            p.IsPlaced ? Placed(text, p.Offset, p.Message) : p.Message, SchemaPosition.Of(text, p.Offset))));
    }

    /// <summary>A message that begins with the place of a value.</summary>
    public static string Placed(string text, int offset, string message) => $"{JsonPlace.Of(text, offset) ?? "The text"} {message}";

    private void Add(string message, int offset, bool isPlaced)
    {
        if (_kept.Count < MostKept)
            _kept.Add((message, offset, isPlaced));
        else
            _others++;
    }
}
