using Salesforce.Typed.Testing.Core.Model;

namespace Salesforce.Typed.Testing.Queries.Sql;

/// <summary>What can stand left of an operator, or be sorted and grouped by, as SQL.</summary>
/// <param name="Sql">The expression.</param>
/// <param name="Kind">What it yields.</param>
/// <param name="Name">How messages call it.</param>
internal sealed record Operand(string Sql, ColumnKind Kind, string Name)
{
    /// <summary>The field, where it is one or the least or greatest value of one.</summary>
    public FieldModel? Field { get; init; }

    /// <summary>How many decimals it has, where it is a fixed-point number.</summary>
    public int Scale { get; init; }

    /// <summary>Whether it is the field's column itself, which an index may serve.</summary>
    public bool IsColumn { get; init; }

    /// <summary>Whether it belongs to a parent.</summary>
    public bool IsOfParent { get; init; }

    /// <summary>Whether it is the label of a picklist value: <c>toLabel(Status)</c>.</summary>
    public bool IsLabel { get; init; }

    /// <summary>Whether it aggregates rows.</summary>
    public bool IsAggregate { get; init; }

    /// <summary>Whether it is a part of a date, which compares with numbers alone.</summary>
    public bool IsDatePart { get; init; }
}
