using Salesforce.Typed.Core.Conditions;
using Salesforce.Typed.Core.Dynamic;

namespace Salesforce.Typed.Dynamic;

/// <summary>Semi-joins and anti-joins of objects that are named at run time: IN and NOT IN with a query in place of a list.</summary>
public static class DynamicJoins
{
    /// <summary>
    /// Semi-join: whether the id is among those that a query finds: <c>f["Id"].InSelect(contacts.Where(...), "AccountId")</c>.
    /// </summary>
    /// <param name="field">The id or reference.</param>
    /// <param name="rows">The query.</param>
    /// <param name="path">Its field of ids.</param>
    /// <exception cref="ArgumentException">
    /// A field is not an id or a reference, or the query has a scope or reads deleted records.
    /// </exception>
    public static Condition InSelect(this DynamicField field, DynamicQuery rows, string path) =>
        Join(field, ListableFields.InOperator, rows, path);

    /// <summary>Anti-join: whether the id is not among those that a query finds.</summary>
    /// <inheritdoc cref="InSelect"/>
    public static Condition NotInSelect(this DynamicField field, DynamicQuery rows, string path) =>
        Join(field, ListableFields.NotInOperator, rows, path);

    private static JoinCondition Join(DynamicField field, string op, DynamicQuery rows, string path)
    {
        ArgumentNullException.ThrowIfNull(field);
        ArgumentNullException.ThrowIfNull(rows);
        var ids = NamedField.Find(rows.Info, path);
        foreach (var named in (NamedField[])[new(field.Field, field.Path), ids])
        {
            if (named.Field.Kind != FieldKind.Id)
                throw new ArgumentException($"{named.Path} ({named.Field}) is not an id or a reference, which is what a semi-join "
                    + "compares.", nameof(path));
        }
        if (rows.Parts is { Scope: not null } or { IncludesDeleted: true })
        {
            throw new ArgumentException(
                "The query of a semi-join takes neither a scope nor deleted records. Run it first, and compare with the ids that it "
                    + "returns.", nameof(rows));
        }
        return new JoinCondition(field.Path, op, new KeysSubquery(rows.Info, ids.Path, rows.Parts.Where)
        {
            IsOrderedOrLimited = rows.Parts.Order is not null || rows.Parts.Limit is not null || rows.Parts.Offset > 0,
        });
    }
}
