using System.Text;
using Salesforce.Typed.Testing.Core.Model;
using Salesforce.Typed.Testing.Data.Records;

namespace Salesforce.Typed.Testing.Queries.Sql;

/// <summary>A table of a statement: the object that the rows come from, or a parent that is joined to them.</summary>
internal sealed class JoinNode(ObjectModel model, string alias, JoinNode? child, FieldModel? reference, string userId)
{
    private readonly Dictionary<string, JoinNode> _parents = new(StringComparer.OrdinalIgnoreCase);

    public ObjectModel Object { get; } = model;

    public string Alias { get; } = alias;

    /// <summary>The table, or a query in its place.</summary>
    public string Table { get; init; } = model.Table;

    /// <summary>The table that this one is a parent of; null for the object of the rows.</summary>
    public JoinNode? Child => child;

    /// <summary>The field by which it was reached; null for the object of the rows.</summary>
    public FieldModel? Reference { get; } = reference;

    /// <summary>Whether there may be no row: then its booleans read false.</summary>
    public bool MayBeAbsent => child is not null;

    public string Sql(FieldModel field) => field.IsPerUser ? RecentRecords.Sql(field, userId, Alias) : $"{Alias}.{field.Column}";

    /// <summary>
    /// The parent that <paramref name="reference"/> points to, joined at its first use; <paramref name="target"/> says as which
    /// object.
    /// </summary>
    public JoinNode Parent(FieldModel reference, ObjectModel target, CompileContext context)
    {
        var key = reference.Name + ":" + target.Name;
        if (!_parents.TryGetValue(key, out var parent))
            _parents.Add(key, parent = new JoinNode(target, context.NextAlias(), this, reference, userId));
        return parent;
    }

    /// <summary>The tables with their joins, for FROM.</summary>
    public void Write(StringBuilder sql, bool includeDeleted)
    {
        if (child is null)
            sql.Append(Table).Append(" AS ").Append(Alias);
        WriteParents(sql, includeDeleted);
    }

    private void WriteParents(StringBuilder sql, bool includeDeleted)
    {
        foreach (var parent in _parents.Values)
        {
            sql.Append(" LEFT JOIN ").Append(parent.Object.Table).Append(" AS ").Append(parent.Alias)
                .Append(" ON ").Append(parent.Alias).Append('.').Append(parent.Reference!.KeyColumnOf(parent.Object))
                .Append(" = ").Append(Sql(parent.Reference));
            if (!includeDeleted)
                sql.Append(" AND ").Append(parent.Alias).Append('.').Append(ObjectModel.DeletedColumn).Append(" = 0");
            parent.WriteParents(sql, includeDeleted);
        }
    }
}
