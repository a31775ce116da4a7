using Salesforce.Typed.SoqlSyntax.Parsing;
using Salesforce.Typed.Testing.Core.Errors;
using Salesforce.Typed.Testing.Core.Json;
using Salesforce.Typed.Testing.Core.Model;
using Salesforce.Typed.Testing.Core.Sqlite;
using Salesforce.Typed.Testing.Queries.Plans;
using Salesforce.Typed.Testing.Queries.Sql;

namespace Salesforce.Typed.Testing.Queries.Execution;

/// <summary>
/// The response to <c>query?explain=</c>: how the rows are found. SQLite's plan is reported in the terms of the platform.
/// </summary>
internal sealed class QueryExplanation(OrgModel model, QueryCompiler compiler, Database database)
{
    public ApiResponse Write(string soql)
    {
        if (compiler.Compile(soql, includeDeleted: false) is not RowPlan plan)
            throw ApiErrors.MalformedQuery("The local org explains queries of rows only");
        var queried = model.Find(SoqlParser.Parse(soql).Tree!.From.Main.Name.Text)!;
        string detail;
        using (var explain = database.Prepare("EXPLAIN QUERY PLAN " + plan.FirstRowsSql(QueryRunner.DefaultPageSize)))
        {
            explain.Bind(plan.Parameters).Step();
            detail = explain.Text(3) ?? "";
        }
        var isIndex = detail.StartsWith("SEARCH", StringComparison.Ordinal);
        var all = Count($"SELECT COUNT(*) FROM {queried.Table} WHERE {ObjectModel.DeletedColumn} = 0");
        return ApiResponse.Json(json =>
        {
            json.WriteStartObject();
            json.WriteStartArray("plans");
            json.WriteStartObject();
            json.WriteNumber("cardinality", isIndex ? Math.Max(1, all / 10) : all);
            json.WriteStartArray("fields");
            json.WriteEndArray();
            json.WriteString("leadingOperationType", isIndex ? "Index" : "TableScan");
            json.WriteStartArray("notes");
            json.WriteEndArray();
            json.WriteNumber("relativeCost", isIndex ? 0.1 : 1.5);
            json.WriteNumber("sobjectCardinality", all);
            json.WriteString("sobjectType", queried.Name);
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteString("sourceQuery", soql);
            json.WriteEndObject();
        });
    }

    private long Count(string sql)
    {
        using var count = database.Prepare(sql);
        count.Step();
        return count.Integer(0);
    }
}
