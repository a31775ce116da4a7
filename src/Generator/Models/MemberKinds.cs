using Salesforce.Typed.Schema;

namespace Salesforce.Typed.Generator.Models;

/// <summary>Which kind of member a field's type becomes.</summary>
internal static class MemberKinds
{
    /// <summary>The kind.</summary>
    public static MemberKind Of(FieldDescribe field) => field.Type switch
    {
        FieldType.Id or FieldType.MasterRecord => MemberKind.Id,
        FieldType.Reference => field.ReferenceTo.Count > 1 ? MemberKind.AnyId : MemberKind.Id,
        FieldType.Boolean => MemberKind.Boolean,
        FieldType.Int => MemberKind.Int,
        FieldType.Long => MemberKind.Long,
        FieldType.Double => IsCoordinate(field) ? MemberKind.Double : MemberKind.Decimal,
        FieldType.Percent => MemberKind.Decimal,
        FieldType.Currency => MemberKind.Currency,
        FieldType.Date => MemberKind.Date,
        FieldType.DateTime => MemberKind.DateTime,
        FieldType.Time => MemberKind.Time,
        FieldType.Picklist => MemberKind.Picklist,
        FieldType.MultiPicklist => MemberKind.MultiPicklist,
        FieldType.Address => MemberKind.Address,
        FieldType.Location => MemberKind.Location,
        FieldType.AnyType or FieldType.ComplexValue or FieldType.Json or FieldType.JunctionIdList or FieldType.Unknown => MemberKind.Json,
        _ => MemberKind.Text,
    };

    // The describe does not mark coordinates: they are the doubles that are called so, as part of a compound or of the platform.
    private static bool IsCoordinate(FieldDescribe field) =>
        field.Name.EndsWith("Latitude", StringComparison.Ordinal) || field.Name.EndsWith("Longitude", StringComparison.Ordinal)
        || field.Name.EndsWith("__Latitude__s", StringComparison.Ordinal) || field.Name.EndsWith("__Longitude__s", StringComparison.Ordinal);
}
