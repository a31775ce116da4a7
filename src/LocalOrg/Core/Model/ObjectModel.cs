using System.Text.Json;
using Salesforce.Typed.Schema;

namespace Salesforce.Typed.Testing.Core.Model;

/// <summary>An object with its table.</summary>
internal sealed class ObjectModel
{
    /// <summary>The row's number: in the order of creation.</summary>
    public const string RowColumn = "_row";

    /// <summary>1 once the record is in the recycle bin; read as <c>IsDeleted</c>.</summary>
    public const string DeletedColumn = "_deleted";

    /// <summary>When the record was last touched; read as <c>SystemModstamp</c>.</summary>
    public const string StampColumn = "_stamp";

    /// <summary>The record whose deletion took this one along: what undeleting that one brings back.</summary>
    public const string DeletedWithColumn = "_deletedWith";

    private readonly Dictionary<string, FieldModel> _fields = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, FieldModel> _parents = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, ChildModel> _children = new(StringComparer.OrdinalIgnoreCase);

    public ObjectModel(SObjectDescribe describe, string keyPrefix)
    {
        Describe = describe = WithId(describe);
        KeyPrefix = keyPrefix;
        JsonName = JsonEncodedText.Encode(describe.Name);
        Table = FieldModel.Quote(describe.Name);
        var fields = new List<FieldModel>();
        foreach (var field in describe.Fields)
        {
            var model = new FieldModel(this, field, fields.Count);
            if (_fields.TryAdd(field.Name, model))
                fields.Add(model);
        }
        Fields = fields;
        Id = _fields[SystemFields.Id];
        NameField = fields.Find(f => f.Describe.Is(FieldTraits.NameField)) ?? Find("Name");
        IsDeletedField = Find(SystemFields.IsDeleted);
        PersonName = NameField is { IsCreateable: false } name && Find("LastName") is { } last && FieldModel.Same(name.Name, "Name")
            && (last.Describe.CompoundFieldName is "Name" or null)
            ? new PersonNameModel(name, Find("FirstName"), last)
            : null;
    }

    public SObjectDescribe Describe { get; }

    public string Name => Describe.Name;

    /// <summary>Whether its describe is the local org's own, and not one of the snapshots.</summary>
    public bool IsBuiltIn { get; init; }

    /// <summary>Whether its records are events: they are published, and no row keeps them.</summary>
    public bool IsPlatformEvent => IsPlatformEventName(Name);

    public JsonEncodedText JsonName { get; }

    public string KeyPrefix { get; }

    /// <summary>The table's name, quoted for SQL; or a query in its place.</summary>
    public string Table { get; init; }

    /// <summary>The fields in the order of the describe.</summary>
    public IReadOnlyList<FieldModel> Fields { get; }

    public FieldModel Id { get; }

    /// <summary>The field that names a record; null for objects whose records have no name.</summary>
    public FieldModel? NameField { get; }

    public FieldModel? IsDeletedField { get; }

    /// <summary>Set where Name is put together from first and last name.</summary>
    public PersonNameModel? PersonName { get; }

    /// <summary>The relationships to children that this org has.</summary>
    public IReadOnlyList<ChildModel> Children { get; private set; } = [];

    /// <summary>Whether records of this object are in the directory of names, through which polymorphic parents are read.</summary>
    public bool IsInDirectory { get; internal set; }

    public FieldModel? Find(string name) => _fields.GetValueOrDefault(name);

    /// <summary>The reference field whose relationship has that name.</summary>
    public FieldModel? FindParent(string relationshipName) => _parents.GetValueOrDefault(relationshipName);

    public ChildModel? FindChild(string relationshipName) => _children.GetValueOrDefault(relationshipName);

    /// <summary>Whether an object's name is that of a platform event.</summary>
    public static bool IsPlatformEventName(string name) => name.EndsWith("__e", StringComparison.OrdinalIgnoreCase);

    public override string ToString() => Name;

    internal void Link(OrgModel org)
    {
        foreach (var field in Fields)
        {
            field.Link(org);
            if (field.Describe.RelationshipName is { } relationship && field.IsReference)
                _parents.TryAdd(relationship, field);
        }
        foreach (var compound in Fields.Where(f => f.Describe.IsCompound))
            compound.TakeParts(Fields.Where(f => f.Compound == compound));
        var children = new List<ChildModel>();
        foreach (var describe in Describe.ChildRelationships)
        {
            if (org.Find(describe.ChildSObject) is not { } child || child.Find(describe.Field) is not { } field)
                continue;
            var model = new ChildModel(describe, child, field);
            children.Add(model);
            if (describe.RelationshipName is { } name && field.IsReference)
                _children.TryAdd(name, model);
        }
        Children = children;
    }

    // A describe that was written by hand may leave the id out. Every record has one.
    private static SObjectDescribe WithId(SObjectDescribe describe)
    {
        const FieldTraits Traits =
            FieldTraits.Filterable | FieldTraits.Sortable | FieldTraits.Groupable | FieldTraits.Aggregatable
            | FieldTraits.DefaultedOnCreate;
        if (describe.FindField(SystemFields.Id) is not null)
            return describe;
        var id = new FieldDescribe { Name = SystemFields.Id, Label = "Record ID", Type = FieldType.Id, TypeName = "id", Traits = Traits };
        return describe with { Fields = new EquatableArray<FieldDescribe>(describe.Fields.Prepend(id)) };
    }
}
