using System.Globalization;
using Salesforce.Typed.Testing.Core.Errors;
using Salesforce.Typed.Testing.Core.Json;
using Salesforce.Typed.Testing.Http.Requests;
using Salesforce.Typed.Testing.Queries.Execution;

namespace Salesforce.Typed.Testing.Http.Resources;

/// <summary>Queries: <c>query</c>, <c>queryAll</c>, and the next pages of either.</summary>
internal sealed class QueryResource(QueryRunner queries, QueryExplanation explanation, QueryColumns columns)
{
    private const int LeastPage = 200;

    public ApiResponse Query(Call call, bool includeDeleted)
    {
        if (call.Query["explain"] is { } explained)
            return explanation.Write(explained);
        if (call.Query["q"] is not { } soql)
            throw new ApiException(400, "MALFORMED_QUERY", "A query string has to be specified", null);
        return call.Query.IsTrue("columns")
            ? columns.Write(soql)
            : queries.Run(soql, includeDeleted, PageSize(call), call.BaseUrl);
    }

    public ApiResponse Next(Call call, string locator) => queries.RunNext(locator, call.BaseUrl);

    // A request only: a size outside the bounds is brought within them.
    private static int PageSize(Call call)
    {
        const string Option = "batchSize=";
        var header = call.Header("Sforce-Query-Options");
        var at = header?.IndexOf(Option, StringComparison.OrdinalIgnoreCase) ?? -1;
        if (at < 0)
            return QueryRunner.DefaultPageSize;
        var digits = new string([.. header![(at + Option.Length)..].TakeWhile(char.IsAsciiDigit)]);
        return int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var size)
            ? Math.Clamp(size, LeastPage, QueryRunner.DefaultPageSize)
            : QueryRunner.DefaultPageSize;
    }
}
