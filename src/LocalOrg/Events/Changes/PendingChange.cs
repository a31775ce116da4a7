using Salesforce.Typed.Testing.Core.Model;
using Salesforce.Typed.Testing.Core.Sqlite;
using Salesforce.Typed.Testing.Data.Records;
using Salesforce.Typed.Testing.Events.Schemas;

namespace Salesforce.Typed.Testing.Events.Changes;

/// <summary>What a transaction did to a record so far.</summary>
/// <param name="model">The object, with all of its fields.</param>
/// <param name="id">The record.</param>
/// <param name="type">Created, updated, deleted or undeleted.</param>
/// <param name="context">The user that changed it, and from where.</param>
internal sealed class PendingChange(ObjectModel model, string id, ChangeType type, WriteContext context) : IJournalEntry
{
    public ObjectModel Object { get; } = model;

    public string Id { get; } = id;

    public ChangeType Type { get; } = type;

    public WriteContext Context { get; } = context;

    /// <summary>The values after it; null if the event has none, or is not published.</summary>
    public Row? Row { get; init; }

    /// <summary>The values that it replaced, of the fields that it changed.</summary>
    public IReadOnlyDictionary<FieldModel, SqlValue> Before { get; init; } =
        System.Collections.Frozen.FrozenDictionary<FieldModel, SqlValue>.Empty;

    /// <summary>Whether a user changed it, and not the org by itself: then it was modified, even where no value differs.</summary>
    public bool IsModified { get; init; }

    /// <summary>This change and a later one of the same transaction, as one; null where nothing is left of both.</summary>
    public PendingChange? Then(PendingChange later) => (Type, later.Type) switch
    {
        (ChangeType.Create, ChangeType.Delete) => null,
        (ChangeType.Create or ChangeType.Undelete, ChangeType.Update) => new PendingChange(Object, Id, Type, Context) { Row = later.Row },
        (ChangeType.Update, ChangeType.Update) => new PendingChange(Object, Id, Type, Context)
        {
            Row = later.Row,
            Before = later.Before.Concat(Before).GroupBy(b => b.Key).ToDictionary(g => g.Key, g => g.Last().Value),
            IsModified = IsModified || later.IsModified,
        },
        _ => later,
    };
}
