using System.Collections.Concurrent;

namespace Salesforce.Typed.Core.Records;

/// <summary>
/// Which fields a record holds, and where. Records with the same fields, loaded in the same order, share one layout, so a record of
/// three fields of an object of three hundred is small. A layout leads to those with one field more; the same SELECT list or the same
/// object initializer always ends at the same layout.
/// </summary>
internal sealed class RowLayout
{
    // A server that answered with members in ever other orders would make ever new layouts: past this many they are not kept.
    private const int MostKept = 4096;

    private readonly short[] _slots;
    private readonly ConcurrentDictionary<int, RowLayout> _next = new();
    private readonly StrongBox _kept;
    private RowLayout? _keyed;

    /// <summary>The layout without any field.</summary>
    public RowLayout(SObjectInfo info, bool fromOrg, bool isAwaited = false, bool isFromEvent = false)
    {
        Info = info;
        IsFromOrg = fromOrg;
        IsAwaited = isAwaited;
        IsFromEvent = isFromEvent;
        Fields = [];
        _slots = new short[info.Fields.Count];
        Array.Fill(_slots, (short)-1);
        _kept = new StrongBox();
    }

    private RowLayout(RowLayout same)
    {
        Info = same.Info;
        IsFromOrg = same.IsFromOrg;
        Fields = same.Fields;
        _slots = same._slots;
        Objects = same.Objects;
        Words = same.Words;
        _kept = same._kept;
        IsKeyed = true;
    }

    private RowLayout(RowLayout before, FieldInfo field)
    {
        Info = before.Info;
        IsFromOrg = before.IsFromOrg;
        IsAwaited = before.IsAwaited;
        IsFromEvent = before.IsFromEvent;
        Fields = [.. before.Fields, field];
        _slots = new short[Math.Max(before._slots.Length, field.Index + 1)];
        Array.Fill(_slots, (short)-1, before._slots.Length, _slots.Length - before._slots.Length);
        before._slots.CopyTo(_slots, 0);
        _slots[field.Index] = (short)(field.Words == 0 ? before.Objects : before.Words);
        Objects = before.Objects + (field.Words == 0 ? 1 : 0);
        Words = before.Words + field.Words;
        _kept = before._kept;
    }

    /// <summary>The object.</summary>
    public SObjectInfo Info { get; }

    /// <summary>Whether reading another field throws.</summary>
    public bool IsFromOrg { get; }

    /// <summary>
    /// Whether such a record represents one that a composite is yet to bring: it holds references in the place of values.
    /// </summary>
    public bool IsAwaited { get; }

    /// <summary>
    /// Whether such a record came with an event, which holds what changed: another field is not known because it did not change.
    /// </summary>
    public bool IsFromEvent { get; }

    /// <summary>The fields, in the order in which they came.</summary>
    public FieldInfo[] Fields { get; }

    /// <summary>How many values are kept as objects.</summary>
    public int Objects { get; }

    /// <summary>How many words the other values take.</summary>
    public int Words { get; }

    /// <summary>
    /// Whether records of this layout only name another by an external id. They are rare, so the layout says it and not each
    /// record.
    /// </summary>
    public bool IsKeyed { get; private init; }

    /// <summary>The same layout for a record that only names another.</summary>
    public RowLayout Keyed => _keyed ??= new RowLayout(this);

    /// <summary>The same fields at the same places, in a record that came from the org.</summary>
    public RowLayout OfOrg() => Fields.Aggregate(Info.FromOrg, static (layout, field) => layout.With(field));

    /// <summary>Where the value of a field is, among the objects or the words; -1 when the record does not hold it.</summary>
    public int SlotOf(int field) => (uint)field < (uint)_slots.Length ? _slots[field] : -1;

    /// <summary>The layout with one field more.</summary>
    public RowLayout With(FieldInfo field)
    {
        // A function's column is another one in each query, though it is at the same place: such layouts are kept by their plan alone.
        if (field.Soql is not null || Fields.Any(f => f.Soql is not null))
            return new RowLayout(this, field);
        if (_next.TryGetValue(field.Index, out var next))
            return next;
        next = new RowLayout(this, field);
        return Volatile.Read(ref _kept.Count) < MostKept && Interlocked.Increment(ref _kept.Count) <= MostKept
            ? _next.GetOrAdd(field.Index, next)
            : next;
    }

    private sealed class StrongBox
    {
        public int Count;
    }
}
