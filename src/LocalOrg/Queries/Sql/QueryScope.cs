using System.Diagnostics;
using System.Text;
using Salesforce.Typed.SoqlSyntax.Tree;
using Salesforce.Typed.Testing.Core.Model;
using Salesforce.Typed.Testing.Data.Records;

namespace Salesforce.Typed.Testing.Queries.Sql;

/// <summary>The names that a statement's clauses can use: the fields of its object and, over relationships, of the parents.</summary>
internal sealed class QueryScope
{
    private readonly CompileContext _context;
    private readonly Dictionary<string, JoinNode> _aliases = new(StringComparer.OrdinalIgnoreCase);
    private readonly string? _name;

    public QueryScope(CompileContext context, ObjectModel model, FromClause? from)
    {
        _context = context;
        Root = new JoinNode(model, context.NextAlias(), null, null, context.UserId)
        {
            Table = RecentlyViewed.Is(model) ? RecentlyViewed.Sql(context.Model, model, context.UserId) : model.Table,
        };
        if (from is null)
            return;
        _name = from.Main.Name.Last;
        if (from.Main.Alias is { } alias)
            _aliases.Add(alias.Text, Root);
        foreach (var item in from.Items.Skip(1))
        {
            var node = Walk(item.Name, item.Name.Names.Count);
            if (item.Alias is { } name)
                _aliases.Add(name.Text, node);
        }
    }

    public JoinNode Root { get; }

    /// <summary>The field that a path leads to, and the table that has it.</summary>
    public (JoinNode Node, FieldModel Field) Resolve(FieldPath path)
    {
        var node = Walk(path, path.Names.Count - 1);
        var field = node.Object.Find(path.Last) ?? throw new UnreachableException($"{node.Object} has no field {path.Last}.");
        return (node, field);
    }

    /// <summary>The field as an operand.</summary>
    public Operand Operand(FieldPath path)
    {
        var (node, field) = Resolve(path);
        var sql = node.Sql(field);
        var asBoolean = field.Kind == ColumnKind.Boolean && node.MayBeAbsent;
        return new Operand(asBoolean ? $"COALESCE({sql}, 0)" : sql, field.Kind, path.Text)
        {
            Field = field,
            Scale = field.Scale,
            IsColumn = !asBoolean && !field.IsPerUser,
            IsOfParent = node.MayBeAbsent,
        };
    }

    /// <summary>The table that the first names of a path lead to.</summary>
    public JoinNode Walk(FieldPath path, int count)
    {
        var node = Root;
        var first = 0;
        if (count > 0 && path.Names.Count > 1)
        {
            if (_aliases.TryGetValue(path.Names[0], out var aliased))
            {
                node = aliased;
                first = 1;
            }
            else if (IsOwnName(path.Names[0]))
            {
                first = 1;
            }
        }
        for (var i = first; i < count; i++)
            node = Parent(node, path.Names[i]);
        return node;
    }

    /// <summary>The tables with their joins.</summary>
    public string FromSql()
    {
        var sql = new StringBuilder();
        Root.Write(sql, _context.IncludeDeleted);
        return sql.ToString();
    }

    /// <summary>The parent that a relationship of a table leads to.</summary>
    public JoinNode Parent(JoinNode node, string relationship)
    {
        var reference = node.Object.FindParent(relationship)
            ?? throw new UnreachableException($"{node.Object} has no parent relationship {relationship}.");
        return node.Parent(reference, _context.Model.TargetOf(reference), _context);
    }

    // A path may begin with the name of its own object, or with the relationship by which a child query reaches it.
    private bool IsOwnName(string name) =>
        (FieldModel.Same(name, Root.Object.Name) || (_name is not null && FieldModel.Same(name, _name)))
        && Root.Object.FindParent(name) is null;
}
