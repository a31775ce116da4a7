using System.Text;
using System.Text.Json;
using Salesforce.Typed.SoqlSyntax.Tree;
using Salesforce.Typed.Testing.Core.Errors;
using Salesforce.Typed.Testing.Core.Json;
using Salesforce.Typed.Testing.Core.Model;
using Salesforce.Typed.Testing.Http.Requests;
using Salesforce.Typed.Testing.Queries.Search;

namespace Salesforce.Typed.Testing.Http.Resources;

/// <summary>Searches: <c>search</c> with SOSL, and <c>parameterizedSearch</c> without.</summary>
internal sealed class SearchResource(SearchRunner runner)
{
    public ApiResponse Search(Call call) => call.Query["q"] is { } sosl
        ? runner.Run(sosl, call.Version, call.BaseUrl)
        : throw SearchErrors.NoTerm();

    /// <summary>A search by parameters is written as SOSL; its text is words, without operators and wildcards.</summary>
    public ApiResponse Parameterized(Call call) =>
        runner.Run(call.Method == "POST" ? FromBody(call.Json()) : FromQuery(call.Query), Math.Max(call.Version, 37), call.BaseUrl);

    // What would change the rows that are found, and is not known here.
    private static readonly string[] NotSimulated = ["dataCategory", "dataCategories", "division", "netWorkIds", "pricebookId"];

    private static string FromQuery(QueryParameters query)
    {
        CheckSimulated(name => query[name] is not null);
        var sosl = Begin(query["q"], query["in"]);
        var objects = query.Items.Where(i => string.Equals(i.Key, "sobject", StringComparison.OrdinalIgnoreCase)).Select(i => i.Value);
        var returning = objects.Select(o => Returning(
            o, query[o + ".fields"] ?? query["fields"], query[o + ".where"], query[o + ".orderBy"],
            query[o + ".limit"] ?? query["defaultLimit"], query["offset"]));
        return End(sosl, returning, query["overallLimit"]);
    }

    private static string FromBody(JsonBody json)
    {
        SearchBody.Check(json);
        var body = json.Root;
        CheckSimulated(name => body.TryGetProperty(name, out var value)
            && !(value.ValueKind == JsonValueKind.Null || (value.ValueKind == JsonValueKind.Array && value.GetArrayLength() == 0)));
        var sosl = Begin(Text(body, "q"), Text(body, "in"));
        var objects = body.TryGetProperty("sobjects", out var list) && list.ValueKind == JsonValueKind.Array
            ? list.EnumerateArray().ToList()
            : [];
        var returning = objects.Select(o => Returning(
            Text(o, "name") ?? "", List(o, "fields") ?? List(body, "fields"), Text(o, "where"), Text(o, "orderBy"),
            Text(o, "limit") ?? Text(body, "defaultLimit"), Text(body, "offset")));
        return End(sosl, returning, Text(body, "overallLimit"));
    }

    private static void CheckSimulated(Func<string, bool> isGiven)
    {
        if (NotSimulated.FirstOrDefault(isGiven) is { } name)
            throw new ApiException(400, SearchErrors.Malformed, $"The local org does not simulate {name}", null);
    }

    private static StringBuilder Begin(string? text, string? group)
    {
        if (string.IsNullOrWhiteSpace(text))
            throw new ApiException(400, "MISSING_ARGUMENT", "q is required", null);
        var sosl = new StringBuilder("FIND ").Append(SearchText.OfWords(text));
        return group is null ? sosl : sosl.Append(" IN ").Append(Name(group)).Append(" FIELDS");
    }

    private static string Returning(string name, string? fields, string? where, string? orderBy, string? limit, string? offset)
    {
        var item = new StringBuilder(Name(name));
        if (fields is null && where is null && orderBy is null && limit is null && offset is null)
            return item.ToString();
        fields ??= SystemFields.Id;
        item.Append('(').AppendJoin(
            ", ", fields.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(Name));
        if (where is not null)
            item.Append(" WHERE ").Append(where);
        if (orderBy is not null)
            item.Append(" ORDER BY ").Append(orderBy);
        if (limit is not null)
            item.Append(" LIMIT ").Append(Name(limit));
        if (offset is not null)
            item.Append(" OFFSET ").Append(Name(offset));
        return item.Append(')').ToString();
    }

    private static string End(StringBuilder sosl, IEnumerable<string> returning, string? limit)
    {
        var items = returning.ToList();
        if (items.Count > 0)
            sosl.Append(" RETURNING ").AppendJoin(", ", items);
        return (limit is null ? sosl : sosl.Append(" LIMIT ").Append(Name(limit))).ToString();
    }

    // What is a name stays one: it cannot bring clauses along.
    private static string Name(string text) => text.Length > 0 && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '.')
        ? text
        : throw new ApiException(400, "INVALID_FIELD", $"'{text}' is not a name", null);

    private static string? Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value)
            && value.ValueKind is JsonValueKind.String or JsonValueKind.Number ? value.ToString() : null;

    private static string? List(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Array
            ? string.Join(",", value.EnumerateArray().Select(e => e.ToString())) : Text(element, name);
}
