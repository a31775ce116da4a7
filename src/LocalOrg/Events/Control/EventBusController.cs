using Salesforce.Typed.Testing.Core.Sqlite;
using Salesforce.Typed.Testing.Data.Records;
using Salesforce.Typed.Testing.Events.Bus;
using Salesforce.Typed.Testing.Events.Changes;
using Salesforce.Typed.Testing.Events.Schemas;

namespace Salesforce.Typed.Testing.Events.Control;

/// <summary>
/// What a test can do to the event bus: choose objects, publish events that a real org publishes rarely, and void replay ids. The caller
/// holds the
/// <see cref="DatabaseLock"/>.
/// </summary>
internal sealed class EventBusController(
    EventBus bus, ChangeJournal journal, Database database, string userId, EventFaults faults, ManagedSubscriptions managed)
{
    public EventBus Bus => bus;

    public EventFaults Faults => faults;

    public ManagedSubscriptions Managed => managed;

    public void Enable(IEnumerable<string> objects, bool enabled)
    {
        foreach (var name in objects)
            Bus.Enable(name, enabled);
    }

    public void Gap(GapKind kind, string sObject, IReadOnlyList<string> ids) =>
        Publish(GapEvents.Draft(Bus, Bus.ObjectOf(sObject), ChangeType.GapCreate + (byte)kind, ids, Context));

    public void Overflow(string sObject) =>
        Publish(GapEvents.Draft(Bus, Bus.ObjectOf(sObject), ChangeType.GapOverflow, [EventNames.OverflowId], Context));

    public void Conversion(string sObject, string field)
    {
        var model = Bus.ObjectOf(sObject);
        var schema = Bus.Schemas.Of(model);
        var changed = new FieldSet(schema.Schema);
        changed.Add(schema.IndexOf(field) is var place and > 0
            ? place
            : throw new InvalidOperationException($"Events of {sObject} have no field '{field}'."));
        var draft = GapEvents.Draft(Bus, model, ChangeType.Update, [model.KeyPrefix + "*"], Context);
        Publish(draft with { Change = draft.Change with { Changed = changed.ToBitmaps() } });
    }

    // The first number says that a text of a billion bytes follows.
    public void Poison(string sObject) => Publish(GapEvents.Draft(Bus, Bus.ObjectOf(sObject), ChangeType.Update, [], Context) with
    {
        IsPoison = true,
        Change = new EncodedChange([0x80, 0xA8, 0xD6, 0xB9, 0x07, 0x50, 0x4F, 0x49, 0x53, 0x4F, 0x4E], [], [], []),
    });

    public void ChangeSchema(string sObject) => Bus.Schemas.Change(Bus.ObjectOf(sObject));

    public void Expire() => journal.ExpireAll();

    private WriteContext Context => new(userId, ChangeOrigin.None);

    private void Publish(DraftEvent draft) => database.Atomically(() =>
    {
        journal.Add(draft);
        return true;
    });
}
