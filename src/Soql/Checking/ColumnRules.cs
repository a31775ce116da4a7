using Salesforce.Typed.SoqlSyntax.Tree;

namespace Salesforce.Typed.SoqlSyntax.Checking;

/// <summary>Two columns of a SELECT list may not have one name: a row could not hold both.</summary>
internal static class ColumnRules
{
    private const int MostNames = 10;

    public static void Check(QueryScope scope, SoqlQuery query)
    {
        if (GroupRules.IsAggregate(query))
        {
            if (GroupColumns.FindDuplicate(query.Select) is { } duplicate)
                ReportAlias(scope, duplicate.Item, duplicate.Name);
            return;
        }
        CheckRow(scope, query.Select.Items);
    }

    /// <summary>Checks the columns of rows that are records.</summary>
    public static void CheckRow(QueryScope scope, IReadOnlyCollection<SelectItem> items)
    {
        var parents = Parents(scope, items);
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var unnamed = 0;
        foreach (var item in items)
        {
            if (item is FieldsItem fields)
            {
                CheckFields(scope, fields, seen);
                continue;
            }
            // A relationship that is both in TYPEOF and in a path is for the rules of TYPEOF.
            var isTaken = Column(scope, item, ref unnamed) is { } column
                && (!seen.Add(column) || (item is not TypeofItem && parents.Contains(column)));
            if (isTaken && item.Alias is { } alias)
                ReportAlias(scope, item, alias.Text);
            else if (isTaken)
                scope.Report(SemanticErrorKind.DuplicateField, SpanOf(item), $"duplicate field selected: {NameOf(item)}.");
        }
    }

    private static void CheckFields(QueryScope scope, FieldsItem item, HashSet<string> seen)
    {
        string? twice = null;
        foreach (var field in scope.Object?.Fields ?? default)
        {
            if (item.Includes(field) && !seen.Add(field.Name))
                twice ??= field.Name;
        }
        if (twice is not null)
            scope.Report(SemanticErrorKind.DuplicateField, item.Span, $"duplicate field selected: {twice}.");
    }

    // Where the item's value is in a row: the path of a field, of a relationship, or of an alias in place of a field.
    private static string? Column(QueryScope scope, SelectItem item, ref int unnamed)
    {
        switch (item)
        {
            case SelectExpression { Expression: FieldPath path }:
                return SelectRules.Normal(scope, path);
            case SelectExpression { Expression: FunctionCall call } when Innermost(call) is { } inner:
                var normal = SelectRules.Normal(scope, inner);
                return item.Alias is { } alias ? normal.Substring(0, normal.LastIndexOf('.') + 1) + alias.Text : normal;
            case SelectExpression expression:
                return expression.Alias?.Text ?? $"expr{unnamed++}";
            case ChildSubquery child:
                return child.Query.From.Main.Name.Last;
            case TypeofItem choice:
                return SelectRules.Normal(scope, choice.Relationship);
            default:
                return null;
        }
    }

    // FORMAT(convertCurrency(Amount)) shows Amount.
    private static FieldPath? Innermost(FieldExpression expression) => expression switch
    {
        FieldPath path => path,
        FunctionCall call => Innermost(call.Argument),
        _ => null,
    };

    // The relationships through which fields of parents are selected: Owner and Owner.Manager for Owner.Manager.Name.
    private static HashSet<string> Parents(QueryScope scope, IReadOnlyCollection<SelectItem> items)
    {
        var parents = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var item in items)
        {
            var path = item is SelectExpression { Expression: var expression } ? Innermost(expression) : null;
            // A path of more names than this was refused.
            var text = path is null || path.Names.Count > MostNames ? "" : SelectRules.Normal(scope, path);
            for (var dot = text.LastIndexOf('.'); dot > 0; dot = text.LastIndexOf('.', dot - 1))
                parents.Add(text.Substring(0, dot));
        }
        return parents;
    }

    private static TextSpan SpanOf(SelectItem item) =>
        item is SelectExpression { Expression: var expression } ? expression.Span : item.Span;

    private static string NameOf(SelectItem item) => item switch
    {
        SelectExpression { Expression: FieldPath path } => path.Text,
        ChildSubquery child => child.Query.From.Main.Name.Text,
        TypeofItem choice => choice.Relationship.Text,
        _ => item.ToString(),
    };

    private static void ReportAlias(QueryScope scope, SelectItem item, string name) => scope.Report(
        SemanticErrorKind.WrongAlias, item.Alias?.Span ?? SpanOf(item),
        $"duplicate alias: {name}.{(item.Alias is null ? " Give one of the columns an alias of its own." : "")}");
}
