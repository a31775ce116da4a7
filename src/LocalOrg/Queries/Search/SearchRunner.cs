using Salesforce.Typed.Schema;
using Salesforce.Typed.SoqlSyntax.Parsing;
using Salesforce.Typed.SoqlSyntax.Tree;
using Salesforce.Typed.Testing.Core.Errors;
using Salesforce.Typed.Testing.Core.Json;
using Salesforce.Typed.Testing.Core.Model;
using Salesforce.Typed.Testing.Queries.Execution;
using Salesforce.Typed.Testing.Queries.Plans;
using Salesforce.Typed.Testing.Queries.Sql;

namespace Salesforce.Typed.Testing.Queries.Search;

/// <summary>Runs SOSL.</summary>
internal sealed class SearchRunner(OrgModel objects, QueryCompiler compiler, QueryRunner queries, SearchIndex index)
{
    private const int MostRows = 2000;
    private const int UsualRows = 250;

    /// <summary>Runs a search and answers with the records of all objects, one after the other.</summary>
    public ApiResponse Run(string sosl, int version, string baseUrl)
    {
        var parsed = SoslParser.Parse(sosl);
        if (parsed.Tree is not { } search)
        {
            var error = QueryErrors.Of(sosl, parsed.Errors[0]);
            throw new ApiException(
                400, "MALFORMED_SEARCH", sosl.Contains('{', StringComparison.Ordinal) ? error.Message : "No search term found. The search term must be enclosed in braces.", null);
        }
        if (search.Find.Text.Replace("*", "", StringComparison.Ordinal).Replace("?", "", StringComparison.Ordinal).Trim().Length < 2)
            throw new ApiException(400, "MALFORMED_SEARCH", "search term must be longer than one character: " + search.Find.Text, null);
        compiler.Require(search, sosl);
        var plans = Plans(search, sosl);
        return ApiResponse.Json(json =>
        {
            // Up to version 36 the list stood alone.
            var isWrapped = version > 36;
            if (isWrapped)
            {
                json.WriteStartObject();
                json.WritePropertyName("searchRecords");
            }
            json.WriteStartArray();
            var left = Math.Min(search.Limit?.Value ?? MostRows, MostRows);
            foreach (var (plan, most) in plans)
                left -= queries.WriteAll(json, plan, Math.Min(left, most), baseUrl);
            json.WriteEndArray();
            if (isWrapped)
                json.WriteEndObject();
        });
    }

    private List<(RowPlan Plan, int Most)> Plans(SoslSearch search, string sosl)
    {
        index.Refresh();
        var found = new List<(RowPlan, int)>();
        var expression = SearchExpression.Compile(search.Find.Text, index.Words);
        var items = search.Returning.Count > 0 ? [.. search.Returning] : SearchIndex.ObjectsOf(objects).Select(o => new ReturningItem(new Identifier(o.Name))).ToList();
        foreach (var item in items)
        {
            var context = compiler.Context(sosl);
            var model = objects.Find(item.Object.Text) ?? throw QueryCompiler.NoSuchType(context, new FromItem(new FieldPath(item.Object.Text)) { Span = item.Object.Span });
            if (!model.Describe.Is(SObjectTraits.Searchable))
                throw context.Error("INVALID_TYPE_FOR_OPERATION", item.Object.Span, $"entity type {model.Name} does not support search");
            if (item.Offset is { Value: > 0 } offset && items.Count > 1)
                throw context.Error("MALFORMED_SEARCH", offset.Span, "OFFSET can be used with one object only");
            var most = items.Count > 1 ? Math.Min(UsualRows, MostRows / items.Count) : item.Where is null && item.OrderBy.Count == 0 ? UsualRows : MostRows;
            if (expression is not null)
                found.Add((Plan(context, model, item, search.Group, expression), Math.Min(item.Limit?.Value ?? most, MostRows)));
            else
                // The fields are checked all the same.
                Plan(context, model, item, search.Group, "\"\"");
        }
        return found;
    }

    private RowPlan Plan(CompileContext context, ObjectModel model, ReturningItem item, SearchGroup group, string expression)
    {
        var columns = group switch
        {
            SearchGroup.Name => "{name} : ",
            SearchGroup.Email => "{email} : ",
            SearchGroup.Phone => "{phone} : ",
            SearchGroup.Sidebar => "{name phone email} : ",
            _ => "",
        };
        var (from, to) = index.Range(model);
        var table = index.TableOf(model);
        var query = new SoqlQuery
        {
            Select = new SelectClause(item.Fields.Count > 0
                ? new EquatableArray<SelectItem>(item.Fields.Cast<SelectItem>())
                : new EquatableArray<SelectItem>([new SelectExpression(new FieldPath(SystemFields.Id))])),
            From = new FromClause(new EquatableArray<FromItem>([new FromItem(new FieldPath(model.Name))])),
            Where = item.Where,
            OrderBy = item.OrderBy,
            Offset = item.Offset,
        };
        return QueryCompiler.CompileSearch(context, model, query, (alias, parameters) =>
            $"{alias}.{ObjectModel.RowColumn} IN (SELECT rowid - {parameters.Add(from)} FROM {table} WHERE {table[(table.IndexOf('.', StringComparison.Ordinal) + 1)..]} MATCH {parameters.Add(columns + "(" + expression + ")")} AND rowid >= {parameters.Add(from)} AND rowid < {parameters.Add(to)})");
    }
}
