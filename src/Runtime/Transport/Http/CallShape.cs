namespace Salesforce.Typed.Transport.Http;

/// <summary>
/// What can be reported of a call without telling what it is about: the operation, the object, and the address with placeholders where ids,
/// keys and locators stand.
/// </summary>
/// <param name="Operation">What is done, as <c>query</c>.</param>
/// <param name="Collection">The object; null where the address names none.</param>
/// <param name="Template">The address, as <c>/services/data/v67.0/sobjects/Account/{id}</c>.</param>
internal readonly record struct CallShape(string Operation, string? Collection, string Template)
{
    private const string Data = "/services/data";

    /// <summary>Reads a call.</summary>
    public static CallShape Of(HttpMethod method, string path)
    {
        var bare = WithoutQuery(path);
        if (bare != Data && !bare.StartsWith(Data + "/", StringComparison.Ordinal))
            return Foreign(method, bare);
        var parts = bare[1..].Split('/');
        // services, data and the version go before the resource.
        return parts.Length < 4 ? new("versions", null, bare) : Of(method, path, string.Join('/', parts[..3]), parts.AsSpan(3));
    }

    /// <summary>The call with its ids, which are needed to look for the record, and without what else may be data.</summary>
    public static string Name(HttpMethod method, string path)
    {
        var bare = WithoutQuery(path);
        var sobjects = bare.IndexOf("/sobjects/", StringComparison.Ordinal);
        if (sobjects >= 0 && bare[(sobjects + 1)..].Split('/') is [_, var name, var key, _, ..]
            && !bare.Contains("/composite/", StringComparison.Ordinal) && !IsId(key))
            bare = $"{bare[..sobjects]}/sobjects/{name}/{key}/{{value}}";
        return method.Method + " " + bare;
    }

    /// <summary>The statement that a query's address holds; null where it holds none.</summary>
    public static string? Statement(string path)
    {
        var at = path.IndexOf("?q=", StringComparison.Ordinal);
        if (at < 0)
            return null;
        var end = path.IndexOf('&', at);
        return Uri.UnescapeDataString(end < 0 ? path[(at + 3)..] : path[(at + 3)..end]);
    }

    private static CallShape Of(HttpMethod method, string path, string root, ReadOnlySpan<string> parts) => parts switch
    {
        ["sobjects"] => new("describeGlobal", null, $"/{root}/sobjects"),
        ["sobjects", var x] => new(method == HttpMethod.Post ? "create" : "describe", x, $"/{root}/sobjects/{x}"),
        ["sobjects", var x, "describe" or "updated" or "deleted", ..] => new(parts[2] == "describe"
            ? "describe"
            : parts[2] == "updated" ? "getUpdated" : "getDeleted", x, $"/{root}/sobjects/{x}/{parts[2]}"),
        ["sobjects", var x, _] => new(Verb(method), x, $"/{root}/sobjects/{x}/{{id}}"),
        ["sobjects", var x, var id, var blob] when IsId(id) => new(Verb(method), x, $"/{root}/sobjects/{x}/{{id}}/{blob}"),
        ["sobjects", var x, var key, ..] =>
            new(method == HttpMethod.Patch ? "upsert" : Verb(method), x, $"/{root}/sobjects/{x}/{key}/{{value}}"),
        ["query" or "queryAll"] => new(parts[0], From(Statement(path)), $"/{root}/{parts[0]}"),
        ["query" or "queryAll", ..] => new("queryMore", null, $"/{root}/{parts[0]}/{{locator}}"),
        ["composite", "sobjects"] => new(Verb(method) + "Many", null, $"/{root}/composite/sobjects"),
        ["composite", "sobjects", var x] => new("retrieveMany", x, $"/{root}/composite/sobjects/{x}"),
        ["composite", "sobjects", var x, var key] => new("upsertMany", x, $"/{root}/composite/sobjects/{x}/{key}"),
        ["composite", "tree", var x] => new("createTree", x, $"/{root}/composite/tree/{x}"),
        ["composite", var kind] => new("composite." + kind, null, $"/{root}/composite/{kind}"),
        ["jobs", var kind] => new("bulk." + kind, null, $"/{root}/jobs/{kind}"),
        ["jobs", var kind, _] => new($"bulk.{kind}.{Verb(method)}", null, $"/{root}/jobs/{kind}/{{id}}"),
        ["jobs", var kind, _, var part] => new($"bulk.{kind}.{part}", null, $"/{root}/jobs/{kind}/{{id}}/{part}"),
        [var one] => new(one, null, $"/{root}/{one}"),
        _ => new(parts[0], null, $"/{root}/{parts[0]}/{{rest}}"),
    };

    // What is not the platform's own has addresses of the user's making: their parts may be anything.
    private static CallShape Foreign(HttpMethod method, string bare) =>
        bare[1..].Split('/') is [var first, var second, ..]
            ? new(Verb(method), null, $"/{first}/{second}/{{rest}}")
            : new(Verb(method), null, bare);

    private static string Verb(HttpMethod method) => method.Method switch
    {
        "POST" => "create",
        "PATCH" => "update",
        "DELETE" => "delete",
        _ => "retrieve",
    };

    private static bool IsId(string text) => text.Length is 15 or 18 && RawId.TryParse(text, out var id, out _) && id.IsId;

    private static string WithoutQuery(string path)
    {
        var query = path.IndexOf('?', StringComparison.Ordinal);
        return query < 0 ? path : path[..query];
    }

    // The object after FROM that is in no parentheses: child queries have a FROM of their own.
    private static string? From(string? statement)
    {
        if (statement is null)
            return null;
        var depth = 0;
        for (var i = 0; i < statement.Length; i++)
        {
            depth += statement[i] switch { '(' => 1, ')' => -1, _ => 0 };
            if (depth != 0 || !char.IsWhiteSpace(statement[i])
                || !statement.AsSpan(i + 1).StartsWith("FROM ", StringComparison.OrdinalIgnoreCase))
                continue;
            var name = statement.AsSpan(i + 6).TrimStart();
            var end = name.IndexOfAnyExceptInRange('0', 'z');
            return (end < 0 ? name : name[..end]).ToString();
        }
        return null;
    }
}
