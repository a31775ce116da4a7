using Salesforce.Typed.Errors;

namespace Salesforce.Typed.Events;

/// <summary>
/// A difference does not fit the text before it, or makes another text than the org has: an event was missed, or the text was changed in
/// transit. Read the record.
/// </summary>
public sealed class DiffMismatchException : SalesforceException
{
    /// <summary>Creates an exception, for example in a test double.</summary>
    /// <param name="message">What happened and what to do about it.</param>
    public DiffMismatchException(string message)
        : base(message)
    {
    }

    internal DiffMismatchException(string field, string reason)
        : base($"The difference of {field} does not fit the text before: {reason}. That text is not the one that the org had; read the "
            + $"record.")
    {
    }
}
