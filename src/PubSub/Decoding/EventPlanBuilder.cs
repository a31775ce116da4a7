using Salesforce.Typed.Core.Records;
using Salesforce.Typed.Errors;
using Salesforce.Typed.Events.Avro;

namespace Salesforce.Typed.Events.Decoding;

/// <summary>Matches the schema of an event with the record's type.</summary>
internal sealed class EventPlanBuilder
{
    private const string Header = "ChangeEventHeader";

    private readonly SObjectInfo _info;
    private readonly AvroSchema _schema;
    private readonly List<EventLeaf> _leaves = [];
    private int _objects;
    private int _words;

    private EventPlanBuilder(AvroSchema schema, SObjectInfo info)
    {
        _schema = schema;
        _info = info;
    }

    /// <summary>The plan.</summary>
    /// <exception cref="SalesforceFormatException">A field has a type from which the record's cannot be read.</exception>
    public static EventPlan Build(AvroSchema schema, SObjectInfo info) => new EventPlanBuilder(schema, info).Build();

    private EventPlan Build()
    {
        Add(new EventLeaf("Id", _info.IdField) { HoldsValue = _info.IdField is not null });
        var steps = new List<EventStep>();
        foreach (var field in _schema.Root.Fields)
        {
            var role = RoleOf(field);
            var compound = role == StepRole.Header ? null : Branches(field.Type).FirstOrDefault(b => b.Kind == AvroKind.Record);
            steps.Add(new EventStep(field, _leaves.Count, compound, role));
            AddLeaf(field, compound, role);
        }
        return new EventPlan(_schema, _info, [.. steps], [.. _leaves], _objects, _words);
    }

    private StepRole RoleOf(AvroField field)
    {
        if (field.Name == Header)
            return ReferenceEquals(field, _schema.Root.Fields[0]) && field.Type.Kind == AvroKind.Record
                ? StepRole.Header
                : throw new SalesforceFormatException(
                    $"The schema of {_schema.Name} has its header in another place than the first", _info.Name);
        // A change event's own are those of its record.
        if (_schema.Root.Fields[0].Name == Header)
            return StepRole.None;
        return field switch
        {
            { Name: "CreatedDate", Type.Kind: AvroKind.Long } => StepRole.CreatedDate,
            { Name: "CreatedById", Type.Kind: AvroKind.String } => StepRole.CreatedById,
            _ => StepRole.None,
        };
    }

    private void AddLeaf(AvroField field, AvroType? compound, StepRole role)
    {
        var target = role == StepRole.Header ? null : _info.Find(field.Name);
        var scalar = Branches(field.Type).FirstOrDefault(b => b.Kind is not (AvroKind.Null or AvroKind.Record));
        Add(new EventLeaf(field.Name, target)
        {
            HoldsValue = target is not null && scalar is not null && Fits(scalar, target),
            Type = scalar,
            FirstPart = _leaves.Count + 1,
            Parts = compound?.Fields.Length ?? 0,
        });
        foreach (var part in compound?.Fields ?? [])
        {
            var own = _info.Find(PartNames.Of(field.Name, part.Name));
            var value = Branches(part.Type).FirstOrDefault(b => b.Kind != AvroKind.Null);
            Add(new EventLeaf($"{field.Name}.{part.Name}", own)
            {
                HoldsValue = own is not null && value is not null && Fits(value, own), Type = value
            });
        }
    }

    private void Add(EventLeaf leaf)
    {
        if (leaf is { HoldsValue: true, Field: { } field })
        {
            leaf.Slot = field.Words == 0 ? _objects++ : _words;
            _words += field.Words;
        }
        _leaves.Add(leaf);
    }

    private bool Fits(AvroType type, FieldInfo field)
    {
        // What the record keeps in another form than the event: compounds by their parts, and values that are not value of a type.
        if (field.IsRelationship || field.Kind.IsObject())
            return false;
        return AvroValue.CanRead(type.Kind, field.Kind)
            ? true
            : throw new SalesforceFormatException($"The org sends {field} as {type.Kind}, and the snapshot has it as {field.Kind}: pull "
                + $"{_info.Name} again and build", _info.Name, field.Name);
    }

    private static AvroType[] Branches(AvroType type) => type.Kind == AvroKind.Union ? type.Branches : [type];
}
