using System.Text.Json;
using Salesforce.Typed.Schema;
using Salesforce.Typed.Testing.Core.Model;

namespace Salesforce.Typed.Testing.Queries.Execution;

/// <summary>A column of a query as <c>query?columns=true</c> describes it.</summary>
/// <param name="Name">The member of a row that has the value; of an aggregate without an alias it is <c>expr0</c>.</param>
internal sealed record QueryColumn(string Name)
{
    /// <summary>What a table shows above the column.</summary>
    public string DisplayName { get; init; } = Name;

    /// <summary>Whether it is an aggregate, or the rows of a child subquery.</summary>
    public bool IsAggregate { get; init; }

    /// <summary>The kind of its values; null for a parent or children.</summary>
    public ColumnKind? Kind { get; init; }

    /// <summary>The field, where the value is that of one.</summary>
    public FieldModel? Field { get; init; }

    /// <summary>Of a parent: the field that refers to it.</summary>
    public FieldModel? ForeignKey { get; init; }

    /// <summary>The columns of a parent or of children.</summary>
    public IReadOnlyList<QueryColumn> Joins { get; init; } = [];

    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteBoolean("aggregate", IsAggregate);
        json.WriteString("apexType", IsAggregate ? null : ApexType());
        json.WriteBoolean("booleanType", Kind == ColumnKind.Boolean);
        json.WriteString("columnName", Name);
        json.WriteBoolean("custom", Field?.Describe.Is(FieldTraits.Custom) == true);
        json.WriteString("displayName", DisplayName);
        json.WriteString("foreignKeyName", ForeignKey?.Name);
        json.WriteBoolean("insertable", Field?.IsCreateable == true);
        json.WriteStartArray("joinColumns");
        foreach (var join in Joins)
            join.Write(json);
        json.WriteEndArray();
        json.WriteBoolean("numberType", Kind is ColumnKind.Integer or ColumnKind.Real or ColumnKind.Decimal);
        json.WriteBoolean("textType", Kind == ColumnKind.Text);
        json.WriteBoolean("updatable", Field?.IsUpdateable == true);
        json.WriteEndObject();
    }

    private string? ApexType() => Kind switch
    {
        null => null,
        ColumnKind.Id => "Id",
        ColumnKind.Boolean => "Boolean",
        ColumnKind.Integer => "Integer",
        ColumnKind.Real or ColumnKind.Decimal => "Double",
        ColumnKind.Date => "Date",
        ColumnKind.DateTime => "Datetime",
        ColumnKind.Time => "Time",
        ColumnKind.Blob => "Blob",
        ColumnKind.None => Field?.Type switch
        {
            FieldType.Address => "Address",
            FieldType.Location => "Location",
            _ => "Object",
        },
        _ => "String",
    };
}
