namespace Salesforce.Typed.Generator.Binding;

/// <summary>What an expression holds of the rows of a query. An expression that holds nothing of them has no such value.</summary>
internal abstract class RowValue
{
    /// <summary>What an expression holds that is one of two values; null where they are of two kinds.</summary>
    public static RowValue? Union(RowValue one, RowValue other) => (one, other) switch
    {
        (RecordValue a, RecordValue b) => new RecordValue([.. a.Rows.Union(b.Rows)]),
        (ListValue a, ListValue b) => new ListValue([.. a.Rows.Union(b.Rows)]),
        (PolymorphicValue a, PolymorphicValue b) => new PolymorphicValue([.. a.Parents.Union(b.Parents)]),
        _ => ReferenceEquals(one, other) ? one : null,
    };

    /// <summary>Whether this holds all that the other holds.</summary>
    public bool Includes(RowValue? other) => other is null || ReferenceEquals(this, other) || (this, other) switch
    {
        (RecordValue a, RecordValue b) => b.Rows.All(a.Rows.Contains),
        (ListValue a, ListValue b) => b.Rows.All(a.Rows.Contains),
        (PolymorphicValue a, PolymorphicValue b) => b.Parents.All(a.Parents.Contains),
        (GroupValue, GroupValue) => true,
        _ => false,
    };
}

/// <summary>A record: one of these rows.</summary>
internal sealed class RecordValue(params IReadOnlyList<RowNode> rows) : RowValue
{
    public IReadOnlyList<RowNode> Rows => rows;
}

/// <summary>A list of child records, in any form of a sequence: the elements are these rows.</summary>
internal sealed class ListValue(params IReadOnlyList<RowNode> rows) : RowValue
{
    public IReadOnlyList<RowNode> Rows => rows;
}

/// <summary>A parent of several possible objects.</summary>
internal sealed class PolymorphicValue(params IReadOnlyList<(RowNode Owner, string Relationship)> parents) : RowValue
{
    public IReadOnlyList<(RowNode Owner, string Relationship)> Parents => parents;
}

/// <summary>A group of a query over groups.</summary>
internal sealed class GroupValue : RowValue;
