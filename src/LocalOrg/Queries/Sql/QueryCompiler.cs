using System.Text;
using Salesforce.Typed.Schema;
using Salesforce.Typed.SoqlSyntax.Parsing;
using Salesforce.Typed.SoqlSyntax.Tree;
using Salesforce.Typed.Testing.Core.Errors;
using Salesforce.Typed.Testing.Core.Model;
using Salesforce.Typed.Testing.Core.Sqlite;
using Salesforce.Typed.Testing.Queries.Plans;

namespace Salesforce.Typed.Testing.Queries.Sql;

/// <summary>Turns a statement's tree into SQL and into the shape of its answer.</summary>
/// <param name="view">The objects that the user sees.</param>
/// <param name="clock">What date literals and fiscal functions depend on.</param>
internal sealed class QueryCompiler(OrgView view, OrgClock clock)
{
    private const int MostOffset = 2000;
    private const int MostSubqueries = 20;
    private const int MostChildLevels = 5;

    /// <summary>What the parts of a statement share while it is compiled.</summary>
    public CompileContext Context(string soql, bool includeDeleted = false) => new(view, clock, soql, includeDeleted);

    /// <summary>Compiles a query.</summary>
    public QueryPlan Compile(string soql, bool includeDeleted)
    {
        if (soql.Length > 100_000)
            throw ApiErrors.MalformedQuery("SOQL statements can not be longer than 100000 characters.");
        var parsed = SoqlParser.Parse(soql);
        if (parsed.Tree is not { } query)
            throw QueryErrors.Of(soql, parsed.Errors[0]);
        var context = Context(soql, includeDeleted);
        var model = view.Model.Find(query.From.Main.Name.Text) ?? throw NoSuchType(context, query.From.Main);
        if (!model.Describe.Is(SObjectTraits.Queryable))
            throw context.Error("INVALID_TYPE_FOR_OPERATION", query.From.Main.Span, $"entity type {model.Name} does not support query");
        var parameters = new SqlParameters();
        var scope = new QueryScope(context, model, query.From);
        var expressions = new ExpressionCompiler(context, scope, parameters);
        CheckClauses(context, query);
        var where = Where(context, scope, expressions, parameters, query, null);
        if (query.Select.IsCount)
            return Count(context, query, scope, where, parameters);
        if (query.GroupBy is not null || query.Select.Items.Any(i => i is SelectExpression { Expression: var e } && IsAggregate(e)))
            return new GroupCompiler(context, scope, expressions, parameters).Compile(query, where);
        return Rows(context, query, scope, expressions, parameters, where, 1);
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
            foreach (var field in fields.Distinct(StringComparer.OrdinalIgnoreCase))
                select.AddField(new FieldPath(field));
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
    public static RowPlan CompileSearch(CompileContext context, ObjectModel model, SoqlQuery query, Func<string, SqlParameters, string> match)
    {
        var parameters = new SqlParameters();
        var scope = new QueryScope(context, model, query.From);
        var expressions = new ExpressionCompiler(context, scope, parameters);
        CheckClauses(context, query);
        var where = Where(context, scope, expressions, parameters, query, match(scope.Root.Alias, parameters));
        return Rows(context, query, scope, expressions, parameters, where, MostChildLevels);
    }

    /// <summary>The refusal of an object that the org does not have.</summary>
    public static ApiException NoSuchType(CompileContext context, FromItem item) => context.Error(
        "INVALID_TYPE", item.Span,
        $"sObject type '{item.Name.Text}' is not supported. If you are attempting to use a custom object, be sure to append the '__c' after the entity name. Please reference your WSDL or the describe call for the appropriate names.");

    /// <summary>What a sort key sorts by: picklists by the order of their values.</summary>
    public static string SortSql(Operand operand) => operand is { Field: { Type: FieldType.Picklist } field, IsLabel: false, IsAggregate: false }
        ? $"{SqlFunctions.Rank}('{field.Owner.Name}.{field.Name}', {operand.Sql})"
        : ExpressionCompiler.Collated(operand);

    private static bool IsAggregate(FieldExpression expression) => expression switch
    {
        AggregateCall => true,
        FunctionCall call => IsAggregate(call.Argument),
        _ => false,
    };

    private static void CheckClauses(CompileContext context, SoqlQuery query)
    {
        if (query.Offset is { Value: > MostOffset } offset)
            throw context.Error("NUMBER_OUTSIDE_VALID_RANGE", offset.Span, $"Maximum SOQL offset allowed is {MostOffset}");
        if (query.Select.Items.Count(i => i is ChildSubquery) > MostSubqueries)
            throw context.Malformed(query.Select, $"Maximum {MostSubqueries} sub-selects are allowed in a query");
        if (query.Select.Items.Any(i => i is FieldsItem { Group: not FieldsGroup.Standard }) && query.Limit is not { Value: <= 200 })
            throw context.Malformed(query.Select, "The SOQL FIELDS function must have a LIMIT of at most 200");
        if (query.With.Count > 0)
            throw context.Malformed(query.With[0], $"{(query.With[0] is WithOption { IsApexOnly: true } ? "Only Apex knows" : "The local org does not simulate")} {query.With[0]}");
    }

    private static CountPlan Count(CompileContext context, SoqlQuery query, QueryScope scope, string where, SqlParameters parameters)
    {
        if (query.OrderBy.Count > 0)
            throw context.Malformed(query.OrderBy[0], "COUNT() can not be used with ORDER BY");
        if (query.GroupBy is { } group)
            throw context.Malformed(group, "Grouped query cannot use COUNT()");
        var rows = query.Limit is null && query.Offset is null
            ? $"SELECT COUNT(*) FROM {scope.FromSql()} WHERE {where}"
            : $"SELECT COUNT(*) FROM (SELECT 1 FROM {scope.FromSql()} WHERE {where} LIMIT {query.Limit?.Value ?? int.MaxValue} OFFSET {query.Offset?.Value ?? 0})";
        return new CountPlan(rows, parameters.Values);
    }

    private static RowPlan Rows(
        CompileContext context, SoqlQuery query, QueryScope scope, ExpressionCompiler expressions, SqlParameters parameters, string where, int level)
    {
        var select = new SelectCompiler(context, scope, expressions);
        foreach (var item in query.Select.Items)
            select.Add(item, subquery => Children(context, scope.Root.Object, subquery, level));
        var orderBy = OrderBy(context, query, scope, expressions);
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

    private static (ChildModel Child, RowPlan Plan) Children(CompileContext context, ObjectModel parent, ChildSubquery subquery, int level)
    {
        var query = subquery.Query;
        var from = query.From.Main;
        // The relationship may be written with the parent's name before it.
        var names = from.Name.Names;
        var name = names.Count == 2 && FieldModel.Same(names[0], parent.Name) ? names[1] : from.Name.Text;
        if (parent.FindChild(name) is not { } child || !child.Field.IsReference)
        {
            throw context.Error(
                "INVALID_TYPE", from.Span,
                $"Didn't understand relationship '{name}' in FROM part of query call. If you are attempting to use a custom relationship, be sure to append the '__r' after the custom relationship name. Please reference your WSDL or the describe call for the appropriate names.");
        }
        if (level >= MostChildLevels)
            throw context.Malformed(query, $"SOQL queries can have at most {MostChildLevels} levels of parent-to-child relationships");
        if (query.GroupBy is { } group)
            throw context.Malformed(group, "Only root queries support aggregate expressions");
        if (query.Select.Items.FirstOrDefault(i => i is SelectExpression { Expression: var e } && IsAggregate(e)) is { } aggregate)
            throw context.Malformed(aggregate, "Only root queries support aggregate expressions");
        CheckClauses(context, query);
        var parameters = new SqlParameters();
        var parentId = parameters.Add(SqlValue.Null);
        var scope = new QueryScope(context, child.Object, query.From);
        var expressions = new ExpressionCompiler(context, scope, parameters);
        var where = Where(context, scope, expressions, parameters, query, $"{scope.Root.Sql(child.Field)} = {parentId}");
        return (child, Rows(context, query, scope, expressions, parameters, where, level + 1));
    }

    private static string Where(
        CompileContext context, QueryScope scope, ExpressionCompiler expressions, SqlParameters parameters, SoqlQuery query, string? first)
    {
        var where = new StringBuilder(first);
        void And(string condition) => where.Append(where.Length == 0 ? "" : " AND ").Append(condition);
        if (!context.IncludeDeleted)
            And($"{scope.Root.Alias}.{ObjectModel.DeletedColumn} = 0");
        foreach (var item in query.From.Main.Using)
        {
            if (item.Kind == UsingKind.Scope && FieldModel.Same(item.Name.Text, "mine") && scope.Root.Object.Find(SystemFields.OwnerId) is { } owner)
                And($"{scope.Root.Sql(owner)} = {parameters.Add(context.UserId)}");
            else if (item.Kind != UsingKind.Scope || !FieldModel.Same(item.Name.Text, "everything"))
                throw context.Malformed(item, $"The local org does not simulate {item}");
        }
        if (query.Where is { } condition)
        {
            var compiler = new ConditionCompiler(context, scope, expressions, parameters);
            compiler.CheckSemiJoins(condition);
            And(compiler.Compile(condition));
        }
        return where.Length == 0 ? "1" : where.ToString();
    }

    private static string OrderBy(CompileContext context, SoqlQuery query, QueryScope scope, ExpressionCompiler expressions)
    {
        var sql = new StringBuilder();
        foreach (var item in query.OrderBy)
        {
            var operand = expressions.Compile(item.Expression);
            if (operand.IsAggregate)
                throw context.Malformed(item, $"Field must be grouped or aggregated: {item.Expression}");
            if (item.Expression is FieldPath path && operand.Field is { } field && !field.Describe.Is(FieldTraits.Sortable) && field.Owner != context.Model.Names)
                throw context.InvalidField(path, $"field '{path.Last}' can not be sorted in a query call");
            // Nulls of a parent's field come first whatever the query says.
            var nullsLast = item.NullsLast && !operand.IsOfParent;
            sql.Append(SortSql(operand)).Append(item.IsDescending ? " DESC" : " ASC").Append(nullsLast ? " NULLS LAST, " : " NULLS FIRST, ");
        }
        // Rows that are equal by the query's order come in that of their creation, on every page and at every reading.
        return sql.Append(scope.Root.Alias).Append('.').Append(ObjectModel.RowColumn).ToString();
    }
}
