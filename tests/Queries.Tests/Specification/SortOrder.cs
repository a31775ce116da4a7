using Salesforce.Typed.Schema;
using Salesforce.Typed.SoqlSyntax.Tree;

namespace Salesforce.Typed.Tests;

/// <summary>
/// ORDER BY (SALESFORCE.md 8): picklists by the order of their values, nulls first unless the query says otherwise, which it cannot for a
/// parent's field.
/// </summary>
internal static class SortOrder
{
    /// <summary>The rows in the order that the query wants; equal ones stay as they are.</summary>
    public static IEnumerable<T> Sort<T>(IEnumerable<T> rows, EquatableArray<OrderByItem> orderBy, FromClause from)
        where T : RowContext =>
        rows.Order(Comparer<T>.Create((a, b) => orderBy.Select(item => Compare(a, b, item, from)).FirstOrDefault(order => order != 0)));

    /// <summary>Which of two values comes first; a picklist's values are in the order of their definition, undefined ones last.</summary>
    public static int Compare(object left, object right, FieldDescribe? field) => field?.Type == FieldType.Picklist
        ? Rank(field, (string)left).CompareTo(Rank(field, (string)right))
        : Values.Order(left, right, field);

    private static int Compare(RowContext left, RowContext right, OrderByItem item, FromClause from)
    {
        var (a, field) = left.Read(item.Expression);
        var (b, _) = right.Read(item.Expression);
        if (a is null || b is null)
        {
            var nullFirst = (a is null ? 0 : 1) - (b is null ? 0 : 1);
            return item.NullsLast && !SingleRow.IsOfParent(from, item.Expression) ? -nullFirst : nullFirst;
        }
        var order = Compare(a, b, field);
        return item.IsDescending ? -order : order;
    }

    private static int Rank(FieldDescribe field, string value)
    {
        for (var i = 0; i < field.PicklistValues.Count; i++)
        {
            if (string.Equals(field.PicklistValues[i].Value, value, StringComparison.OrdinalIgnoreCase))
                return i;
        }
        return int.MaxValue;
    }
}
