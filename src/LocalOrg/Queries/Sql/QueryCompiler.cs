using System.Text;
using Salesforce.Typed.Schema;
using Salesforce.Typed.SoqlSyntax.Checking;
using Salesforce.Typed.SoqlSyntax.Parsing;
using Salesforce.Typed.SoqlSyntax.Tree;
using Salesforce.Typed.Testing.Core.Errors;
using Salesforce.Typed.Testing.Core.Model;
using Salesforce.Typed.Testing.Core.Sqlite;
using Salesforce.Typed.Testing.Data.Tables;
using Salesforce.Typed.Testing.Queries.Plans;

namespace Salesforce.Typed.Testing.Queries.Sql;

/// <summary>Turns a statement's tree into SQL and into the shape of its answer.</summary>
/// <param name="view">The objects that the user sees.</param>
/// <param name="clock">What date literals and fiscal functions depend on.</param>
internal sealed class QueryCompiler(OrgView view, OrgClock clock)
{
    // SOQL and SOSL Limits for Search Queries.
    private const int LongestStatement = 100_000;

    /// <summary>What the parts of a statement share while it is compiled.</summary>
    public CompileContext Context(string soql, bool includeDeleted = false) => new(view, clock, soql, includeDeleted);

    /// <summary>Compiles a query, if it parses and breaks no rule: everything behind the check relies on it.</summary>
    public QueryPlan Compile(string soql, bool includeDeleted)
    {
        // Before it is parsed: the body of a request can be far longer than a URI.
        if (soql.Length > LongestStatement)
            throw ApiErrors.MalformedQuery($"The statement has {soql.Length} characters; at most {LongestStatement} are taken.");
        var parsed = SoqlParser.Parse(soql);
        if (parsed.Tree is not { } query)
            throw QueryErrors.Of(soql, parsed.Errors[0]);
        QueryErrors.Require(soql, SemanticCheck.Check(query, view.Model.Schema));
        var context = Context(soql, includeDeleted);
        var parameters = new SqlParameters();
        var scope = new QueryScope(context, view.Model.Find(query.From.Main.Name.Text)!, query.From);
        var expressions = new ExpressionCompiler(context, scope, parameters);
        var where = Where(context, scope, expressions, parameters, query, null);
        if (query.Select.IsCount)
            return Count(query, scope, where, parameters);
        if (query.GroupBy is not null || query.Select.Items.Any(i => i is SelectExpression { Expression: var e } && IsAggregate(e)))
            return new GroupCompiler(context, scope, expressions, parameters).Compile(query, where);
        return Rows(context, query, scope, expressions, parameters, where);
    }

    /// <summary>Compiles the reading of records by id: the first parameter is the id.</summary>
    /// <param name="model">The object.</param>
    /// <param name="fields">The names of the fields; null for all.</param>
    /// <param name="include">Which of all fields are read; null for all of them.</param>
    public RowPlan CompileRecord(ObjectModel model, IReadOnlyCollection<string>? fields, Func<FieldModel, bool>? include = null)
    {
        var context = Context("", includeDeleted: true);
        var scope = new QueryScope(context, model, null);
        var parameters = new SqlParameters();
        var id = parameters.Add(SqlValue.Null);
        var select = new SelectCompiler(context, scope, new ExpressionCompiler(context, scope, parameters));
        if (fields is null)
        {
            select.AddAll(include);
        }
        else
        {
            FieldPath[] paths = [.. fields.Distinct(StringComparer.OrdinalIgnoreCase).Select(f => new FieldPath(f))];
            Require(model, paths);
            foreach (var path in paths)
                select.AddField(path);
            if (!fields.Contains(SystemFields.Id, StringComparer.OrdinalIgnoreCase))
                select.AddField(new FieldPath(SystemFields.Id));
        }
        return new RowPlan(parameters.Values)
        {
            Columns = select.Columns.Sql,
            From = scope.FromSql(),
            Where = $"{scope.Root.Sql(model.Id)} = {id}",
            OrderBy = "1",
            Alias = scope.Root.Alias,
            Shape = select.Record,
        };
    }

    /// <summary>Compiles the part of a search that one object has; <paramref name="match"/> says which rows the words are in.</summary>
    public static RowPlan CompileSearch(
        CompileContext context, ObjectModel model, SoqlQuery query, Func<string, SqlParameters, string> match)
    {
        var parameters = new SqlParameters();
        var scope = new QueryScope(context, model, query.From);
        var expressions = new ExpressionCompiler(context, scope, parameters);
        var where = Where(context, scope, expressions, parameters, query, match(scope.Root.Alias, parameters));
        return Rows(context, query, scope, expressions, parameters, where);
    }

    /// <summary>What a sort key sorts by: picklists by the order of their values.</summary>
    public static string SortSql(
        Operand operand) => operand is { Field: { Type: FieldType.Picklist } field, IsLabel: false, IsAggregate: false }
        ? $"{SqlFunctions.Rank}('{field.Owner.Name}.{field.Name}', {operand.Sql})"
        : ExpressionCompiler.Collated(operand);

    private static bool IsAggregate(FieldExpression expression) => expression switch
    {
        AggregateCall => true,
        FunctionCall call => IsAggregate(call.Argument),
        _ => false,
    };

    // The fields of a record that are named one by one are those of a query for it. It does not matter that the object is not allowed in
    // one.
    private void Require(ObjectModel model, IEnumerable<FieldPath> fields)
    {
        var query = new SoqlQuery
        {
            Select = new SelectClause(new EquatableArray<SelectItem>(fields.Select(f => new SelectExpression(f)))),
            From = new FromClause(new EquatableArray<FromItem>([new FromItem(new FieldPath(model.Name))])),
        };
        QueryErrors.Require("", SemanticCheck.Check(query, view.Model.Schema).Where(e => e.Kind != SemanticErrorKind.NotQueryable));
    }

    private static CountPlan Count(SoqlQuery query, QueryScope scope, string where, SqlParameters parameters)
    {
        var rows = query.Limit is null && query.Offset is null
            ? $"SELECT COUNT(*) FROM {scope.FromSql()} WHERE {where}"
            : $"SELECT COUNT(*) FROM (SELECT 1 FROM {scope.FromSql()} WHERE {where} LIMIT {query.Limit?.Value ?? int.MaxValue} OFFSET "
                + $"{query.Offset?.Value ?? 0})";
        return new CountPlan(rows, parameters.Values);
    }

    private static RowPlan Rows(
        CompileContext context, SoqlQuery query, QueryScope scope, ExpressionCompiler expressions, SqlParameters parameters, string where)
    {
        var select = new SelectCompiler(context, scope, expressions);
        foreach (var item in query.Select.Items)
            select.Add(item, subquery => Children(context, scope.Root.Object, subquery.Query));
        var orderBy = OrderBy(query, scope, expressions);
        return new RowPlan(parameters.Values)
        {
            Columns = select.Columns.Sql,
            From = scope.FromSql(),
            Where = where,
            OrderBy = orderBy,
            Alias = scope.Root.Alias,
            Shape = select.Record,
            Tracking = query.Tracking,
            Limit = query.Limit?.Value,
            Offset = query.Offset?.Value,
        };
    }

    private static (ChildModel Child, RowPlan Plan) Children(CompileContext context, ObjectModel parent, SoqlQuery query)
    {
        var child = parent.FindChild(query.From.Main.Name.Last)!;
        var parameters = new SqlParameters();
        var parentId = parameters.Add(SqlValue.Null);
        var scope = new QueryScope(context, child.Object, query.From);
        var expressions = new ExpressionCompiler(context, scope, parameters);
        var where = Where(context, scope, expressions, parameters, query, $"{scope.Root.Sql(child.Field)} = {parentId}");
        return (child, Rows(context, query, scope, expressions, parameters, where));
    }

    private static string Where(
        CompileContext context, QueryScope scope, ExpressionCompiler expressions, SqlParameters parameters, SoqlQuery query, string? first)
    {
        if (query.With.Count > 0)
            throw context.NotSimulated(query.With[0]);
        var where = new StringBuilder(first);
        void And(string condition) => where.Append(where.Length == 0 ? "" : " AND ").Append(condition);
        if (!context.IncludeDeleted)
            And($"{scope.Root.Alias}.{ObjectModel.DeletedColumn} = 0");
        foreach (var condition in UsingScope.Conditions(context, scope, query.From, parameters))
            And(condition);
        if (query.Where is { } written)
            And(new ConditionCompiler(context, expressions, parameters).Compile(written));
        return where.Length == 0 ? "1" : where.ToString();
    }

    private static string OrderBy(SoqlQuery query, QueryScope scope, ExpressionCompiler expressions)
    {
        var sql = new StringBuilder();
        foreach (var item in query.OrderBy)
        {
            var operand = expressions.Compile(SortKey.Of(item, query.Select));
            // Nulls of a parent's field come first whatever the query says.
            var nullsLast = item.NullsLast && !operand.IsOfParent;
            sql.Append(SortSql(operand)).Append(item.IsDescending ? " DESC" : " ASC").Append(
                nullsLast ? " NULLS LAST, " : " NULLS FIRST, ");
        }
        // Rows that are equal by the query's order come in that of their creation, on every page and at every reading. SQLite prefers a
        // walk through the table in that order to an index that finds a range: the sign takes that choice away.
        if (query.OrderBy.Count == 0 && query.Where is { } where && HasIndexedRange(where, scope.Root.Object))
            sql.Append('+');
        return sql.Append(scope.Root.Alias).Append('.').Append(ObjectModel.RowColumn).ToString();
    }

    // A range of times that have an index, as every incremental sync has it.
    private static bool HasIndexedRange(Condition condition, ObjectModel model) => condition switch
    {
        AndCondition and => and.Terms.Any(c => HasIndexedRange(c, model)),
        Comparison { Left: FieldPath { Names.Count: 1 } path, Operator: not (ComparisonOperator.Equal or ComparisonOperator.NotEqual) } =>
            model.Find(path.Text) is { } field && Tables.IsTimeWithIndex(field),
        _ => false,
    };
}
