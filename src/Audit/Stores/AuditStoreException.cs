namespace Salesforce.Typed.Audit.Stores;

/// <summary>The store of the audit cannot be used. What depends on a record must not happen.</summary>
public sealed class AuditStoreException : Exception
{
    /// <summary>Creates the exception.</summary>
    public AuditStoreException()
    {
    }

    /// <summary>Creates the exception with a message.</summary>
    public AuditStoreException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception with a message and its cause.</summary>
    public AuditStoreException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
