using System.Globalization;

namespace Salesforce.Typed.Audit.Sentences;

/// <summary>Rows that were read.</summary>
/// <param name="Count">How many.</param>
/// <param name="Object">The object.</param>
/// <param name="Fields">The fields.</param>
public sealed record ReadRows(long Count, string Object, IReadOnlyCollection<string> Fields)
{
    /// <inheritdoc/>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{Count} {AuditText.Plain(Object)} {(Count == 1 ? "row" : "rows")}{AuditSentence.Fields(Fields)}");
}
