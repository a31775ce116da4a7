using System.Globalization;

namespace Salesforce.Typed.Gate.Writes;

/// <summary>A record that an earlier step of the same call writes or reads.</summary>
/// <param name="Item">The place of the step among the items of its plan.</param>
/// <param name="Row">The place of the record in that step.</param>
/// <param name="Text">The reference as people are shown it.</param>
internal readonly record struct StepRow(int Item, int Row, string Text)
{
    /// <summary>
    /// Represents the record in a statement until it is sent: a text in the form of an id, with a key prefix that no object has. An
    /// agent that gives it as an id names no row by it.
    /// </summary>
    public string Token => string.Create(CultureInfo.InvariantCulture, $"000{Item:D6}{Row:D6}");
}
