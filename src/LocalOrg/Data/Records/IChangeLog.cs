using Salesforce.Typed.Testing.Core.Model;

namespace Salesforce.Typed.Testing.Data.Records;

/// <summary>Receives the changes of records within the transaction that makes them.</summary>
internal interface IChangeLog
{
    void Created(Row row, string id, WriteContext context);

    /// <summary>Notes that a user changed a record.</summary>
    void Updated(Row row, string id, WriteContext context);

    /// <summary>Notes that a record is deleted, before it is.</summary>
    void Deleted(ObjectModel model, string id, WriteContext context);

    void Undeleted(ObjectModel model, string id, WriteContext context);

    /// <summary>Notes changes that the org makes by itself, in statements of its own.</summary>
    /// <param name="model">The object.</param>
    /// <param name="ids">Finds the records; it is called before the change, and only if their changes are published.</param>
    /// <param name="context">On whose behalf.</param>
    /// <param name="change">Makes the changes.</param>
    void Around(ObjectModel model, Func<IReadOnlyList<string>> ids, WriteContext context, Action change);

    /// <summary>Publishes a platform event that was created like a record.</summary>
    /// <returns>The UUID of the event; null if it is not published.</returns>
    string? Publish(Row row, WriteContext context);
}
