using System.Collections.Frozen;
using System.Text.Json;
using Salesforce.Typed.Schema;
using Salesforce.Typed.Testing.Core.Values;

namespace Salesforce.Typed.Testing.Core.Model;

/// <summary>A field with its column.</summary>
internal sealed class FieldModel
{
    private readonly FrozenDictionary<string, PicklistEntry> _entries;
    private readonly FrozenDictionary<string, int> _ranks;

    public FieldModel(ObjectModel owner, FieldDescribe describe, int index)
    {
        Owner = owner;
        Describe = describe;
        Index = index;
        Name = describe.Name;
        JsonName = JsonEncodedText.Encode(describe.Name);
        Kind = KindOf(describe);
        Column = Quote(describe.Name switch
        {
            var n when Same(n, SystemFields.IsDeleted) => ObjectModel.DeletedColumn,
            var n when Same(n, SystemFields.SystemModstamp) => ObjectModel.StampColumn,
            var n => n,
        });
        var isWritable = Kind != ColumnKind.None && !SystemFields.IsReadOnly(Name);
        MostDegrees = IsCoordinate(Name, "Latitude") ? 90 : IsCoordinate(Name, "Longitude") ? 180 : double.PositiveInfinity;
        IsCreateable = isWritable && describe.Is(FieldTraits.Createable);
        IsUpdateable = isWritable && describe.Is(FieldTraits.Updateable);
        var entries = new Dictionary<string, PicklistEntry>(StringComparer.OrdinalIgnoreCase);
        var ranks = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        foreach (var entry in describe.PicklistValues)
        {
            entries.TryAdd(entry.Value, entry);
            ranks.TryAdd(entry.Value, ranks.Count);
        }
        _entries = entries.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
        _ranks = ranks.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    }

    public ObjectModel Owner { get; }

    public FieldDescribe Describe { get; }

    /// <summary>The place of the field in its object.</summary>
    public int Index { get; }

    public string Name { get; }

    public JsonEncodedText JsonName { get; }

    public ColumnKind Kind { get; }

    /// <summary>The column's name, quoted for SQL.</summary>
    public string Column { get; }

    /// <summary>The objects that a reference may point to and that this org has.</summary>
    public IReadOnlyList<ObjectModel> Targets { get; private set; } = [];

    /// <summary>Whether queries can follow the reference to its parent: an object without a snapshot cannot be read.</summary>
    public bool IsReachable => Describe.IsPolymorphic || Targets.Count > 0;

    /// <summary>The compound that this field is a part of.</summary>
    public FieldModel? Compound { get; private set; }

    /// <summary>The parts of a compound, by their names within it: <c>City</c> for <c>BillingCity</c>.</summary>
    public IReadOnlyDictionary<string, FieldModel> Parts { get; private set; } = FrozenDictionary<string, FieldModel>.Empty;

    public FieldType Type => Describe.Type;

    /// <summary>How many decimals a fixed-point number has.</summary>
    public int Scale => Describe.Scale;

    /// <summary>Whether it has a value for each user, which no column holds.</summary>
    public bool IsPerUser => Kind == ColumnKind.DateTime && SystemFields.IsPerUser(Name);

    /// <summary>The largest absolute value of a latitude or a longitude; infinity for other numbers.</summary>
    public double MostDegrees { get; }

    /// <summary>Whether it refers to records, by their ids or by other values of them.</summary>
    public bool IsReference => Type.Info().Family == ValueFamily.Id;

    public bool IsPicklist => Type is FieldType.Picklist or FieldType.MultiPicklist or FieldType.Combobox;

    /// <summary>Whether clients may set the field when they create a record.</summary>
    public bool IsCreateable { get; }

    /// <summary>Whether clients may set the field when they update a record.</summary>
    public bool IsUpdateable { get; }

    /// <summary>Whether creating a record without a value for it is refused.</summary>
    public bool IsRequired =>
        IsCreateable && Kind != ColumnKind.Boolean && !Describe.Is(FieldTraits.Nillable) && !Describe.Is(FieldTraits.DefaultedOnCreate);

    public static bool Same(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);

    public static string Quote(string name) => "\"" + name.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";

    /// <summary>The picklist's entry with that value, in any case; null when there is none.</summary>
    public PicklistEntry? FindEntry(string value) => _entries.GetValueOrDefault(value);

    /// <summary>
    /// What people see for the value, or for the values of a multi-select picklist; one that was never defined is its own label.
    /// </summary>
    public string LabelOf(string value) => string.Join(';', value.Split(';').Select(v => FindEntry(v)?.Label ?? v));

    /// <summary>The position of the value in the picklist; values that were never defined come last.</summary>
    public int RankOf(string value) => _ranks.GetValueOrDefault(value, int.MaxValue);

    /// <summary>
    /// The column of the object that a reference holds values of: the id, or what external and indirect lookups and names of definitions
    /// match.
    /// </summary>
    public string KeyColumnOf(ObjectModel target)
    {
        var key = Describe.HoldsIds ? null
            : Describe.ReferenceTargetField is { } named ? target.Find(named)
            : target.Find("ExternalId") ?? target.Find("DurableId");
        return key?.Column ?? target.Id.Column;
    }

    internal void Link(OrgModel org)
    {
        Targets = [.. Describe.ReferenceTo.Select(org.Find).OfType<ObjectModel>()];
        if (Describe.CompoundFieldName is { } compound && !Same(compound, Name))
            Compound = Owner.Find(compound);
    }

    internal void TakeParts(IEnumerable<FieldModel> parts) => Parts = parts
        .GroupBy(p => PartName(p.Name), StringComparer.Ordinal)
        .ToFrozenDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);

    // BillingCity of BillingAddress is City; Place__Latitude__s of Place__c is Latitude; PersonMailingCity of PersonMailingAddress is City.
    private string PartName(string part)
    {
        if (part.EndsWith("__s", StringComparison.OrdinalIgnoreCase))
            return part[(part.LastIndexOf("__", part.Length - 4, StringComparison.Ordinal) + 2)..^3];
        var stem = Name.EndsWith("Address", StringComparison.Ordinal) ? Name[..^"Address".Length] : "";
        return part.StartsWith(stem, StringComparison.Ordinal) ? part[stem.Length..] : part;
    }

    // BillingLatitude, Latitude, Place__Latitude__s; a custom field that is only called so ends in __c.
    private static bool IsCoordinate(string field, string part) =>
        field.EndsWith(part, StringComparison.OrdinalIgnoreCase) || field.EndsWith($"__{part}__s", StringComparison.OrdinalIgnoreCase);

    private static ColumnKind KindOf(FieldDescribe describe) => describe.Type.Info().Family switch
    {
        ValueFamily.Id => describe.HoldsIds ? ColumnKind.Id : ColumnKind.Text,
        ValueFamily.Boolean => ColumnKind.Boolean,
        ValueFamily.Number when describe.Type is FieldType.Int or FieldType.Long => ColumnKind.Integer,
        ValueFamily.Number =>
            describe.Precision is > 0 and <= FixedPoint.MostDigits && describe.Scale >= 0 && describe.Scale <= describe.Precision
                ? ColumnKind.Decimal
                : ColumnKind.Real,
        ValueFamily.Date => ColumnKind.Date,
        ValueFamily.DateTime => ColumnKind.DateTime,
        ValueFamily.Time => ColumnKind.Time,
        ValueFamily.Binary => ColumnKind.Blob,
        ValueFamily.Compound or ValueFamily.Structured => ColumnKind.None,
        _ => ColumnKind.Text,
    };
}
