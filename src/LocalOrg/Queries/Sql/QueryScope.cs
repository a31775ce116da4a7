using System.Text;
using Salesforce.Typed.SoqlSyntax.Tree;
using Salesforce.Typed.Testing.Core.Model;
using Salesforce.Typed.Testing.Data.Records;

namespace Salesforce.Typed.Testing.Queries.Sql;

/// <summary>The names that a statement's clauses can use: the fields of its object and, over relationships, of the parents.</summary>
internal sealed class QueryScope
{
    private const int MostParentLevels = 5;

    private readonly CompileContext _context;
    private readonly Dictionary<string, JoinNode> _aliases = new(StringComparer.OrdinalIgnoreCase);

    public QueryScope(CompileContext context, ObjectModel model, FromClause? from)
    {
        _context = context;
        Root = new JoinNode(model, context.NextAlias(), null, null, context.UserId)
        {
            Table = RecentlyViewed.Is(model) ? RecentlyViewed.Sql(context.Model, model, context.UserId) : model.Table,
        };
        if (from is null)
            return;
        if (from.Main.Alias is { } alias)
            _aliases.Add(alias.Text, Root);
        foreach (var item in from.Items.Skip(1))
        {
            var node = Walk(item.Name, item.Name.Names.Count);
            if (item.Alias is { } name)
            {
                if (!_aliases.TryAdd(name.Text, node))
                    throw context.Malformed(item, $"duplicate alias: {name.Text}");
            }
        }
    }

    public JoinNode Root { get; }

    /// <summary>The field that a path leads to, and the table that has it.</summary>
    public (JoinNode Node, FieldModel Field) Resolve(FieldPath path)
    {
        var node = Walk(path, path.Names.Count - 1);
        var field = node.Object.Find(path.Last);
        if (field is not null)
            return (node, field);
        throw _context.Error(
            "INVALID_FIELD", path.Span,
            $"No such column '{path.Last}' on entity '{node.Object.Name}'. If you are attempting to use a custom field, be sure to append the '__c' after the custom field name. Please reference your WSDL or the describe call for the appropriate names.");
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
        if (count > 0)
        {
            if (_aliases.TryGetValue(path.Names[0], out var aliased))
            {
                node = aliased;
                first = 1;
            }
            else if (FieldModel.Same(path.Names[0], Root.Object.Name) && Root.Object.FindParent(path.Names[0]) is null)
            {
                first = 1;
            }
        }
        if (count - first > MostParentLevels)
        {
            throw _context.Error(
                "MALFORMED_QUERY", path.Span,
                $"Only {MostParentLevels} levels of relationships can be specified for a field path: {path.Text}");
        }
        for (var i = first; i < count; i++)
            node = Parent(node, path.Names[i], path);
        return node;
    }

    /// <summary>The tables with their joins.</summary>
    public string FromSql()
    {
        var sql = new StringBuilder();
        Root.Write(sql, _context.IncludeDeleted);
        return sql.ToString();
    }

    private JoinNode Parent(JoinNode node, string relationship, FieldPath path)
    {
        if (node.Object.FindParent(relationship) is not { } reference || !reference.IsReachable)
        {
            throw _context.Error(
                "INVALID_FIELD", path.Span,
                $"Didn't understand relationship '{relationship}' in field path. If you are attempting to use a custom relationship, be sure to append the '__r' after the custom relationship name. Please reference your WSDL or the describe call for the appropriate names.");
        }
        return node.Parent(reference, _context.Model.TargetOf(reference), _context);
    }
}
