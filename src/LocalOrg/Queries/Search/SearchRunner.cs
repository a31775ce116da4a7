using Salesforce.Typed.Schema;
using Salesforce.Typed.SoqlSyntax.Checking;
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
    private const int LongestStatement = 100_000;

    /// <summary>Runs a search and answers with the records of all objects, one after the other.</summary>
    public ApiResponse Run(string sosl, int version, string baseUrl)
    {
        if (sosl.Length > LongestStatement)
            throw SearchErrors.TooLong(LongestStatement);
        var parsed = SoslParser.Parse(sosl);
        if (parsed.Tree is not { } search)
            throw SearchErrors.Of(sosl, parsed.Errors[0]);
        // A rule without a code is one that the platform lets pass.
        if (SemanticCheck.Check(search, objects.Schema).FirstOrDefault(e => e.ErrorCode is not null) is { } error)
            throw SearchErrors.Of(sosl, error);
        CheckSimulated(sosl, search);
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
        var expression = new SearchCompiler(index.Words).Compile(search.Find);
        var items = search.Returning.Count > 0
            ? [.. search.Returning]
            : SearchIndex.ObjectsOf(objects).Select(o => new ReturningItem(new Identifier(o.Name))).ToList();
        foreach (var item in items)
        {
            var context = compiler.Context(sosl);
            // The check has found the object. One that can be searched and not queried is not in the index.
            var model = objects.Find(item.Object.Text)!;
            if (!model.Describe.Is(SObjectTraits.Queryable))
                throw context.Error("INVALID_TYPE_FOR_OPERATION", item.Object.Span, $"entity type {model.Name} does not support query");
            var most = items.Count > 1
                ? Math.Min(UsualRows, MostRows / items.Count)
                : item.Where is null && item.OrderBy.Count == 0 ? UsualRows : MostRows;
            if (expression is not null)
                found.Add((Plan(context, model, item, search.Group, expression), Math.Min(item.Limit?.Value ?? most, MostRows)));
            else
                // The fields are checked all the same.
                Plan(context, model, item, search.Group, "\"\"");
        }
        return found;
    }

    // What would change the rows that are found, and is not known here.
    private static void CheckSimulated(string sosl, SoslSearch search)
    {
        var clause = search.With.FirstOrDefault(w => w is WithDataCategory
            || w is WithFilter filter && (filter.Name.Is("DIVISION") || filter.Name.Is("NETWORK") || filter.Name.Is("PricebookId")));
        if (clause is not null)
            throw SearchErrors.NotSimulated(sosl, clause.Span, clause.ToString());
        if (search.Returning.Select(i => i.ListView).FirstOrDefault(v => v is not null) is { } listView)
            throw SearchErrors.NotSimulated(sosl, listView.Span, $"USING ListView = {listView}");
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
        try
        {
            return QueryCompiler.CompileSearch(context, model, query, (alias, parameters) => Match(alias, parameters));
        }
        catch (ApiException refusal)
        {
            throw SearchErrors.OfSearch(refusal);
        }

        string Match(string alias, SqlParameters parameters)
        {
            var name = table[(table.IndexOf('.', StringComparison.Ordinal) + 1)..];
            return $"""
                {alias}.{ObjectModel.RowColumn} IN (SELECT rowid - {parameters.Add(from)} FROM {table}
                WHERE {name} MATCH {parameters.Add(columns + "(" + expression + ")")}
                AND rowid >= {parameters.Add(from)} AND rowid < {parameters.Add(to)})
                """;
        }
    }
}
