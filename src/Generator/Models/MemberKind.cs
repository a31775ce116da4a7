namespace Salesforce.Typed.Generator.Models;

/// <summary>What a member of a record is: it decides its type, its accessors and its form in conditions.</summary>
internal enum MemberKind
{
    Id,
    AnyId,
    Text,
    Boolean,
    Int,
    Long,
    Decimal,
    Currency,
    Double,
    Date,
    DateTime,
    Time,
    Picklist,
    MultiPicklist,
    Address,
    Location,
    Json,
    Parent,
    Polymorphic,
    Children,
}
