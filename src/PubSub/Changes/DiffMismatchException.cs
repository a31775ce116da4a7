namespace Salesforce.Typed.Events;

/// <summary>
/// A difference does not fit the text before it, or makes another text than the org has: an event was missed, or the text was changed on the way. Read the
/// record.
/// </summary>
public sealed class DiffMismatchException : InvalidOperationException
{
    internal DiffMismatchException(string field, string reason)
        : base($"The difference of {field} does not fit the text before: {reason}. That text is not the one that the org had; read the record.")
    {
    }
}
