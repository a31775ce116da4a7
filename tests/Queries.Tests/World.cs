using Salesforce.Typed.Schema;

namespace Salesforce.Typed.Tests;

/// <summary>
/// A random schema with random rows: all of it follows from the seed. Rows have few values and many nulls, so that conditions hit.
/// </summary>
internal sealed class World
{
    private const FieldTraits Usual =
        FieldTraits.Createable | FieldTraits.Updateable | FieldTraits.Nillable | FieldTraits.Custom | FieldTraits.Filterable;
    private const FieldTraits Sorted = FieldTraits.Sortable | FieldTraits.Aggregatable;

    private static readonly DateTime[] Nows =
    [
        new(2026, 11, 23, 8, 15, 30), new(2026, 1, 1, 0, 30, 0), new(2025, 12, 31, 23, 59, 59), new(2028, 2, 29, 12, 0, 0),
        new(2026, 3, 29, 3, 0, 0),
    ];

    private static readonly string[] Zones = ["UTC", "Pacific/Honolulu", "Asia/Kolkata", "Europe/Berlin", "America/Los_Angeles"];

    private static readonly string[] Texts = [
        "a", "A", "ab", "aB", "b", "B%", "a_c", "é", "É", "10", "9", "O'x", "back\\slash", "two words", "Two Words", "Z"
    ];

    private readonly Random _random;
    private readonly Dictionary<(string Object, string Field), object[]> _domains = [];

    public World(int seed)
    {
        Seed = seed;
        _random = new Random(seed);
        Now = DateTime.SpecifyKind(Pick(Nows), DateTimeKind.Utc);
        Zone = TimeZoneInfo.FindSystemTimeZoneById(Pick(Zones));
        FiscalYearStart = Pick(1, 2, 4, 10);
        Schema = new OrgSchema(Objects());
        foreach (var describe in Schema.Objects)
            Rows.Add(describe.Name, MakeRows(describe));
    }

    public int Seed { get; }

    public DateTime Now { get; }

    public TimeZoneInfo Zone { get; }

    public int FiscalYearStart { get; }

    public OrgSchema Schema { get; }

    /// <summary>The rows of each object, in the order of their creation; objects come after those that they refer to.</summary>
    public SortedDictionary<string, List<Record>> Rows { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The day that it is for the user.</summary>
    public DateOnly Today => DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(Now, Zone));

    /// <summary>The values that rows may have in a field.</summary>
    public object[] Domain(SObjectDescribe describe, FieldDescribe field) => _domains[(describe.Name, field.Name)];

    public override string ToString() => $"world {Seed}: it is {Now:O}, in {Zone.Id}, with a fiscal year from month {FiscalYearStart}";

    private T Pick<T>(params T[] values) => values[_random.Next(values.Length)];

    private bool Chance(int percent) => _random.Next(100) < percent;

    private List<SObjectDescribe> Objects()
    {
        string[] names =
            [.. new[] { "Alpha__c", "Beta__c", "Gamma__c", "Delta__c" }.Take(_random.Next(3, 5)).Order(StringComparer.Ordinal)];
        var fields = names.ToDictionary(n => n, _ => new List<FieldDescribe>());
        var children = names.ToDictionary(n => n, _ => new List<ChildRelationship>());
        for (var i = 0; i < names.Length; i++)
        {
            var own = fields[names[i]];
            own.Add(new FieldDescribe { Name = "Id", Label =
                "Record ID", Type = FieldType.Id, TypeName = "id", Traits = FieldTraits.Filterable | Sorted | FieldTraits.Groupable });
            own.Add(Field("Name", FieldType.String, FieldTraits.NameField | FieldTraits.Groupable) with { Length = 80 });
            foreach (var type in Kinds())
                own.Add(Add(names[i], own.Count, type));
            // A parent among the objects before, another one perhaps, and perhaps one of its own kind.
            for (var parent = i - 1; parent >= 0; parent--)
            {
                if (parent == i - 1 || Chance(60))
                    Refer(names[i], names[parent], parent);
            }
            if (i == 0 || Chance(50))
                Refer(names[i], names[i], i);
        }
        return [.. names.Select((name, i) => new SObjectDescribe
        {
            Name = name,
            Label = name,
            LabelPlural = name,
            KeyPrefix = "a0" + (char)('A' + i),
            Traits =
                SObjectTraits.Createable | SObjectTraits.Queryable | SObjectTraits.Retrieveable | SObjectTraits.Updateable | SObjectTraits.Deletable | SObjectTraits.Custom,
            Fields = new EquatableArray<FieldDescribe>(fields[name]),
            ChildRelationships = new EquatableArray<ChildRelationship>(children[name]),
        })];

        void Refer(string child, string parent, int number)
        {
            var field = Field($"Up{number}__c", FieldType.Reference, FieldTraits.Groupable) with
            {
                RelationshipName = $"Up{number}__r", ReferenceTo = new EquatableArray<string>([parent])
            };
            fields[child].Add(field);
            children[parent].Add(new ChildRelationship(child, field.Name, $"{child[..^3]}s{number}__r"));
        }
    }

    // Each kind that is allowed in WHERE, most of the time.
    private IEnumerable<FieldType> Kinds()
    {
        FieldType[] kinds =
        [
            FieldType.String, FieldType.String, FieldType.TextArea, FieldType.Email, FieldType.Phone, FieldType.Url, FieldType.Combobox,
            FieldType.Picklist, FieldType.Picklist,
            FieldType.MultiPicklist, FieldType.Boolean, FieldType.Boolean, FieldType.Int, FieldType.Double, FieldType.Currency,
            FieldType.Percent, FieldType.Date, FieldType.Date,
            FieldType.DateTime, FieldType.DateTime, FieldType.Time,
        ];
        return kinds.Where(_ => Chance(65));
    }

    private static FieldDescribe Field(string name, FieldType type, FieldTraits more) => new()
    {
        Name = name, Label = name, Type = type, TypeName = type.ToString().ToLowerInvariant(), Traits = Usual | Sorted | more,
    };

    private FieldDescribe Add(string owner, int number, FieldType type)
    {
        var name = $"{type}{number}__c";
        var isGroupable = !(type is FieldType.Double or FieldType.Currency or FieldType.Percent or FieldType.DateTime or FieldType.Time
            or FieldType.MultiPicklist);
        var field = Field(name, type, isGroupable ? FieldTraits.Groupable : FieldTraits.None) with
        {
            Length = type is FieldType.String or FieldType.TextArea or FieldType.Url or FieldType.Combobox
                ? 255
                : type is FieldType.Email or FieldType.Phone ? 80 : 0,
            Precision = type is FieldType.Double or FieldType.Currency or FieldType.Percent ? 18 : 0,
            Scale = type is FieldType.Double or FieldType.Currency or FieldType.Percent ? 2 : 0,
            Digits = type == FieldType.Int ? 8 : 0,
        };
        if (type is FieldType.MultiPicklist or FieldType.Boolean or FieldType.Time)
            field = field with { Traits = field.Traits & ~FieldTraits.Aggregatable };
        if (type == FieldType.MultiPicklist)
            field = field with { Traits = field.Traits & ~FieldTraits.Sortable };
        if (type == FieldType.Boolean)
            field = field with { Traits = field.Traits & ~FieldTraits.Nillable };
        if (type is FieldType.Picklist or FieldType.MultiPicklist or FieldType.Combobox)
        {
            // Not in the order of the alphabet, and with labels that are other values' words.
            string[] values = ["Medium", "low", "High", "A+"];
            string[] labels = ["Middling", "Low grade", "Medium", "Top"];
            var isRestricted = type != FieldType.Combobox && Chance(50);
            field = field with
            {
                PicklistValues = new EquatableArray<PicklistEntry>(values.Select((v, i) => new PicklistEntry(v, labels[i]))),
                Traits = field.Traits | (isRestricted ? FieldTraits.RestrictedPicklist : FieldTraits.None),
            };
        }
        if (type == FieldType.String && Chance(25))
            field = field with
            {
                Traits = field.Traits | FieldTraits.Unique | FieldTraits.CaseSensitive | FieldTraits.ExternalId | FieldTraits.IdLookup
            };
        _domains[(owner, name)] = Values(field);
        return field;
    }

    private object[] Values(FieldDescribe field) => field.Type switch
    {
        _ when field.Is(FieldTraits.CaseSensitive) => ["key", "Key", "KEY", "other"],
        FieldType.Email => ["a@x.example", "A@X.example", "b@x.example"],
        FieldType.Picklist or FieldType.Combobox =>
            field.Is(FieldTraits.RestrictedPicklist) ? ["Medium", "low", "High"] : ["Medium", "low", "High", "Beyond"],
        FieldType.MultiPicklist => ["Medium", "low", "High", "Medium;low", "low;High", "Medium;low;High"],
        FieldType.Boolean => [true, false],
        FieldType.Int => [0m, 1m, -2m, 7m],
        FieldType.Double or FieldType.Currency or FieldType.Percent => [0m, 1m, -2.5m, 0.25m, 12500000m],
        FieldType.Date => [.. Days().Select(d => (object)d)],
        FieldType.DateTime => [.. Days().Select(d => (object)DateTime.SpecifyKind(
            d.ToDateTime(TimeOnly.MinValue).AddSeconds(Pick(0, 1, 43_200, 86_399, _random.Next(86_400))), DateTimeKind.Utc))],
        FieldType.Time => [TimeSpan.Zero, new TimeSpan(8, 30, 0), new TimeSpan(0, 23, 59, 59, 500)],
        _ => [.. Texts.OrderBy(_ => _random.Next()).Take(6)],
    };

    // Days near today, and near where weeks, months, quarters and years begin.
    private List<DateOnly> Days() => [.. Enumerable.Range(0, 10).Select(
        _ => Today.AddDays(Pick(0, -1, 1, _random.Next(-8, 9), _random.Next(-40, 41), _random.Next(-100, 101), _random.Next(-800, 801))))];

    private List<Record> MakeRows(SObjectDescribe describe)
    {
        var rows = new List<Record>();
        var used = new HashSet<object>();
        for (var i = _random.Next(20, 35); i > 0; i--)
        {
            var row = new Record(describe);
            foreach (var field in describe.Fields)
            {
                if (field.Type == FieldType.Id)
                    continue;
                row[field.Name] = field switch
                {
                    { Name: "Name" } => $"{(Chance(50) ? "Row" : "row")} {_random.Next(8)}",
                    { Type: FieldType.Reference } => Chance(35) ? null : Parent(field.ReferenceTo[0]),
                    { Type: FieldType.Boolean } => Chance(50),
                    _ when Chance(30) => null,
                    _ => Pick(_domains[(describe.Name, field.Name)]),
                };
                if (field.Is(FieldTraits.Unique) && row[field.Name] is { } value && !used.Add((field.Name, value)))
                    row[field.Name] = null;
            }
            rows.Add(row);
            Record? Parent(string target) => target == describe.Name ? (rows.Count == 0 ? null : Pick([.. rows])) : Pick([.. Rows[target]]);
        }
        _domains[(describe.Name, "Name")] = ["Row 1", "row 2", "ROW 3", "Row"];
        return rows;
    }
}
