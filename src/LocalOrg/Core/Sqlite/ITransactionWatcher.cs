namespace Salesforce.Typed.Testing.Core.Sqlite;

/// <summary>Is notified of the database's transactions.</summary>
internal interface ITransactionWatcher
{
    /// <summary>Where it stands: what <see cref="Rollback"/> goes back to.</summary>
    int Mark { get; }

    /// <summary>Forgets what came after a mark.</summary>
    void Rollback(int mark);

    /// <summary>The last moment within the transaction.</summary>
    void BeforeCommit();

    /// <summary>The transaction stays.</summary>
    void AfterCommit();
}
