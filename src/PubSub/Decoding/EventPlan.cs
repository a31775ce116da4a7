using Salesforce.Typed.Events.Avro;

namespace Salesforce.Typed.Events.Decoding;

/// <summary>
/// An event's schema and a record's type, matched once: which value of the payload goes where. Leaf 0 is the record's id, which the header
/// brings; then each field of the schema follows, and behind a compound its parts.
/// </summary>
internal sealed class EventPlan
{
    // Events name ever other sets of fields: past this many they are not kept.
    private const int MostSets = 4096;

    private readonly int[] _leafOfField;
    private readonly Dictionary<ulong[], FieldSet> _sets;
    private readonly Dictionary<ulong[], FieldSet>.AlternateLookup<ReadOnlySpan<ulong>> _lookup;

    public EventPlan(AvroSchema schema, SObjectInfo info, EventStep[] steps, EventLeaf[] leaves, int objects, int words)
    {
        Schema = schema;
        Info = info;
        Steps = steps;
        Leaves = leaves;
        Objects = objects;
        Words = words;
        MaskWords = (leaves.Length + 63) >> 6;
        _sets = new(FieldSetComparer.Instance);
        _lookup = _sets.GetAlternateLookup<ReadOnlySpan<ulong>>();
        _leafOfField = new int[info.Fields.Count];
        Array.Fill(_leafOfField, -1);
        Everything = new ulong[MaskWords];
        for (var i = 0; i < leaves.Length; i++)
        {
            if (leaves[i].Field is not { } field)
                continue;
            if (_leafOfField[field.Index] < 0)
                _leafOfField[field.Index] = i;
            if (i > 0 && leaves[i].HoldsValue)
                Everything[i >> 6] |= 1UL << (i & 63);
        }
        None = new FieldSet(this, new ulong[MaskWords]);
    }

    /// <summary>The schema.</summary>
    public AvroSchema Schema { get; }

    /// <summary>The record's table.</summary>
    public SObjectInfo Info { get; }

    /// <summary>The fields of the payload, in their order.</summary>
    public EventStep[] Steps { get; }

    /// <summary>What can be loaded or changed.</summary>
    public EventLeaf[] Leaves { get; }

    /// <summary>How many values are kept as objects while an event is read.</summary>
    public int Objects { get; }

    /// <summary>How many words the other values take.</summary>
    public int Words { get; }

    /// <summary>How many words a set of leaves takes.</summary>
    public int MaskWords { get; }

    /// <summary>Every leaf that an event with all fields loads.</summary>
    public ulong[] Everything { get; }

    /// <summary>No leaf.</summary>
    public FieldSet None { get; }

    /// <summary>The leaf of a record's field; -1 where events do not hold it.</summary>
    public int LeafOf(FieldInfo field) => (uint)field.Index < (uint)_leafOfField.Length ? _leafOfField[field.Index] : -1;

    /// <summary>The set of these leaves: the same fields are one set, however many events name them.</summary>
    public FieldSet SetOf(ReadOnlySpan<ulong> mask)
    {
        if (!mask.ContainsAnyExcept(0UL))
            return None;
        if (_lookup.TryGetValue(mask, out var known))
            return known;
        var set = new FieldSet(this, mask.ToArray());
        if (_sets.Count < MostSets)
            _sets[set.Mask] = set;
        return set;
    }
}
