using System.Text.Json;
using Salesforce.Typed.Queries.Wire;

namespace Salesforce.Typed.Describe;

/// <summary>A field as the org describes it to this user (SOAP API, DescribeSObjectResult, Field).</summary>
public sealed class FieldDescription
{
    internal FieldDescription(JsonElement field)
    {
        Name = field.GetProperty("name").GetString()!;
        Label = field.Text("label") ?? Name;
        Type = field.Text("type") ?? "";
        Length = (int)(field.Whole("length") ?? 0);
        Precision = (int)(field.Whole("precision") ?? 0);
        Scale = (int)(field.Whole("scale") ?? 0);
        IsCustom = field.Flag("custom");
        IsNillable = field.Flag("nillable");
        IsCreateable = field.Flag("createable");
        IsUpdateable = field.Flag("updateable");
        IsDefaultedOnCreate = field.Flag("defaultedOnCreate");
        IsFilterable = field.Flag("filterable");
        IsSortable = field.Flag("sortable");
        IsGroupable = field.Flag("groupable");
        IsCalculated = field.Flag("calculated");
        IsUnique = field.Flag("unique");
        IsExternalId = field.Flag("externalId");
        IsIdLookup = field.Flag("idLookup");
        RelationshipName = field.Text("relationshipName");
        ReferenceTo = field.Texts("referenceTo");
        Picklist = [.. field.Items("picklistValues").Select(
            v => new PicklistChoice(v.Text("value") ?? "", v.Text("label") ?? "", v.Flag("active"), v.Flag("defaultValue")))];
    }

    /// <summary>The API name.</summary>
    public string Name { get; }

    /// <summary>The name for people.</summary>
    public string Label { get; }

    /// <summary>The type, as the platform names it: <c>string</c>, <c>reference</c>, <c>currency</c>.</summary>
    public string Type { get; }

    /// <summary>The most characters of a text; 0 for others.</summary>
    public int Length { get; }

    /// <summary>The digits of a number; 0 for others.</summary>
    public int Precision { get; }

    /// <summary>The digits of a number after its point.</summary>
    public int Scale { get; }

    /// <summary>Made by the org or a package.</summary>
    public bool IsCustom { get; }

    /// <summary>May be empty.</summary>
    public bool IsNillable { get; }

    /// <summary>The user may set it when a record is created.</summary>
    public bool IsCreateable { get; }

    /// <summary>The user may set it afterwards.</summary>
    public bool IsUpdateable { get; }

    /// <summary>The org fills it in where nothing is given.</summary>
    public bool IsDefaultedOnCreate { get; }

    /// <summary>Can be used in WHERE.</summary>
    public bool IsFilterable { get; }

    /// <summary>Can be used in ORDER BY.</summary>
    public bool IsSortable { get; }

    /// <summary>Can be used in GROUP BY.</summary>
    public bool IsGroupable { get; }

    /// <summary>A formula or a roll-up.</summary>
    public bool IsCalculated { get; }

    /// <summary>No two records have the same value.</summary>
    public bool IsUnique { get; }

    /// <summary>An external id.</summary>
    public bool IsExternalId { get; }

    /// <summary>Names a record in upserts and reads by key.</summary>
    public bool IsIdLookup { get; }

    /// <summary>How queries name the parent behind a reference; null where it cannot be followed.</summary>
    public string? RelationshipName { get; }

    /// <summary>The objects that a reference may lead to.</summary>
    public IReadOnlyList<string> ReferenceTo { get; }

    /// <summary>The values of a picklist.</summary>
    public IReadOnlyList<PicklistChoice> Picklist { get; }

    /// <inheritdoc/>
    public override string ToString() => $"{Name} ({Type})";
}
