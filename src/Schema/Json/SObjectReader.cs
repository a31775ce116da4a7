namespace Salesforce.Typed.Schema.Json;

/// <summary>Gathers the members of one object: of a describe, or of an element in the list that GET /sobjects gives.</summary>
internal sealed class SObjectReader(JsonCursor cursor)
{
    private const int Name = 0, Label = 1, LabelPlural = 2, KeyPrefix = 3, Fields = 4, ChildRelationships = 5, RecordTypeInfos = 6,
        SupportedScopes = 7, Snapshot = 8, Result = 9, Message = 10, SObjects = 11, Removed = 12, RemovedFields = 13, FirstTrait = 14;

    private static readonly JsonKeys Keys = new([
        "name", "label", "labelPlural", "keyPrefix", "fields", "childRelationships", "recordTypeInfos", "supportedScopes", "snapshot",
        "result", "message", "sobjects", "removed", "removedFields", .. TraitKeys.Objects.Names]);

    // No org is near these: the most that is known is 2,463 relationships, of User. Past them the CLR would not load the types.
    private const int MostFields = 5_000, MostRelationships = 10_000, MostOthers = 5_000;

    private string? _name;
    private string? _label;
    private string? _labelPlural;
    private string? _keyPrefix;
    private string? _message;
    private bool _isSnapshot;
    private bool _isGlobal;
    private SObjectTraits _traits;
    private FieldTraits _seen;
    private EquatableArray<FieldDescribe>? _fields;
    private EquatableArray<FieldDescribe> _removedFields;
    private Tombstone? _removed;
    private EquatableArray<ChildRelationship> _children;
    private EquatableArray<RecordTypeInfo> _recordTypes;
    private EquatableArray<string> _scopes;

    /// <summary>Where the object's name is in the text.</summary>
    public int NameOffset { get; private set; }

    /// <summary>Reads an object that fills the whole text, in the wrapper of <c>sf</c> or without.</summary>
    public SObjectDescribe ReadDescribe()
    {
        ErrorAnswer.Refuse(cursor);
        var start = cursor.PeekPosition();
        ReadMembers(outermost: true);
        cursor.End();
        return _fields is null ? throw new JsonCursorException(WhyNoFields(), start) : Gathered(start);
    }

    /// <summary>Reads an object that is in a list.</summary>
    public SObjectDescribe ReadElement()
    {
        var start = cursor.PeekPosition();
        ReadMembers(outermost: false);
        return Gathered(start);
    }

    private SObjectDescribe Gathered(int start)
    {
        if (string.IsNullOrEmpty(_name))
            throw new JsonCursorException("The describe has no \"name\": it must be the object's API name, as Account.", start);
        if (!ApiName.IsValid(_name!))
            throw new JsonCursorException($"{VisibleText.Quote(_name!)} cannot be the name of an object: a name has "
                + $"{ApiName.Rule}.{cursor.Origin.PullAgain}", NameOffset);
        var living = new HashSet<string>((_fields ?? default).Select(f => f.Name), StringComparer.OrdinalIgnoreCase);
        var isReduced = !_isSnapshot && _fields is { Count: > 0 } && (_seen & FieldTraits.Createable) == 0;
        var describe = new SObjectDescribe
        {
            Name = _name!,
            Label = _label ?? _name!,
            LabelPlural = _labelPlural ?? _label ?? _name!,
            KeyPrefix = _keyPrefix,
            Traits = _traits,
            Form = _isSnapshot ? DescribeForm.Snapshot : isReduced ? DescribeForm.Reduced : DescribeForm.Full,
            Fields = _fields ?? default,
            ChildRelationships = _children,
            RecordTypes = _recordTypes,
            SupportedScopes = _scopes,
            // What came back is there.
            RemovedFields = new(_removedFields.Where(r => !living.Contains(r.Name))),
            Removed = _removed,
        };
        return isReduced ? ReducedForm.Complete(describe) : describe;
    }

    private string WhyNoFields() =>
        _message is { } message ? ErrorAnswer.OfCli(message)
        : _isGlobal
        ? "This is the list of objects that GET /sobjects gives: it has no fields. Take the answer of GET /sobjects/{name}/describe."
        : "The describe has no \"fields\". Expected the answer of GET /sobjects/{name}/describe, the output of sf sobject describe "
            + "--json, or a snapshot that sftyped wrote.";

    private void ReadMembers(bool outermost)
    {
        if (!cursor.EnterObject())
            return;
        do
        {
            var key = cursor.ReadKey(Keys);
            switch (key)
            {
                case Name: ReadName(); break;
                case Label: _label = cursor.ReadStringOrNull(); break;
                case LabelPlural: _labelPlural = cursor.ReadStringOrNull(); break;
                case KeyPrefix: ReadKeyPrefix(); break;
                case Fields: _fields = ReadFields("a field", ReadField); break;
                case ChildRelationships: _children = cursor.ReadParts(
                    "a child relationship", MostRelationships, ChildRelationshipReader.Read); break;
                case RecordTypeInfos: _recordTypes = cursor.ReadParts("a record type", MostOthers, RecordTypeReader.Read); break;
                case SupportedScopes: _scopes = cursor.ReadParts("a scope", MostOthers, ScopeReader.Read); break;
                case Snapshot: ReadVersion(); break;
                case Removed: _removed = TombstoneText.Read(cursor); break;
                case RemovedFields: _removedFields = ReadFields("a removed field", ReadRemovedField); break;
                // sf wraps an answer once; a text that does it again and again must not grow the stack.
                case Result when outermost && cursor.Peek() == '{': ReadMembers(outermost: false); break;
                case Message when outermost: _message = cursor.ReadScalar(); break;
                case >= FirstTrait:
                    if (cursor.ReadBoolean())
                        _traits |= TraitKeys.Objects.Values[key - FirstTrait];
                    break;
                default:
                    _isGlobal |= key == SObjects;
                    cursor.Skip();
                    break;
            }
        }
        while (cursor.NextMember());
    }

    private void ReadVersion()
    {
        var start = cursor.PeekPosition();
        var version = cursor.ReadInt();
        if (version != SnapshotWriter.Version)
            throw new JsonCursorException($"This snapshot is of form {version}; this version of Salesforce.Typed reads form "
                + $"{SnapshotWriter.Version}. Update the package, or pull the snapshot again.", start);
        _isSnapshot = true;
    }

    private void ReadName()
    {
        NameOffset = cursor.PeekPosition();
        _name = cursor.ReadStringOrNull();
    }

    private void ReadKeyPrefix()
    {
        var start = cursor.PeekPosition();
        _keyPrefix = cursor.ReadStringOrNull();
        if (_keyPrefix is null || ApiName.IsKeyPrefix(_keyPrefix))
            return;
        cursor.Problems.Add($"{VisibleText.Quote(_keyPrefix)} cannot be a key prefix and is left out: it has three letters or "
            + $"digits.{cursor.Origin.PullAgain}", start);
        _keyPrefix = null;
    }

    private static FieldDescribe? ReadRemovedField(JsonCursor cursor)
    {
        var start = cursor.PeekPosition();
        var seen = FieldTraits.None;
        var field = FieldReader.Read(cursor, ref seen);
        if (field?.Removed is not null || field is null)
            return field;
        cursor.Problems.Add($"The removed field {field.Name} has no \"removed\", which says when.", start);
        return null;
    }

    private FieldDescribe? ReadField(JsonCursor cursor) => FieldReader.Read(cursor, ref _seen);

    private EquatableArray<FieldDescribe> ReadFields(string what, Func<JsonCursor, FieldDescribe?> read)
    {
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        return cursor.ReadParts(what, MostFields, c =>
        {
            var start = c.PeekPosition();
            if (read(c) is not { } field)
                return null;
            if (names.Add(field.Name))
                return field;
            c.Problems.Add($"The field {field.Name} stands here a second time.", start);
            return null;
        });
    }
}
