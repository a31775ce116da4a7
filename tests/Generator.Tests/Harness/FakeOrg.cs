using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Salesforce.Typed.Auth;

namespace Salesforce.Typed.Tests;

/// <summary>
/// Answers a query with rows that hold what its SELECT list names, and nothing else. A lambda that reads what the binder did not see then
/// throws <see cref="FieldNotLoadedException"/>, as it would for a user. A parent by TYPEOF is of the first object that is named.
/// </summary>
internal sealed class FakeOrg(IReadOnlyList<Describe> objects) : HttpMessageHandler
{
    /// <summary>A client of this org.</summary>
    public SalesforceClient CreateClient() => new(new SalesforceOptions
    {
        Instance = new Uri("https://acme.my.salesforce.com"), Auth = new ExternalTokenFlow("token"), HttpHandler = this
    });

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var soql = Uri.UnescapeDataString(request.RequestUri!.Query.Split("q=")[1].Replace('+', ' '));
        var content = new StringContent(Answer(soql["SELECT ".Length..], FromOf(soql)).ToJsonString());
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = content });
    }

    private const string Typeof = "TYPEOF ";

    private static bool IsAggregate(string item) => item.Contains('(') && item.IndexOf('(') > 0;

    private static string? AliasOf(string item) =>
        item.StartsWith('(') || item.StartsWith(Typeof) || !item.Contains(' ') ? null : item.Split(' ')[^1];

    private static string FromOf(string soql) => Top(soql["SELECT ".Length..], " FROM ")[1].Split(' ')[0];

    private JsonObject Answer(string select, string from)
    {
        var items = Top(Top(select, " FROM ")[0], ", ");
        return new JsonObject { ["totalSize"] = 2, ["done"] = true, ["records"] = new JsonArray(Row(from, items), Row(from, items)) };
    }

    private JsonObject Row(string name, IEnumerable<string> items)
    {
        var row = new JsonObject { ["attributes"] = new JsonObject { ["type"] = items.Any(IsAggregate) ? "AggregateResult" : name } };
        var describe = objects.SingleOrDefault(o => o.Name == name);
        var unnamed = 0;
        foreach (var group in items.GroupBy(
            i => i.StartsWith('(') || i.StartsWith(Typeof) || IsAggregate(i) || AliasOf(i) is not null ? i : i.Split('.')[0]))
        {
            if (AliasOf(group.Key) is { } alias)
                row[alias] = alias.StartsWith('f') ? "text" : 7;
            else if (IsAggregate(group.Key))
                row["expr" + unnamed++] = 7;
            else if (group.Key.StartsWith(Typeof))
            {
                // TYPEOF What WHEN Account THEN Name, Phone WHEN ...
                var words = group.Key.Split(' ');
                row[words[1]] = Row(
                    words[3], group.Key.Split(" THEN ")[1].Split(" WHEN ")[0].Split(" ELSE ")[0].Replace(" END", "").Split(", "));
            }
            else if (group.Key.StartsWith('('))
            {
                var inner = group.Key["(SELECT ".Length..^1];
                var relationship = Top(inner, " FROM ")[1].Split(' ')[0];
                var child = describe!.ChildRelationships.Single(c => (string?)c["relationshipName"] == relationship);
                row[relationship] = Answer(inner, (string)child["childSObject"]!);
            }
            else if (describe?.Fields.FirstOrDefault(f => (string?)f["relationshipName"] == group.Key) is { } reference)
                row[group.Key] = Row((string)reference["referenceTo"]![0]!, group.Select(g => g[(group.Key.Length + 1)..]));
            else
                row[group.Key] = Value(describe?.Fields.SingleOrDefault(f => (string?)f["name"] == group.Key), name, group.Key);
        }
        return row;
    }

    // A field of an object without a snapshot, and Type of a parent of several objects, are texts.
    private static JsonNode Value(JsonObject? field, string from, string name) => (string?)field?["type"] switch
    {
        "id" or "reference" => "001000000000001AAA",
        "boolean" => true,
        "int" or "long" or "double" or "currency" or "percent" => 7,
        "date" => "2026-11-24",
        "datetime" => "2026-11-24T08:15:30.000+0000",
        "time" => "08:15:30.000Z",
        "picklist" or "multipicklist" => (string)field["picklistValues"]![0]!["value"]!,
        "address" => new JsonObject { ["city"] = "Hamburg" },
        "location" => new JsonObject { ["latitude"] = 53.5, ["longitude"] = 10.0 },
        "json" => new JsonObject { ["a"] = 1 },
        null when name == "Type" => from,
        null when name == "Name" => "Some name",
        null => throw new InvalidOperationException($"{from} has no field {name}."),
        _ => "text",
    };

    // The parts of a text between separators that stand outside of parentheses and of TYPEOF.
    private static List<string> Top(string text, string separator)
    {
        var parts = new List<string>();
        var (depth, start) = (0, 0);
        for (var i = 0; i < text.Length; i++)
        {
            depth += text[i] switch
            {
                '(' => 1,
                ')' => -1,
                'T' when text.AsSpan(i).StartsWith(Typeof) => 1,
                ' ' when text.AsSpan(i).StartsWith(" END") => -1,
                _ => 0,
            };
            if (depth > 0 || !text.AsSpan(i).StartsWith(separator))
                continue;
            parts.Add(text[start..i]);
            start = i + separator.Length;
        }
        parts.Add(text[start..]);
        return parts;
    }
}
