using Salesforce.Typed.SoqlSyntax.Checking;
using Salesforce.Typed.SoqlSyntax.Parsing;
using Salesforce.Typed.SoqlSyntax.Tree;
using Salesforce.Typed.Testing.Core.Json;
using Salesforce.Typed.Testing.Core.Model;
using Salesforce.Typed.Testing.Queries.Plans;
using Salesforce.Typed.Testing.Queries.Sql;

namespace Salesforce.Typed.Testing.Queries.Execution;

/// <summary>What <c>query?columns=true</c> answers: the columns of a query, by which the Salesforce CLI draws its tables.</summary>
internal sealed class QueryColumns(OrgModel objects, QueryCompiler compiler)
{
    public ApiResponse Write(string soql)
    {
        // Compiling checks the query; its columns are read from the tree.
        var plan = compiler.Compile(soql, includeDeleted: false);
        var query = SoqlParser.Parse(soql).Tree!;
        var model = objects.Find(query.From.Main.Name.Text)!;
        var context = compiler.Context(soql);
        var columns = plan switch
        {
            CountPlan => [new QueryColumn("expr0") { DisplayName = "count()", IsAggregate = true, Kind = ColumnKind.Integer }],
            GroupPlan => OfGroups(query, context, new QueryScope(context, model, query.From)),
            _ => OfRows(query, context, new QueryScope(context, model, query.From)),
        };
        return ApiResponse.Json(json =>
        {
            json.WriteStartObject();
            json.WriteStartArray("columnMetadata");
            foreach (var column in columns)
                column.Write(json);
            json.WriteEndArray();
            json.WriteString("entityName", model.Name);
            json.WriteBoolean("groupBy", query.GroupBy is not null);
            json.WriteBoolean("idSelected", columns.Any(c => c.Field == model.Id));
            json.WriteString("keyPrefix", model.KeyPrefix);
            json.WriteEndObject();
        });
    }

    // A row of groups has all its values side by side, those of parents too.
    private static List<QueryColumn> OfGroups(SoqlQuery query, CompileContext context, QueryScope scope)
    {
        var expressions = new ExpressionCompiler(context, scope, new SqlParameters());
        var names = GroupColumns.NamesOf(query.Select);
        return [.. query.Select.Items.Cast<SelectExpression>().Select((item, i) =>
        {
            // GROUPING is a number, and known only where its groups are.
            var operand = item.Expression is FunctionCall { Function: SoqlFunction.Grouping } ? null : expressions.Compile(item.Expression);
            return item.Expression is FieldPath
                ? new QueryColumn(item.Alias?.Text ?? operand!.Field!.Name)
                {
                    DisplayName = operand!.Field!.Name, Kind = operand.Field.Kind, Field = operand.Field,
                }
                : new QueryColumn(names[i])
                {
                    DisplayName = Display(item.Expression), IsAggregate = true,
                    Kind = KindOf(item.Expression, operand?.Kind ?? ColumnKind.Integer),
                };
        })];
    }

    private List<QueryColumn> OfRows(SoqlQuery query, CompileContext context, QueryScope scope)
    {
        var columns = new List<QueryColumn>();
        var expressions = new ExpressionCompiler(context, scope, new SqlParameters());
        var unnamed = 0;
        foreach (var item in query.Select.Items)
        {
            switch (item)
            {
                case SelectExpression { Expression: FieldPath path }:
                    var (node, field) = scope.Resolve(path);
                    columns.Add(Within(node, OfField(field)));
                    break;
                case SelectExpression { Expression: FunctionCall call } when ArgumentOf(call) is { } of:
                    var (parent, argument) = scope.Resolve(of);
                    columns.Add(Within(
                        parent, new QueryColumn(item.Alias?.Text ?? argument.Name) { Kind = KindOf(call, argument.Kind) }));
                    break;
                case SelectExpression { Expression: var expression }:
                    columns.Add(OfExpression(item, expression, expressions.Compile(expression), ref unnamed));
                    break;
                case FieldsItem fields:
                    columns.AddRange(SelectCompiler.FieldsOf(scope.Root.Object, fields.Group).Select(OfField));
                    break;
                case ChildSubquery { Query: var child }:
                    columns.Add(OfChildren(scope.Root.Object, child));
                    break;
                case TypeofItem choice:
                    columns.Add(OfTypeof(scope, choice));
                    break;
            }
        }
        return columns;
    }

    // The field of toLabel(Status), and of FORMAT(convertCurrency(Amount)).
    private static FieldPath? ArgumentOf(FunctionCall call) => call switch
    {
        { Argument: FieldPath path } => path,
        { Function: SoqlFunction.Format, Argument: FunctionCall { Argument: FieldPath path } } => path,
        _ => null,
    };

    private static QueryColumn OfField(FieldModel field) => new(field.Name) { Kind = field.Kind, Field = field };

    private static QueryColumn OfExpression(SelectItem item, FieldExpression expression, Operand operand, ref int unnamed)
    {
        var field = expression is FunctionCall ? operand.Field : null;
        return new QueryColumn(item.Alias?.Text ?? field?.Name ?? $"expr{unnamed++}")
        {
            DisplayName = Display(expression), IsAggregate = field is null, Kind = KindOf(expression, operand.Kind),
        };
    }

    private QueryColumn OfChildren(ObjectModel parent, SoqlQuery query)
    {
        var child = parent.FindChild(query.From.Main.Name.Last)!;
        var context = compiler.Context("");
        return new QueryColumn(child.Describe.RelationshipName!)
        {
            IsAggregate = true, Joins = OfRows(query, context, new QueryScope(context, child.Object, query.From)),
        };
    }

    // A row has the fields of one branch: the columns are those of all, each once.
    private QueryColumn OfTypeof(QueryScope scope, TypeofItem item)
    {
        var node = scope.Walk(item.Relationship, item.Relationship.Names.Count - 1);
        var reference = node.Object.FindParent(item.Relationship.Last)!;
        var columns = new List<QueryColumn>();
        foreach (var branch in item.Branches)
        {
            if (objects.Find(branch.Type.Text) is { } target)
                AddBranch(columns, target, branch.Fields);
        }
        AddBranch(columns, objects.Names, item.Else);
        return Within(node, OfParent(reference, columns));
    }

    private void AddBranch(List<QueryColumn> columns, ObjectModel target, IEnumerable<FieldPath> fields)
    {
        foreach (var each in fields)
        {
            // A path may begin with the name of the type.
            var isOfType = each.Names.Count > 1 && FieldModel.Same(each.Names[0], target.Name) && target.FindParent(each.Names[0]) is null;
            var path = isOfType ? new FieldPath(each.Text[(each.Names[0].Length + 1)..]) : each;
            if (columns.TrueForAll(c => !FieldModel.Same(c.Name, path.Names[0])) || path.Names.Count > 1)
                columns.Add(OfPath(target, path, 0));
        }
    }

    private QueryColumn OfPath(ObjectModel model, FieldPath path, int index)
    {
        if (index == path.Names.Count - 1)
            return OfField(model.Find(path.Last)!);
        var reference = model.FindParent(path.Names[index])!;
        return OfParent(reference, [OfPath(objects.TargetOf(reference), path, index + 1)]);
    }

    // Parents nest: Account.Owner.Name is a column within a column within a column.
    private static QueryColumn Within(JoinNode node, QueryColumn column) =>
        node.Reference is { } reference ? Within(node.Child!, OfParent(reference, [column])) : column;

    private static QueryColumn OfParent(FieldModel reference, IReadOnlyList<QueryColumn> columns) =>
        new(reference.Describe.RelationshipName!) { ForeignKey = reference, Joins = columns };

    private static ColumnKind KindOf(FieldExpression expression, ColumnKind kind) =>
        expression is FunctionCall { Function: SoqlFunction.ToLabel or SoqlFunction.Format } ? ColumnKind.Text : kind;

    // avg(Amount): the platform writes functions in lower case.
    private static string Display(FieldExpression expression)
    {
        var argument = expression switch
        {
            FunctionCall call => call.Argument,
            AggregateCall call => call.Argument,
            _ => null,
        };
        var text = expression.ToString();
        var open = text.IndexOf('(', StringComparison.Ordinal);
        return open < 0 ? text : text[..open].ToLowerInvariant() + (argument is null ? text[open..] : $"({Display(argument)})");
    }
}
