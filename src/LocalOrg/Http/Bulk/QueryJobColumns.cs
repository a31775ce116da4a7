using Salesforce.Typed.SoqlSyntax.Tree;
using Salesforce.Typed.Testing.Core.Errors;
using Salesforce.Typed.Testing.Core.Model;

namespace Salesforce.Typed.Testing.Http.Bulk;

/// <summary>
/// The columns of a query job, and the refusal of what bulk queries cannot do (Bulk API 2.0, Understanding Bulk API 2.0 Query).
/// </summary>
internal static class QueryJobColumns
{
    /// <exception cref="ApiException">The query has something that bulk queries cannot do.</exception>
    public static IReadOnlyList<QueryJobColumn> Find(OrgView view, SoqlQuery query)
    {
        if (query.GroupBy is not null)
            throw Unsupported("GROUP BY");
        if (query.Offset is not null)
            throw Unsupported("OFFSET");
        var model = view.Model.Find(query.From.Main.Name.Text)!;
        var alias = query.From.Main.Alias;
        var columns = new List<QueryJobColumn>();
        foreach (var item in query.Select.Items)
        {
            columns.Add(item switch
            {
                ChildSubquery => throw Unsupported("Nested queries"),
                TypeofItem => throw Unsupported("TYPEOF"),
                FieldsItem => throw Unsupported("FIELDS()"),
                SelectExpression { Expression: AggregateCall } => throw Unsupported("Aggregate functions"),
                SelectExpression { Expression: FieldPath path } => OfPath(model, Relative(path, model, alias), path.Text),
                SelectExpression { Expression: FunctionCall { Argument: FieldPath path } } call => OfFunction(call, path, model, alias),
                _ => throw Unsupported("This expression"),
            });
        }
        return columns;
    }

    private static QueryJobColumn OfPath(ObjectModel model, IReadOnlyList<string> names, string header)
    {
        ObjectModel? at = model;
        foreach (var name in names.Take(names.Count - 1))
            at = at?.FindParent(name)?.Targets.FirstOrDefault();
        var field = at?.Find(names[^1]);
        return field?.Kind == ColumnKind.None
            ? throw BulkErrors.Query("Selecting compound data not supported in Bulk Query")
            : new QueryJobColumn(header, names, field?.Kind ?? ColumnKind.Text);
    }

    private static QueryJobColumn OfFunction(SelectExpression call, FieldPath path, ObjectModel model, Identifier? alias)
    {
        string[] names = call.Alias is { } named ? [named.Text] : Relative(path, model, alias);
        return new QueryJobColumn(string.Join('.', names), names, ColumnKind.Text);
    }

    // Without the object or its alias at the beginning.
    private static string[] Relative(FieldPath path, ObjectModel model, Identifier? alias)
    {
        string[] names = [.. path.Names];
        return names.Length > 1 && (alias?.Is(names[0]) == true || FieldModel.Same(names[0], model.Name)) ? names[1..] : names;
    }

    private static ApiException Unsupported(string what) => BulkErrors.Query($"{what} not supported in Bulk Query");
}
