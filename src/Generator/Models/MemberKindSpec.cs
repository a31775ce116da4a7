using Salesforce.Typed.Schema;

namespace Salesforce.Typed.Generator.Models;

/// <summary>
/// What a member of a record is, and how code of it is written. The only description of a kind in the generator: models and emitters
/// read it.
/// In its types, {type} stands for the generated type that the member is made of, and {uses} for the marker of <see cref="FieldUses"/>.
/// </summary>
internal sealed class MemberKindSpec
{
    public static readonly MemberKindSpec Id = new(FieldKind.Id, "Id<{type}>")
    {
        Accessor = "Id<Id<{type}>>", Condition = "IdField<{type}, {uses}>",
        Uses = GeneratedTypeUse.Record, IsValueType = true, CanBeKey = true,
    };

    public static readonly MemberKindSpec AnyId = new(FieldKind.Id, "{type}")
    {
        Accessor = "Id<{type}>", Condition = "AnyIdField<{type}, {uses}>", Uses = GeneratedTypeUse.Reference, IsValueType = true,
    };

    public static readonly MemberKindSpec Text = new(FieldKind.Text, "string")
    {
        Condition = "TextField<{uses}>", CanBeKey = true,
    };

    public static readonly MemberKindSpec TextReference = new(FieldKind.Text, "string")
    {
        Condition = "TextReferenceField<{uses}>", CanBeKey = true,
    };

    public static readonly MemberKindSpec Boolean = new(FieldKind.Boolean, "bool")
    {
        Condition = "BoolField<{uses}>", IsValueType = true, IsNeverNull = true,
    };

    public static readonly MemberKindSpec Int = new(FieldKind.Int, "int")
    {
        Condition = "IntField<{uses}>", IsValueType = true, CanBeKey = true,
    };

    public static readonly MemberKindSpec Long = new(FieldKind.Long, "long")
    {
        Condition = "LongField<{uses}>", IsValueType = true,
    };

    public static readonly MemberKindSpec Decimal = new(FieldKind.Decimal, "decimal")
    {
        Condition = "DecimalField<{uses}>", IsValueType = true, CanBeKey = true,
    };

    public static readonly MemberKindSpec Currency = new(FieldKind.Decimal, "decimal")
    {
        Condition = "CurrencyField<{uses}>", IsValueType = true,
    };

    public static readonly MemberKindSpec Double = new(FieldKind.Double, "double")
    {
        Condition = "DoubleField<{uses}>", IsValueType = true,
    };

    public static readonly MemberKindSpec Date = new(FieldKind.Date, "global::System.DateOnly")
    {
        Condition = "DateField<{uses}>", IsValueType = true,
    };

    public static readonly MemberKindSpec DateTime = new(FieldKind.DateTime, "global::System.DateTimeOffset")
    {
        Condition = "DateTimeField<{uses}>", IsValueType = true,
    };

    public static readonly MemberKindSpec Time = new(FieldKind.Time, "global::System.TimeOnly")
    {
        Condition = "TimeField<{uses}>", IsValueType = true,
    };

    public static readonly MemberKindSpec Picklist = new(FieldKind.Picklist, "{type}")
    {
        Accessor = "Picklist<{type}>", Condition = "PicklistField<{type}, {uses}>", Uses = GeneratedTypeUse.Picklist, IsValueType = true,
    };

    public static readonly MemberKindSpec MultiPicklist = new(FieldKind.MultiPicklist, "PicklistSet<{type}>")
    {
        Accessor = "MultiPicklist<{type}>", Condition = "MultiPicklistField<{type}, {uses}>",
        Uses = GeneratedTypeUse.Picklist, IsValueType = true,
    };

    public static readonly MemberKindSpec Address = new(FieldKind.Address, "global::Salesforce.Typed.Address")
    {
        Condition = "CompoundField<global::Salesforce.Typed.Address?, {uses}>", IsCompound = true, IsAlwaysNullable = true,
    };

    public static readonly MemberKindSpec Location = new(FieldKind.Location, "global::Salesforce.Typed.Location")
    {
        Condition = "CompoundField<global::Salesforce.Typed.Location?, {uses}>",
        IsCompound = true, IsAlwaysNullable = true, IsValueType = true,
    };

    public static readonly MemberKindSpec Json = new(FieldKind.Json, "RawJson") { IsAlwaysNullable = true, IsValueType = true };

    public static readonly MemberKindSpec Parent = new(FieldKind.Parent, "{type}")
    {
        Accessor = "Parent<{type}>", Condition = "{type}Fields",
    };

    public static readonly MemberKindSpec Polymorphic = new(FieldKind.Polymorphic, "Polymorphic<I{type}>")
    {
        Accessor = "Polymorphic<I{type}>", Condition = "PolymorphicFields<I{type}>", IsValueType = true, IsNeverNull = true,
    };

    public static readonly MemberKindSpec Children = new(FieldKind.Children, "ChildList<{type}>")
    {
        Accessor = "Children<{type}>", Condition = "Children<{type}, {type}Fields>", IsNeverNull = true,
    };

    private readonly string _type;

    private MemberKindSpec(FieldKind kind, string type)
    {
        Kind = kind;
        _type = type;
        Accessor = kind.ToString();
    }

    /// <summary>The kind in the runtime: its letter is in the table.</summary>
    public FieldKind Kind { get; }

    /// <summary>The generated type that the value's type is made of.</summary>
    public GeneratedTypeUse Uses { get; private init; }

    /// <summary>Whether the value is of a value type, so that null is another type.</summary>
    public bool IsValueType { get; private init; }

    /// <summary>Whether the accessor never returns null.</summary>
    public bool IsNeverNull { get; private init; }

    /// <summary>Whether the value may be null whatever the describe says.</summary>
    public bool IsAlwaysNullable { get; private init; }

    /// <summary>Whether it is a compound of other fields: read-only, and in conditions only for what is special to it.</summary>
    public bool IsCompound { get; private init; }

    /// <summary>Whether records can be addressed by a value of it.</summary>
    public bool CanBeKey { get; private init; }

    /// <summary>Whether a condition may compare it.</summary>
    public bool CanFilter => Condition is not null && !IsCompound;

    // What follows Get and Set in the names of the accessors of the record's base class.
    private string Accessor { get; init; }

    // The type of the member in conditions; null where no condition can name it.
    private string? Condition { get; init; }

    /// <summary>The type of the value.</summary>
    public string TypeOf(string typeName) => Fill(_type, typeName);

    /// <summary>What follows Get and Set in the names of the accessors.</summary>
    public string AccessorOf(string typeName) => Fill(Accessor, typeName);

    /// <summary>The type of the member in conditions; null where no condition can name it.</summary>
    public string? ConditionOf(string typeName, string uses) =>
        Condition is null ? null : Fill(Condition, typeName).Replace("{uses}", uses);

    /// <summary>The kind of the member that a field becomes.</summary>
    public static MemberKindSpec Of(FieldDescribe field) => field.Type switch
    {
        FieldType.Id or FieldType.MasterRecord => Id,
        FieldType.Reference when !field.HoldsIds => TextReference,
        FieldType.Reference => field.ReferenceTo.Count > 1 ? AnyId : Id,
        FieldType.Boolean => Boolean,
        FieldType.Int => Int,
        FieldType.Long => Long,
        FieldType.Double => IsCoordinate(field) ? Double : Decimal,
        FieldType.Percent => Decimal,
        FieldType.Currency => Currency,
        FieldType.Date => Date,
        FieldType.DateTime => DateTime,
        FieldType.Time => Time,
        FieldType.Picklist => Picklist,
        FieldType.MultiPicklist => MultiPicklist,
        FieldType.Address => Address,
        FieldType.Location => Location,
        _ => field.Type.Info().Family is ValueFamily.Any or ValueFamily.Structured ? Json : Text,
    };

    private static string Fill(string pattern, string typeName) => pattern.Replace("{type}", typeName);

    // The describe does not mark coordinates: they are the doubles that are called so, as part of a compound or of the platform.
    private static bool IsCoordinate(FieldDescribe field) =>
        field.Name.EndsWith("Latitude", StringComparison.Ordinal) || field.Name.EndsWith("Longitude", StringComparison.Ordinal)
        || field.Name.EndsWith("__Latitude__s", StringComparison.Ordinal)
        || field.Name.EndsWith("__Longitude__s", StringComparison.Ordinal);
}
