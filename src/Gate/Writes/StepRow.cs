using System.Globalization;

namespace Salesforce.Typed.Gate.Writes;

/// <summary>A record that an earlier step of the same call writes or reads.</summary>
/// <param name="Item">The place of the step among the items of its plan.</param>
/// <param name="Row">The place of the record in that step.</param>
/// <param name="Text">The reference as people are shown it.</param>
internal readonly record struct StepRow(int Item, int Row, string Text)
{
    /// <summary>What stands for the record in a statement until it is sent. No id looks like it, and escaping leaves it as it is.</summary>
    public string Token => string.Create(CultureInfo.InvariantCulture, $"~{Item}.{Row}~");
}
