namespace Salesforce.Typed.Schema;

/// <summary>A field of an object, as the describe reports it (SOAP API, Field).</summary>
public sealed record FieldDescribe
{
    /// <summary>The API name, as <c>ErpId__c</c>.</summary>
    public string Name { get; init; } = "";

    /// <summary>What people see.</summary>
    public string Label { get; init; } = "";

    /// <summary>The type.</summary>
    public FieldType Type { get; init; }

    /// <summary>The type's name on the wire; it says more than <see cref="Type"/> when that is <see cref="FieldType.Unknown"/>.</summary>
    public string TypeName { get; init; } = "";

    /// <summary>
    /// A hint on top of the type: <c>plaintextarea</c>, <c>richtextarea</c>, <c>personname</c>, <c>imageurl</c>, <c>externallookup</c>,
    /// <c>indirectlookup</c>.
    /// </summary>
    public string? ExtraTypeInfo { get; init; }

    /// <summary>The help text, where an admin wrote one.</summary>
    public string? InlineHelpText { get; init; }

    /// <summary>The greatest length of a text, in characters; 0 for other types and where it is not known.</summary>
    public int Length { get; init; }

    /// <summary>The digits of a number in all.</summary>
    public int Precision { get; init; }

    /// <summary>The digits after the decimal point.</summary>
    public int Scale { get; init; }

    /// <summary>The digits of an integer.</summary>
    public int Digits { get; init; }

    /// <summary>The yes-or-no facts.</summary>
    public FieldTraits Traits { get; init; }

    /// <summary>The value that new records start with, as text.</summary>
    public string? DefaultValue { get; init; }

    /// <summary>The compound field that this one is a part of: <c>BillingAddress</c> for <c>BillingCity</c>.</summary>
    public string? CompoundFieldName { get; init; }

    /// <summary>The field that decides which values of this dependent picklist are offered.</summary>
    public string? ControllerName { get; init; }

    /// <summary>The name by which a query reaches the parent; null when it cannot.</summary>
    public string? RelationshipName { get; init; }

    /// <summary>0 or 1 where a junction object has two masters: which comes first.</summary>
    public int? RelationshipOrder { get; init; }

    /// <summary>The objects whose ids a reference may hold.</summary>
    public EquatableArray<string> ReferenceTo { get; init; }

    /// <summary>For an indirect lookup: the field of the parent whose values it holds.</summary>
    public string? ReferenceTargetField { get; init; }

    /// <summary>The values of a picklist, in the org's order, which is also their sort order.</summary>
    public EquatableArray<PicklistEntry> PicklistValues { get; init; }

    /// <summary>The values that the org lost and a snapshot remembers; each has its tombstone.</summary>
    public EquatableArray<PicklistEntry> RemovedValues { get; init; }

    /// <summary>For a field that the org lost: its tombstone.</summary>
    public Tombstone? Removed { get; init; }

    /// <summary>Whether the field has that trait, or all of those.</summary>
    public bool Is(FieldTraits traits) => (Traits & traits) == traits;

    /// <summary>Whether a reference may hold ids of more than one object.</summary>
    public bool IsPolymorphic => Type == FieldType.Reference && (ReferenceTo.Count > 1 || Is(FieldTraits.PolymorphicForeignKey));

    /// <summary>
    /// Whether the values are ids of records. Those of some references are not: external and indirect lookups, and names of definitions.
    /// </summary>
    public bool HoldsIds => Type.Info().Family == ValueFamily.Id && !TextReferences.Includes(this);

    /// <summary>Whether the field is a compound of others, and read-only for that.</summary>
    public bool IsCompound => Type.Info().Family == ValueFamily.Compound;

    /// <summary>
    /// Whether the field is allowed in WHERE. The describe's <c>filterable</c> is not the whole truth: address compounds say true and
    /// can only be used in DISTANCE (Object Reference, Compound Field Considerations).
    /// </summary>
    public bool CanFilter => Is(FieldTraits.Filterable) && !IsCompound;

    /// <summary>Whether the field is allowed in ORDER BY.</summary>
    public bool CanSort => Is(FieldTraits.Sortable) && Type.Info().CanSort;

    /// <summary>Whether the field is allowed in GROUP BY.</summary>
    public bool CanGroup => Is(FieldTraits.Groupable) && Type.Info().CanGroup;

    /// <summary>
    /// Whether the field has COUNT, MIN and MAX. The describe's <c>aggregatable</c> does not say of which types: see
    /// <see cref="FieldTypeInfo.CanAggregate"/>. A long or rich text area, which no aggregate takes, is one that cannot be filtered by.
    /// </summary>
    public bool CanAggregate => Is(FieldTraits.Aggregatable) && Type.Info().CanAggregate && (Type != FieldType.TextArea || CanFilter);

    /// <summary>
    /// Whether creating a record without this field is refused: createable, must have a value, is not filled in by the org, and not a
    /// checkbox, which is false when left out. References are left out of this: a tree's child and a parent that is named by an external
    /// id come without them.
    /// </summary>
    public bool IsRequiredOnCreate =>
        Is(FieldTraits.Createable) && !Is(FieldTraits.Nillable) && !Is(FieldTraits.DefaultedOnCreate)
        && Type is not (FieldType.Boolean or FieldType.Reference);
}
