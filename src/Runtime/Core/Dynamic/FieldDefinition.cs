using Salesforce.Typed.Core.Dynamic;

namespace Salesforce.Typed.Dynamic;

/// <summary>A field of an object that is defined at run time: what its describe says (SOAP API, DescribeSObjectResult, Field).</summary>
public sealed record FieldDefinition
{
    /// <summary>The API name.</summary>
    public required string Name { get; init; }

    /// <summary>
    /// The type, as the describe names it: <c>string</c>, <c>reference</c>, <c>currency</c>. A type that is not known reads as JSON.
    /// </summary>
    public required string Type { get; init; }

    /// <summary>The greatest length of a text, in characters; 0 where it is not known.</summary>
    public int Length { get; init; }

    /// <summary>Whether the field may be empty.</summary>
    public bool IsNillable { get; init; } = true;

    /// <summary>Whether the user may set it when a record is created.</summary>
    public bool IsCreateable { get; init; }

    /// <summary>Whether the user may set it afterwards.</summary>
    public bool IsUpdateable { get; init; }

    /// <summary>Whether the org fills it in where a new record has no value.</summary>
    public bool IsDefaultedOnCreate { get; init; }

    /// <summary>Whether the describe says that WHERE takes it.</summary>
    public bool IsFilterable { get; init; }

    /// <summary>Whether the describe says that ORDER BY takes it.</summary>
    public bool IsSortable { get; init; }

    /// <summary>Whether the describe says that GROUP BY takes it.</summary>
    public bool IsGroupable { get; init; }

    /// <summary>Whether the describe says that aggregate functions take it.</summary>
    public bool IsAggregatable { get; init; }

    /// <summary>Whether it finds a record in upserts and reads by key.</summary>
    public bool IsIdLookup { get; init; }

    /// <summary>Whether it is the name of the record.</summary>
    public bool IsNameField { get; init; }

    /// <summary>Whether a picklist takes its listed values alone.</summary>
    public bool IsRestrictedPicklist { get; init; }

    /// <summary>How queries name the parent of a reference; null where they cannot reach it.</summary>
    public string? RelationshipName { get; init; }

    /// <summary>The objects that a reference may lead to.</summary>
    public IReadOnlyList<string> ReferenceTo { get; init; } = [];

    /// <summary>For an indirect lookup, the field of the parent whose values it holds.</summary>
    public string? ReferenceTargetField { get; init; }

    /// <summary>The describe's hint in addition to the type, as <c>externallookup</c>.</summary>
    public string? ExtraTypeInfo { get; init; }

    /// <summary>The values of a picklist, inactive ones among them.</summary>
    public IReadOnlyList<string> PicklistValues { get; init; } = [];

    internal bool IsReference => Type.Equals("reference", StringComparison.OrdinalIgnoreCase);

    internal DescribedType Described => DescribedType.Of(Type);

    /// <summary>Whether WHERE takes it. The describe says yes for compounds too, which only DISTANCE takes.</summary>
    internal bool CanFilter => IsFilterable && Described.Kind is not (FieldKind.Address or FieldKind.Location or FieldKind.Json);

    internal bool CanSort => IsSortable && Described.CanSort;

    internal bool CanGroup => IsGroupable && Described.CanGroup;

    // A long or rich text area, which no aggregate takes, is one that cannot be filtered by.
    internal bool CanAggregate => IsAggregatable && Described.CanAggregate && (!Described.IsTextArea || CanFilter);

    /// <summary>Whether its values are texts that refer, and not ids.</summary>
    internal bool IsTextReference => TextReference.Includes(this);
}
