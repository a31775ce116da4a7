using Salesforce.Typed.Generator.Diagnostics;
using Salesforce.Typed.Generator.Naming;
using Salesforce.Typed.Schema;

namespace Salesforce.Typed.Generator.Models;

/// <summary>Plans the code of one object.</summary>
internal sealed class ObjectModelBuilder
{
    private readonly SnapshotFile _file;
    private readonly SObjectDescribe _describe;
    private readonly SchemaIndex _index;
    private readonly string _typeName;
    private readonly MemberNames _names;
    private readonly List<MemberModel> _members = [];
    private readonly HashSet<string> _apiNames = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<PicklistModel> _picklists = [];
    private readonly List<ReferenceModel> _references = [];
    private readonly List<KeyModel> _keys = [];
    private readonly List<string> _related = [];
    private readonly List<SnapshotProblem> _notes = [];
    private readonly List<RemovedMember> _removed = [];

    private ObjectModelBuilder(SnapshotFile file, SchemaIndex index)
    {
        _file = file;
        _index = file.IsRemoved ? index.With(new TypeEntry(file.Describe!.Name, index.FindObjectOrRemoved(file.Describe.Name)!)) : index;
        _describe = file.IsRemoved ? WithoutOthers(file.Describe!) : file.Describe!;
        _typeName = _index.FindObject(_describe.Name)!;
        _names = new MemberNames(_typeName);
    }

    /// <summary>The plan; null where the file is broken, or another file has the object.</summary>
    public static ObjectModel? Build(SnapshotFile file, EquatableArray<SchemaIndex> indexes)
    {
        if (file.Describe is null)
            return null;
        foreach (var index in indexes)
        {
            if (index.Namespace == file.Namespace)
                return index.Owns(file) ? new ObjectModelBuilder(file, index).Build() : null;
        }
        return null;
    }

    private ObjectModel Build()
    {
        // Fields take their names first: a relationship that is called as a field gives way.
        foreach (var field in _describe.Fields)
            AddField(field);
        foreach (var field in _describe.Fields)
            AddParent(field);
        foreach (var child in _describe.ChildRelationships)
            AddChildren(child);
        // Last, so that they take no name from what is there.
        foreach (var field in _describe.RemovedFields)
            AddRemoved(WithLivingTarget(field));
        return new ObjectModel
        {
            Namespace = _index.Namespace,
            ApiName = _describe.Name,
            TypeName = _typeName,
            SetName = _index.SetName(_describe.Name),
            HintName = $"{_index.HintPrefix}.{_typeName}.g.cs",
            HasStringTables = _index.HasRoomForTables,
            Label = _describe.Label,
            KeyPrefix = IsStandard(_describe.Name) ? _describe.KeyPrefix : null,
            Members = new EquatableArray<MemberModel>(_members),
            Picklists = new EquatableArray<PicklistModel>(_picklists),
            RemovedMembers = new EquatableArray<RemovedMember>(_removed),
            Removal = _file.IsRemoved ? Removals.OfObject(_file.Describe!, _index) : null,
            References = new EquatableArray<ReferenceModel>(_references),
            Keys = new EquatableArray<KeyModel>(_keys),
            Related = new EquatableArray<string>(_related),
            Notes = new EquatableArray<SnapshotProblem>(_notes),
        };
    }

    // A custom object's prefix differs between orgs.
    private static bool IsStandard(string apiName) => apiName.IndexOf("__", StringComparison.Ordinal) < 0;

    private void AddField(FieldDescribe field)
    {
        var kind = MemberKindSpec.Of(field);
        if (field.Type == FieldType.Unknown)
            _notes.Add(new SnapshotProblem(DiagnosticIds.UnknownFieldType, _file.Path, default, $"{_describe.Name}.{field.Name} is of "
                + $"type {VisibleText.Quote(field.TypeName)}, which this version of Salesforce.Typed does not know: it reads as JSON"));
        var member = Plan(field, kind);
        Add(member);
        if (field.Is(FieldTraits.IdLookup) && kind.CanBeKey)
            _keys.Add(new KeyModel(field.Name, member.Name, kind.TypeOf(member.TypeName)));
    }

    private MemberModel Plan(FieldDescribe field, MemberKindSpec kind)
    {
        // A file is sent next to its record, from a stream, so its text cannot be required.
        var isRequired = field.IsRequiredOnCreate && _describe.Is(SObjectTraits.Createable) && !IsOptionalName(field)
            && field.Type != FieldType.Base64;
        var isDemanded = IsDemanded(field);
        return new MemberModel
        {
            ApiName = field.Name,
            Name = _names.Take(field.Name),
            Kind = kind,
            TypeName = TypeOf(field, kind),
            IsNullable = !kind.IsNeverNull && (field.Is(FieldTraits.Nillable) || kind.IsAlwaysNullable),
            IsRequired = isRequired,
            CanCreate = field.Is(FieldTraits.Createable) && !field.IsCompound,
            CanUpdate = field.Is(FieldTraits.Updateable) && !field.IsCompound,
            IsDemanded = isDemanded,
            CanFilter = field.CanFilter && kind.CanFilter,
            Uses = FieldUses.Of(field),
            Doc = FieldDocs.Of(field, isRequired || isDemanded),
            Help = field.InlineHelpText,
        };
    }

    private void AddRemoved(FieldDescribe field)
    {
        var removal = Removals.OfField(_describe, field);
        _removed.Add(new RemovedMember(Plan(field, MemberKindSpec.Of(field)), removal));
        if (field.RelationshipName is { } relationship && field.ReferenceTo.Count == 1
            && _index.FindObjectOrRemoved(field.ReferenceTo[0]) is { } type)
        {
            var renamed = removal.RenamedTo is null ? null : _describe.FindField(removal.RenamedTo)?.RelationshipName;
            _removed.Add(new RemovedMember(
                Relationship(field, relationship, MemberKindSpec.Parent, type, -1), removal with { RenamedTo = renamed }));
        }
    }

    // What it refers to may be gone too, and then has no type: its ids are of any object.
    private FieldDescribe WithLivingTarget(FieldDescribe field) =>
        field.ReferenceTo.Count == 0 || (field.ReferenceTo.Count == 1 && _index.FindObjectOrRemoved(field.ReferenceTo[0]) is not null)
            ? field
            : field with { ReferenceTo = default, RelationshipName = null };

    // An object that the org lost is not in the index, which has the types of references.
    private SObjectDescribe WithoutOthers(SObjectDescribe describe) =>
        describe with { Fields = new EquatableArray<FieldDescribe>(describe.Fields.Select(WithLivingTarget)) };

    private bool IsDemanded(FieldDescribe field) => field.Type == FieldType.Reference && _describe.Is(SObjectTraits.Createable)
        && field.Is(FieldTraits.Createable) && !field.Is(FieldTraits.Nillable) && !field.Is(FieldTraits.DefaultedOnCreate);

    // On person accounts the name comes from LastName.
    private bool IsOptionalName(FieldDescribe field) =>
        field.Is(FieldTraits.NameField) && _describe.FindField("IsPersonAccount") is not null;

    private string TypeOf(FieldDescribe field, MemberKindSpec kind)
    {
        return kind.Uses switch
        {
            GeneratedTypeUse.Record when field.Type != FieldType.Reference => _typeName,
            GeneratedTypeUse.Record when field.ReferenceTo.Count == 0 => "AnySObject",
            GeneratedTypeUse.Record => TypeOfObject(field.ReferenceTo[0], field.Removed is not null),
            GeneratedTypeUse.Reference => AddReference(field) + "Id",
            GeneratedTypeUse.Picklist => AddPicklist(field),
            _ => "",
        };
    }

    private string TypeOfObject(string apiName, bool orRemoved) => (orRemoved
        ? _index.FindObjectOrRemoved(apiName)
        : _index.FindObject(apiName)) ?? _index.FindAbsent(apiName) ?? TypeNames.OfObject(apiName);

    private string ReferenceName(FieldDescribe field, EquatableArray<TargetEntry> targets) => targets.Count == 2
        ? _index.PairName(targets)
        : _index.ReferenceName(_describe.Name, field.Name);

    private string AddReference(FieldDescribe field)
    {
        var targets = _index.Targets(field);
        var name = ReferenceName(field, targets);
        if (targets.Count > 2)
            _references.Add(new ReferenceModel(name, $"{_describe.Name}.{field.Name}", targets));
        return name;
    }

    private string AddPicklist(FieldDescribe field)
    {
        var name = _index.PicklistName(_describe.Name, _typeName, field.Name);
        var names = PicklistValueNames.Of(name, [.. field.PicklistValues.Select(v => v.Value)]);
        _picklists.Add(new PicklistModel(
            _index.Namespace,
            name,
            $"{field.Label} of {_describe.Label}",
            ControllerOf(field),
            new EquatableArray<string>(names),
            field.PicklistValues,
            field.Removed is null ? null : Removals.OfField(_describe, field) with { RenamedTo = null },
            Removals.OfValues($"{_describe.Name}.{field.Name}", name, field, names)));
        return name;
    }

    private string? ControllerOf(FieldDescribe field)
    {
        if (field.ControllerName is not { } name || _describe.FindField(name) is not { } controller)
            return null;
        return controller.Type switch
        {
            FieldType.Boolean => "bool",
            FieldType.Picklist => _index.PicklistName(_describe.Name, _typeName, controller.Name),
            _ => null,
        };
    }

    private void AddParent(FieldDescribe field)
    {
        if (field.RelationshipName is not { } relationship || field.ReferenceTo.Count == 0 || IsTaken(relationship))
            return;
        if (field.ReferenceTo.Count > 1)
        {
            var targets = _index.Targets(field);
            foreach (var target in targets.Where(t => t.HasSnapshot))
                Number(target.TypeName);
            // Some fields of the setup objects are texts that refer.
            var name = MemberKindSpec.Of(field) == MemberKindSpec.AnyId ? ReferenceName(field, targets) : AddReference(field);
            AddRelationship(field, relationship, MemberKindSpec.Polymorphic, name, -1);
            return;
        }
        if (_index.FindObject(field.ReferenceTo[0]) is { } type)
        {
            AddRelationship(field, relationship, MemberKindSpec.Parent, type, Number(type));
        }
    }

    private void AddRelationship(FieldDescribe field, string relationship, MemberKindSpec kind, string type, int target) =>
        Add(Relationship(field, relationship, kind, type, target));

    private MemberModel Relationship(FieldDescribe field, string relationship, MemberKindSpec kind, string type, int target) => new()
    {
        ApiName = relationship,
        Name = _names.Take(relationship),
        Kind = kind,
        TypeName = type,
        IsNullable = field.Is(FieldTraits.Nillable),
        CanCreate = kind == MemberKindSpec.Parent && field.Is(FieldTraits.Createable),
        CanUpdate = kind == MemberKindSpec.Parent && field.Is(FieldTraits.Updateable),
        Target = target,
        Reference = kind == MemberKindSpec.Parent ? _members.FindIndex(m => m.ApiName == field.Name) : -1,
        Doc = $"The record behind {field.Name}",
    };

    private void AddChildren(ChildRelationship child)
    {
        if (child.RelationshipName is not { } relationship || _index.FindObject(child.ChildSObject) is not { } type)
            return;
        if (IsTaken(relationship))
            return;
        Add(new MemberModel
        {
            ApiName = relationship,
            Name = _names.Take(relationship),
            Kind = MemberKindSpec.Children,
            TypeName = type,
            CanCreate = true,
            Target = Number(type),
            ForeignKey = child.Field,
            Doc = $"The {child.ChildSObject} records whose {child.Field} is this one",
        });
    }

    // On the wire one name cannot be two members.
    private bool IsTaken(string relationship)
    {
        if (!_apiNames.Contains(relationship))
            return false;
        _notes.Add(new SnapshotProblem(DiagnosticIds.RelationshipLeftOut, _file.Path, default, $"{_describe.Name} has a field or "
            + $"relationship {relationship} already: the relationship of that name is left out. Query its object instead"));
        return true;
    }

    private void Add(MemberModel member)
    {
        _apiNames.Add(member.ApiName);
        _members.Add(member);
    }

    private int Number(string type)
    {
        var number = _related.IndexOf(type);
        if (number >= 0)
            return number;
        _related.Add(type);
        return _related.Count - 1;
    }
}
