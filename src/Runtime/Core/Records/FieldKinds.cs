namespace Salesforce.Typed.Core.Records;

/// <summary>What the runtime does with fields of a kind, where that is not the reading or writing of a value.</summary>
internal static class FieldKinds
{
    /// <summary>Whether the value is one string, which is shared by the records that have it.</summary>
    public static bool IsString(this FieldKind kind) => kind is FieldKind.Text or FieldKind.Picklist;

    /// <summary>Whether it leads to other records.</summary>
    public static bool IsRelationship(this FieldKind kind) => kind is FieldKind.Parent or FieldKind.Polymorphic or FieldKind.Children;

    /// <summary>Whether the value is an object of JSON: not in the default SELECT list, and not in events under one name.</summary>
    public static bool IsObject(this FieldKind kind) => kind is FieldKind.Address or FieldKind.Location or FieldKind.Json;
}
