namespace Salesforce.Typed.Testing.Events;

/// <summary>What a test asks of the event bus. It needs the database to itself.</summary>
internal sealed class EventDesk(Org org, EventFaults faults, ManagedSubscriptions managed)
{
    public EventBus Bus { get; } = org.Events;

    public EventFaults Faults => faults;

    public ManagedSubscriptions Managed => managed;

    public void Enable(IEnumerable<string> objects, bool enabled)
    {
        foreach (var name in objects)
            Bus.Enable(name, enabled);
    }

    public void Gap(GapKind kind, string sObject, IReadOnlyList<string> ids) =>
        Publish(Gaps.Draft(Bus, Bus.ObjectOf(sObject), ChangeType.GapCreate + (byte)kind, ids, org.UserId));

    public void Overflow(string sObject) => Publish(Gaps.Draft(Bus, Bus.ObjectOf(sObject), ChangeType.GapOverflow, [EventNames.OverflowId], org.UserId));

    public void Conversion(string sObject, string field)
    {
        var model = Bus.ObjectOf(sObject);
        var schema = Bus.Schemas.Of(model);
        var changed = new FieldSet(schema.Schema);
        changed.Add(schema.IndexOf(field) is var place and > 0 ? place : throw new InvalidOperationException($"Events of {sObject} have no field '{field}'."));
        var draft = Gaps.Draft(Bus, model, ChangeType.Update, [model.KeyPrefix + "*"], org.UserId);
        Publish(draft with { Change = draft.Change with { Changed = changed.ToBitmaps() } });
    }

    // The first number says that a text of a billion bytes follows.
    public void Poison(string sObject) => Publish(Gaps.Draft(Bus, Bus.ObjectOf(sObject), ChangeType.Update, [], org.UserId) with
    {
        IsPoison = true,
        Change = new EncodedChange([0x80, 0xA8, 0xD6, 0xB9, 0x07, 0x50, 0x4F, 0x49, 0x53, 0x4F, 0x4E], [], [], []),
    });

    public void ChangeSchema(string sObject) => Bus.Schemas.Change(Bus.ObjectOf(sObject));

    public void Expire() => org.Journal.ExpireAll();

    private void Publish(DraftEvent draft) => org.Database.Atomically(() =>
    {
        org.Journal.Origin = "";
        org.Journal.Add(draft);
        return true;
    });
}
