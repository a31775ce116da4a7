namespace Salesforce.Typed.Errors;

/// <summary>The journal of a load cannot be used: another process drives its run, it is damaged, or it belongs to another load.</summary>
public sealed class BulkJournalException : SalesforceException
{
    /// <summary>Creates an exception, for example in an implementation of <see cref="Bulk.IBulkJournal"/>.</summary>
    /// <param name="message">What happened and what to do about it.</param>
    /// <param name="innerException">The cause, if there is one.</param>
    public BulkJournalException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
