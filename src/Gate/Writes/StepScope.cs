using System.Globalization;
using Salesforce.Typed.Policy.Decisions;

namespace Salesforce.Typed.Gate.Writes;

/// <summary>
/// The steps that a reference may name: <c>@{name.id}</c> is the only record of the step <c>name</c>, or its first; <c>@{name[1].id}</c>
/// the second. A reference is the whole of a text in one of these forms, and nothing else is.
/// </summary>
internal sealed class StepScope
{
    /// <summary>How references begin, and what the org takes for one anywhere in a composite request.</summary>
    public const string Begin = "@{";

    private readonly Dictionary<string, Entry> _steps = new(StringComparer.Ordinal);

    /// <summary>Whether a text has in it what the org takes for a reference.</summary>
    public static bool IsIn(string text) => text.Contains(Begin, StringComparison.Ordinal);

    /// <summary>Whether a text is the name of a step.</summary>
    public static bool IsName(string text) =>
        text.Length is > 0 and <= 40 && char.IsAsciiLetter(text[0]) && text.All(c => char.IsAsciiLetterOrDigit(c) || c == '_');

    /// <summary>Makes a step known to those after it.</summary>
    /// <returns>Whether no other one has its name.</returns>
    public bool TryAdd(string name, int item, string sobject, int rows, bool hasIds) =>
        _steps.TryAdd(name, new Entry(item, sobject, rows, hasIds));

    /// <summary>Finds the record that a text refers to.</summary>
    /// <param name="text">The text, which has <see cref="Begin"/> in it.</param>
    /// <param name="targets">The objects that the record may be of.</param>
    public (StepRow Row, Refusal? Refusal) Find(string text, IEnumerable<string> targets)
    {
        if (!TrySplit(text, out var name, out var row))
            return Wrong("A reference is the whole of a value: @{name.id}, or @{name[1].id} for the second record of the step.");
        if (!_steps.TryGetValue(name, out var step))
            return Wrong($"There is no step '{name}' before this one.");
        if (!step.HasIds)
            return Wrong($"The step '{name}' does not pass an id: a create or an upsert does.");
        if (row >= step.Rows)
            return Wrong($"The step '{name}' has {step.Rows} records, counted from 0.");
        return targets.Contains(step.Object, StringComparer.OrdinalIgnoreCase)
            ? (new StepRow(step.Item, row, text), null)
            : Wrong($"The step '{name}' brings a record of {step.Object}, which cannot stand here.");
    }

    private static (StepRow, Refusal?) Wrong(string message) => (default, new Refusal(RefusalCode.Invalid, message));

    private static bool TrySplit(string text, out string name, out int row)
    {
        const string end = ".id}";
        (name, row) = ("", 0);
        if (!text.StartsWith(Begin, StringComparison.Ordinal) || !text.EndsWith(end, StringComparison.Ordinal)
            || text.Length <= Begin.Length + end.Length)
            return false;
        name = text[Begin.Length..^end.Length];
        if (name.IndexOf('[', StringComparison.Ordinal) is > 0 and var open && name[^1] == ']')
        {
            if (!int.TryParse(name.AsSpan(open + 1, name.Length - open - 2), NumberStyles.None, CultureInfo.InvariantCulture, out row))
                return false;
            name = name[..open];
        }
        return IsName(name);
    }

    private sealed record Entry(int Item, string Object, int Rows, bool HasIds);
}
