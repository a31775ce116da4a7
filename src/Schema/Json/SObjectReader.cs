namespace Salesforce.Typed.Schema.Json;

/// <summary>Reads the describe of one object.</summary>
internal sealed class SObjectReader(JsonCursor cursor)
{
    private const int Snapshot = 0, Result = 1, Message = 2, Name = 3, Label = 4, LabelPlural = 5, KeyPrefix = 6, Fields = 7, ChildRelationships = 8,
        RecordTypeInfos = 9, SupportedScopes = 10, Status = 11, FirstTrait = 12;

    private const int ChildSObject = 0, ChildField = 1, ChildName = 2, ChildCascade = 3, ChildRestrict = 4;

    private const int TypeDeveloperName = 0, TypeName = 1, TypeId = 2, TypeActive = 3, TypeAvailable = 4, TypeDefault = 5, TypeMaster = 6;

    private const int ScopeName = 0;

    private static readonly JsonKeys Keys = new([
        "snapshot", "result", "message", "name", "label", "labelPlural", "keyPrefix", "fields", "childRelationships", "recordTypeInfos",
        "supportedScopes", "status", .. TraitKeys.Objects.Names]);

    private static readonly JsonKeys ChildKeys = new("childSObject", "field", "relationshipName", "cascadeDelete", "restrictedDelete");

    private static readonly JsonKeys RecordTypeKeys = new(
        "developerName", "name", "recordTypeId", "active", "available", "defaultRecordTypeMapping", "master");

    private static readonly JsonKeys ScopeKeys = new("name");

    private string? _name;
    private string? _label;
    private string? _labelPlural;
    private string? _keyPrefix;
    private string? _message;
    private bool _isSnapshot;
    private SObjectTraits _traits;
    private FieldTraits _seen;
    private EquatableArray<FieldDescribe>? _fields;
    private EquatableArray<ChildRelationship> _children;
    private EquatableArray<RecordTypeInfo> _recordTypes;
    private EquatableArray<string> _scopes;

    /// <summary>Where the object's name stands in the text.</summary>
    public int NameOffset { get; private set; }

    /// <summary>Reads the whole text.</summary>
    public SObjectDescribe Read()
    {
        var next = cursor.Peek();
        var start = cursor.Position;
        if (next == '[')
            throw new JsonCursorException("This is a list, not the describe of an object. Keep one object a file.", start);
        ReadObject();
        cursor.End();
        if (_fields is null)
            throw new JsonCursorException(WhyNoFields(), start);
        if (string.IsNullOrEmpty(_name))
            throw new JsonCursorException("The describe has no \"name\": it must be the object's API name, as Account.", start);
        var describe = new SObjectDescribe
        {
            Name = _name!,
            Label = _label ?? _name!,
            LabelPlural = _labelPlural ?? _label ?? _name!,
            KeyPrefix = _keyPrefix,
            Traits = _traits,
            Form = _isSnapshot ? DescribeForm.Snapshot : (_seen & FieldTraits.Createable) == 0 && _fields.Value.Count > 0 ? DescribeForm.Reduced : DescribeForm.Full,
            Fields = _fields.Value,
            ChildRelationships = _children,
            RecordTypes = _recordTypes,
            SupportedScopes = _scopes,
        };
        return describe.Form == DescribeForm.Reduced ? ReducedForm.Complete(describe) : describe;
    }

    private string WhyNoFields() => _message is { } message
        ? $"This is an error of the Salesforce CLI, not a describe: {message}"
        : "The describe has no \"fields\". Expected the answer of GET /sobjects/{name}/describe, the output of sf sobject describe --json, or a snapshot that sftyped wrote.";

    private void ReadObject()
    {
        if (!cursor.EnterObject())
            return;
        do
        {
            var key = cursor.ReadKey(Keys);
            switch (key)
            {
                case Snapshot: ReadVersion(); break;
                case Result when cursor.Peek() == '{': ReadObject(); break;
                case Message: _message = cursor.ReadScalar(); break;
                case Name: ReadName(); break;
                case Label: _label = cursor.ReadStringOrNull(); break;
                case LabelPlural: _labelPlural = cursor.ReadStringOrNull(); break;
                case KeyPrefix: _keyPrefix = cursor.ReadStringOrNull(); break;
                case Fields: _fields = ReadFields(); break;
                case ChildRelationships: _children = ReadChildren(); break;
                case RecordTypeInfos: _recordTypes = ReadRecordTypes(); break;
                case SupportedScopes: _scopes = ReadScopes(); break;
                case >= FirstTrait:
                    if (cursor.ReadBoolean())
                        _traits |= TraitKeys.Objects.Values[key - FirstTrait];
                    break;
                case Status:
                default: cursor.Skip(); break;
            }
        }
        while (cursor.NextMember());
    }

    private void ReadVersion()
    {
        var start = cursor.Position;
        var version = cursor.ReadInt();
        if (version != SnapshotWriter.Version)
            throw new JsonCursorException($"This snapshot is of form {version}; this version of Salesforce.Typed reads form {SnapshotWriter.Version}. Update the package, or pull the snapshot again.", start);
        _isSnapshot = true;
    }

    private void ReadName()
    {
        cursor.Peek();
        NameOffset = cursor.Position;
        _name = cursor.ReadStringOrNull();
    }

    private EquatableArray<FieldDescribe> ReadFields()
    {
        var fields = new List<FieldDescribe>();
        if (cursor.EnterArray())
        {
            var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
            do
            {
                cursor.Peek();
                var start = cursor.Position;
                var field = FieldReader.Read(cursor, ref _seen);
                if (!names.Add(field.Name))
                    throw new JsonCursorException($"The field {field.Name} stands here a second time.", start);
                fields.Add(field);
            }
            while (cursor.NextElement());
        }
        return new EquatableArray<FieldDescribe>(fields);
    }

    private EquatableArray<ChildRelationship> ReadChildren()
    {
        if (!cursor.EnterArrayOrNull())
            return default;
        var children = new List<ChildRelationship>();
        do
        {
            string? child = null, field = null, name = null;
            bool cascade = false, restrict = false;
            if (cursor.EnterObject())
            {
                do
                {
                    switch (cursor.ReadKey(ChildKeys))
                    {
                        case ChildSObject: child = cursor.ReadStringOrNull(); break;
                        case ChildField: field = cursor.ReadStringOrNull(); break;
                        case ChildName: name = cursor.ReadStringOrNull(); break;
                        case ChildCascade: cascade = cursor.ReadBoolean(); break;
                        case ChildRestrict: restrict = cursor.ReadBoolean(); break;
                        default: cursor.Skip(); break;
                    }
                }
                while (cursor.NextMember());
            }
            if (child is not null && field is not null)
                children.Add(new ChildRelationship(child, field, name, cascade, restrict));
        }
        while (cursor.NextElement());
        return new EquatableArray<ChildRelationship>(children);
    }

    private EquatableArray<RecordTypeInfo> ReadRecordTypes()
    {
        if (!cursor.EnterArrayOrNull())
            return default;
        var types = new List<RecordTypeInfo>();
        do
        {
            string? developerName = null, name = null, id = null;
            bool active = true, available = true, @default = false, master = false;
            if (cursor.EnterObject())
            {
                do
                {
                    switch (cursor.ReadKey(RecordTypeKeys))
                    {
                        case TypeDeveloperName: developerName = cursor.ReadStringOrNull(); break;
                        case TypeName: name = cursor.ReadStringOrNull(); break;
                        case TypeId: id = cursor.ReadStringOrNull(); break;
                        case TypeActive: active = cursor.ReadBoolean(); break;
                        case TypeAvailable: available = cursor.ReadBoolean(); break;
                        case TypeDefault: @default = cursor.ReadBoolean(); break;
                        case TypeMaster: master = cursor.ReadBoolean(); break;
                        default: cursor.Skip(); break;
                    }
                }
                while (cursor.NextMember());
            }
            types.Add(new RecordTypeInfo(developerName ?? name ?? "", name ?? developerName ?? "", id, active, available, @default, master));
        }
        while (cursor.NextElement());
        return new EquatableArray<RecordTypeInfo>(types);
    }

    private EquatableArray<string> ReadScopes()
    {
        if (!cursor.EnterArrayOrNull())
            return default;
        var scopes = new List<string>();
        do
        {
            // A describe has objects with name and label, our snapshot form has the names alone.
            if (cursor.Peek() == '"')
                scopes.Add(cursor.ReadString());
            else if (cursor.EnterObject())
            {
                do
                {
                    if (cursor.ReadKey(ScopeKeys) == ScopeName)
                        scopes.Add(cursor.ReadString());
                    else
                        cursor.Skip();
                }
                while (cursor.NextMember());
            }
        }
        while (cursor.NextElement());
        return new EquatableArray<string>(scopes);
    }
}
