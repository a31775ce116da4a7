using Salesforce.Typed.Core.Records;
using Salesforce.Typed.Errors;
using Salesforce.Typed.Events.Avro;
using Salesforce.Typed.Events.Changes;

namespace Salesforce.Typed.Events.Decoding;

/// <summary>
/// Reads payloads of one schema into records of one type. Values go straight to where the record will keep them; when the payload is read,
/// and it is known which fields the record has, they are copied into a record of that size. For one reader of a stream: it keeps its
/// working space.
/// </summary>
internal sealed class EventReader(EventPlan plan)
{
    private static readonly TextCache Texts = new();

    private readonly HeaderReader _headers = new();
    private readonly object?[] _objects = new object?[plan.Objects];
    private readonly ulong[] _words = new ulong[plan.Words];
    private readonly ulong[] _changed = new ulong[plan.MaskWords];
    private readonly ulong[] _nulled = new ulong[plan.MaskWords];
    private readonly ulong[] _diffs = new ulong[plan.MaskWords];
    private readonly ulong[] _loaded = new ulong[plan.MaskWords];
    private readonly bool _hasHeader = plan.Steps is [{ Role: StepRole.Header }, ..];
    private Dictionary<string, string>? _differences;
    private AvroChangedFields? _lastFields;

    /// <summary>How payloads are read.</summary>
    public EventPlan Plan => plan;

    /// <summary>The header that was read last; null for an event without.</summary>
    public ChangeHeader? Header { get; private set; }

    /// <summary>When the event of a platform event was made.</summary>
    public DateTimeOffset CreatedDate { get; private set; }

    /// <summary>Who made it.</summary>
    public RawId CreatedById { get; private set; }

    /// <summary>What the header says of the fields.</summary>
    public IChangedFields Fields
    {
        get
        {
            var (changed, nulled) = (plan.SetOf(_changed), plan.SetOf(_nulled));
            if (_differences is null && _lastFields is { Differences: null } last && last.ChangedSet == changed && last.NulledSet == nulled)
                return last;
            return _lastFields = new AvroChangedFields(plan, changed, nulled, _differences);
        }
    }

    /// <summary>Reads a payload into a record.</summary>
    /// <exception cref="SalesforceFormatException">It is not what its schema says.</exception>
    public SObject Read(ReadOnlySpan<byte> payload)
    {
        Clear();
        var reader = new AvroReader(payload) { SObject = plan.Info.Name };
        foreach (ref readonly var step in plan.Steps.AsSpan())
        {
            if (step.ZeroIsNull && reader.TryTakeZero())
                continue;
            reader.Field = step.Field.Name;
            switch (step.Role)
            {
                case StepRole.None:
                    ReadField(ref reader, step);
                    break;
                case StepRole.Header:
                    ReadHeader(ref reader, step);
                    break;
                default:
                    ReadCreation(ref reader, step);
                    break;
            }
        }
        if (!reader.IsAtEnd)
            throw reader.Wrong("The payload goes on behind the last field of its schema");
        for (var i = 0; i < _loaded.Length; i++)
            _loaded[i] &= ~_diffs[i];
        return plan.SetOf(_loaded).MakeRecord(_objects, _words);
    }

    private void Clear()
    {
        Array.Clear(_objects);
        Array.Clear(_words);
        Array.Clear(_changed);
        Array.Clear(_nulled);
        Array.Clear(_diffs);
        Array.Clear(_loaded);
        Header = null;
        _differences = null;
        // A platform event holds all its fields.
        if (!_hasHeader)
            plan.Everything.CopyTo(_loaded.AsSpan());
    }

    private void ReadHeader(ref AvroReader reader, in EventStep step)
    {
        var header = _headers.Read(ref reader, step.Field.Type, plan, _changed, _nulled, _diffs);
        Header = header;
        switch (header.Type)
        {
            case ChangeType.Create or ChangeType.Undelete:
                plan.Everything.CopyTo(_loaded.AsSpan());
                break;
            case ChangeType.Update:
                for (var i = 0; i < _loaded.Length; i++)
                    _loaded[i] = (_changed[i] | _nulled[i]) & plan.Everything[i];
                break;
            default:
                break;
        }
        if (header.RecordIds is [var only] && plan.Leaves[0].HoldsValue)
        {
            RowValues.Pack(only, _words.AsSpan(plan.Leaves[0].Slot, 2));
            Set(_loaded, 0);
        }
    }

    private void ReadField(ref AvroReader reader, in EventStep step)
    {
        var type = reader.ReadBranch(step.Field.Type);
        if (type.Kind == AvroKind.Null)
            return;
        if (ReferenceEquals(type, step.Compound))
        {
            ReadParts(ref reader, step);
            return;
        }
        var leaf = plan.Leaves[step.Leaf];
        if (IsSet(_diffs, step.Leaf) && type.Kind == AvroKind.String)
            (_differences ??= new(StringComparer.OrdinalIgnoreCase))[leaf.ShownName] = AvroValue.Text(
                ref reader, reader.ReadBytes(), leaf.Field?.KnownTexts ?? Texts);
        else if (leaf.HoldsValue)
            ReadValue(ref reader, type, leaf, step.Leaf);
        else
            reader.Skip(type);
        // "Name" is a text or a person's parts: what is a text has none.
        for (var i = 0; i < leaf.Parts; i++)
        {
            Unset(_loaded, leaf.FirstPart + i);
            Unset(_changed, leaf.FirstPart + i);
        }
    }

    private void ReadParts(ref AvroReader reader, in EventStep step)
    {
        var whole = plan.Leaves[step.Leaf];
        Unset(_loaded, step.Leaf);
        for (var i = 0; i < whole.Parts; i++)
        {
            var part = step.Compound!.Fields[i];
            reader.Field = part.Name;
            var type = reader.ReadBranch(part.Type);
            if (type.Kind == AvroKind.Null)
                continue;
            var leaf = plan.Leaves[whole.FirstPart + i];
            if (leaf.HoldsValue)
                ReadValue(ref reader, type, leaf, whole.FirstPart + i);
            else
                reader.Skip(type);
        }
    }

    private void ReadValue(ref AvroReader reader, AvroType type, EventLeaf leaf, int place)
    {
        // Nearly every value is a text.
        if (leaf.Texts is { } texts && type.Kind == AvroKind.String)
        {
            _objects[leaf.Slot] = AvroValue.Text(ref reader, reader.ReadBytes(), texts);
            Set(_loaded, place);
            return;
        }
        if (!ReferenceEquals(type, leaf.Type) && !AvroValue.CanRead(type.Kind, leaf.Field!.Kind))
            throw reader.Wrong($"{type.Kind} is not a type of a value of {leaf.Field}");
        AvroValue.Read(ref reader, type, leaf.Field!, leaf.Slot, _objects, _words);
        Set(_loaded, place);
    }

    private void ReadCreation(ref AvroReader reader, in EventStep step)
    {
        var leaf = plan.Leaves[step.Leaf];
        // Read twice: once for the event, once for the record where it has the field.
        var ahead = reader;
        if (step.Role == StepRole.CreatedDate)
            CreatedDate = DateTimeOffset.FromUnixTimeMilliseconds(ahead.ReadInstant());
        else
            CreatedById = RawId.TryRead(ahead.ReadBytes(), out var id) ? id : default;
        if (leaf.HoldsValue)
            ReadValue(ref reader, step.Field.Type, leaf, step.Leaf);
        else
            reader.Skip(step.Field.Type);
    }

    private static bool IsSet(ulong[] mask, int leaf) => (mask[leaf >> 6] & (1UL << (leaf & 63))) != 0;

    private static void Set(ulong[] mask, int leaf) => mask[leaf >> 6] |= 1UL << (leaf & 63);

    private static void Unset(ulong[] mask, int leaf) => mask[leaf >> 6] &= ~(1UL << (leaf & 63));
}
