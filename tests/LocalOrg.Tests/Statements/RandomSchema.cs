using System.Globalization;
using Salesforce.Typed.Schema;
using Salesforce.Typed.Testing;

namespace Salesforce.Typed.Tests;

/// <summary>
/// Random orgs: objects with fields of all types, with and without the flags that clauses need, and with relationships to some objects that
/// the org lacks.
/// </summary>
internal static class RandomSchema
{
    private static readonly string[] Names = ["Alpha__c", "Beta__c", "Gamma__c", "Task", "Delta__kav", "Epsilon__c"];

    private static readonly FieldType[] Types = [.. Enum.GetValues<FieldType>().Where(t => t != FieldType.Id)];

    public static OrgSchema Create(Random random)
    {
        var objects = Names.Take(random.Next(3, Names.Length + 1)).Append("User").Select(n => Object(random, n)).ToList();
        return new OrgSchema(
            objects.Select(o => o with { ChildRelationships = new EquatableArray<ChildRelationship>(Children(o, objects)) }));
    }

    /// <summary>A user who may not see some of the objects and fields.</summary>
    public static LocalUser User(Random random, OrgSchema schema)
    {
        var user = new LocalUser("kim@acme.example");
        foreach (var describe in schema.Objects)
        {
            if (random.Next(4) == 0 && describe.Name != "User")
                user.Object(describe.Name, ObjectAccess.None);
            foreach (var field in describe.Fields.Where(f => f.Is(FieldTraits.Permissionable) && random.Next(4) == 0))
                user.Field($"{describe.Name}.{field.Name}", FieldAccess.None);
        }
        return user;
    }

    /// <summary>A record that can be created, as JSON values; null where the field may not be written.</summary>
    public static Dictionary<string, object?> Record(Random random, SObjectDescribe describe, IReadOnlyDictionary<string, string> ids)
    {
        var record = new Dictionary<string, object?>();
        foreach (var field in describe.Fields.Where(f => f.Is(FieldTraits.Createable)))
        {
            if (Value(random, field, ids) is { } value)
                record[field.Name] = value;
        }
        return record;
    }

    private static object? Value(
        Random random, FieldDescribe field, IReadOnlyDictionary<string, string> ids) => random.Next(4) == 0 ? null : field.Type switch
    {
        FieldType.Reference => field.HoldsIds ? ids.GetValueOrDefault(field.ReferenceTo[random.Next(field.ReferenceTo.Count)]) : null,
        FieldType.String or FieldType.TextArea or FieldType.Combobox =>
            random.Next(3) switch { 0 => "a", 1 => "B_%'é", _ => "long text " + random.Next(9) },
        FieldType.Picklist => "v" + random.Next(4),
        FieldType.MultiPicklist => "v1;v2",
        FieldType.Boolean => random.Next(2) == 0,
        FieldType.Int or FieldType.Long => random.Next(100),
        FieldType.Double or FieldType.Currency or FieldType.Percent => random.Next(900) / 10m,
        FieldType.Date => "2026-11-" + random.Next(10, 30).ToString(CultureInfo.InvariantCulture),
        FieldType.DateTime => $"2026-11-{random.Next(10, 30)}T10:00:00Z",
        FieldType.Time => "10:30:00.000Z",
        FieldType.Email => "a@b.example",
        FieldType.Phone => "123",
        FieldType.Url => "https://a.example",
        _ => null,
    };

    private static SObjectDescribe Object(Random random, string name)
    {
        var fields = new List<FieldDescribe> { Field(random, "Id", FieldType.Id, all: true), Field(
            random, "Name", FieldType.String, all: true) with { Traits = All | FieldTraits.NameField } };
        if (random.Next(3) > 0)
            fields.Add(Reference(random, "Owner", ["User"], ""));
        for (var i = 0; i < 22; i++)
        {
            var type = Types[random.Next(Types.Length)];
            if (type is FieldType.Location or FieldType.Address)
                fields.AddRange(Compound(random, type, i));
            else if (type == FieldType.Reference)
                fields.Add(Reference(random, $"R{i}", Targets(random), "__r"));
            else
                fields.Add(Field(random, random.Next(2) == 0 ? $"{type}{i}__c" : $"{type}{i}", type));
        }
        fields.Add(Reference(random, "What", ["Alpha__c", "Beta__c", "User", "Absent__c"], ""));
        return new SObjectDescribe
        {
            Name = name,
            Label = name,
            Traits = SObjectTraits.Createable | SObjectTraits.Updateable | (random.Next(12) == 0 && name != "User"
                ? 0
                : SObjectTraits.Queryable),
            SupportedScopes = new EquatableArray<string>(random.Next(2) == 0 ? [] : ["everything", "mine"]),
            Fields = new EquatableArray<FieldDescribe>(fields),
        };
    }

    private const FieldTraits All =
        FieldTraits.Filterable | FieldTraits.Sortable | FieldTraits.Groupable | FieldTraits.Aggregatable | FieldTraits.Nillable | FieldTraits.Createable;

    private static FieldDescribe Field(Random random, string name, FieldType type, bool all = false)
    {
        var traits = All;
        foreach (var trait in (FieldTraits[])[
            FieldTraits.Filterable, FieldTraits.Sortable, FieldTraits.Groupable, FieldTraits.Aggregatable
        ])
        {
            if (!all && random.Next(6) == 0)
                traits &= ~trait;
        }
        if (name.EndsWith("__c", StringComparison.Ordinal))
            traits |= FieldTraits.Custom | FieldTraits.Permissionable;
        if (type is FieldType.Id or FieldType.Base64)
            traits &= ~FieldTraits.Createable;
        return new FieldDescribe
        {
            Name = name,
            Label = name,
            Type = type,
            TypeName = type.Info().Name,
            Length = type.Info().Family == ValueFamily.Text ? 80 : 0,
            Precision = type.Info().Family == ValueFamily.Number ? 10 : 0,
            Scale = type is FieldType.Double or FieldType.Currency or FieldType.Percent ? 2 : 0,
            Traits = traits,
            PicklistValues = new EquatableArray<PicklistEntry>(type is FieldType.Picklist or FieldType.MultiPicklist
                ? [.. Enumerable.Range(0, 4).Select(n => new PicklistEntry($"v{n}", $"Label {n}", true))]
                : []),
        };
    }

    private static IEnumerable<FieldDescribe> Compound(Random random, FieldType type, int number)
    {
        var name = type == FieldType.Location ? $"Place{number}__c" : $"Mail{number}Address";
        yield return Field(random, name, type) with { Traits = FieldTraits.Filterable | FieldTraits.QueryByDistance };
        var stem = type == FieldType.Location ? $"Place{number}__" : $"Mail{number}";
        var suffix = type == FieldType.Location ? "__s" : "";
        foreach (var part in (string[])["Latitude", "Longitude"])
        {
            if (random.Next(6) > 0)
                yield return Field(random, stem + part + suffix, FieldType.Double) with { CompoundFieldName = name };
        }
    }

    private static FieldDescribe Reference(Random random, string name, string[] targets, string suffix)
    {
        var field = Field(random, suffix.Length > 0 ? name + "__c" : name + "Id", FieldType.Reference);
        return field with
        {
            ReferenceTo = new EquatableArray<string>(targets),
            RelationshipName = random.Next(10) == 0 ? null : name + suffix,
            Traits = field.Traits | (targets.Length > 1 ? FieldTraits.NamePointing | FieldTraits.PolymorphicForeignKey : 0),
        };
    }

    private static string[] Targets(Random random) => random.Next(5) switch
    {
        0 => ["Alpha__c", "Beta__c"],
        1 => ["Absent__c"],
        2 => ["EntityDefinition"],
        _ => [Names[random.Next(Names.Length)]],
    };

    private static IEnumerable<ChildRelationship> Children(SObjectDescribe parent, List<SObjectDescribe> objects)
    {
        foreach (var child in objects)
        {
            foreach (var field in child.Fields.Where(f => f.ReferenceTo.Contains(parent.Name)))
                yield return new ChildRelationship(
                    child.Name, field.Name,
                    $"{child.Name.Replace("__", "", StringComparison.Ordinal)}{field.Name.Replace("__c", "", StringComparison.Ordinal)}s");
        }
        yield return new ChildRelationship("Absent__c", "Parent__c", "Absents__r");
        yield return new ChildRelationship(objects[0].Name, "Gone__c", "Gones__r");
    }
}
