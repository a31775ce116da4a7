using System.Text.Json;
using Salesforce.Typed.Search;

namespace Salesforce.Typed.Queries.Search;

/// <summary>Writes the body of a search by parameters.</summary>
internal static class ParameterizedBody
{
    private const int MostSkipped = 2_000;

    public static byte[] Write(ParameterizedSearch search)
    {
        Check(search);
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            writer.WriteStartObject();
            writer.WriteString("q", search.Text);
            writer.WriteString("in", SearchWords.Group(search.In));
            Strings(writer, "fields", search.Fields);
            if (search.Objects.Count > 0)
            {
                writer.WriteStartArray("sobjects");
                foreach (var target in search.Objects)
                    Write(writer, target);
                writer.WriteEndArray();
            }
            Number(writer, "overallLimit", search.OverallLimit);
            Number(writer, "defaultLimit", search.DefaultLimit);
            Number(writer, "offset", search.Offset);
            if (search.SpellCorrection is { } corrects)
                writer.WriteBoolean("spellCorrection", corrects);
            Text(writer, "division", search.Division);
            Strings(writer, "netWorkIds", [.. search.Networks.Select(n => SearchWords.DemandId(n).ToString())]);
            Text(writer, "pricebookId", search.Pricebook is { } pricebook ? SearchWords.DemandId(pricebook).ToString() : null);
            Number(writer, "snippet", search.SnippetLength);
            WriteCategories(writer, search.DataCategories);
            if (search.UpdateTracking)
                writer.WriteBoolean("updateTracking", true);
            if (search.UpdateViewStat)
                writer.WriteBoolean("updateViewStat", true);
            writer.WriteEndObject();
        }
        return stream.ToArray();
    }

    private static void Check(ParameterizedSearch search)
    {
        if (string.IsNullOrWhiteSpace(search.Text))
            throw new ArgumentException("There is no text to search for.");
        if (search.OverallLimit is { } overall)
            SearchWords.DemandLimit(overall, nameof(search.OverallLimit));
        if (search.DefaultLimit is { } limit)
            SearchWords.DemandLimit(limit, nameof(search.DefaultLimit));
        if (search.Objects.Count == 0 && (search.Fields.Count > 0 || search.DefaultLimit is not null))
            throw new ArgumentException("Fields and DefaultLimit are those of each object: name at least one in Objects.");
        if (search.Offset is < 0 or > MostSkipped)
            throw new ArgumentException($"A search skips 0 to {MostSkipped:N0} rows.");
        if (search.Offset is not null && search.Objects.Count != 1)
            throw new ArgumentException("Only a search of one object can skip rows.");
        var twice = search.Objects.GroupBy(o => o.Name, StringComparer.OrdinalIgnoreCase).FirstOrDefault(g => g.Count() > 1);
        if (twice is not null)
            throw new ArgumentException($"A search returns an object once, and {twice.Key} is named {twice.Count()} times.");
        foreach (var field in search.Fields)
            _ = Soql.Identifier(field);
    }

    private static void Write(Utf8JsonWriter writer, SearchTarget target)
    {
        writer.WriteStartObject();
        writer.WriteString("name", target.Name);
        Strings(writer, "fields", target.Fields);
        Text(writer, "where", target.Where);
        Text(writer, "orderBy", target.OrderBy);
        Number(writer, "limit", target.Limit);
        writer.WriteEndObject();
    }

    private static void WriteCategories(Utf8JsonWriter writer, IReadOnlyList<SearchDataCategory> categories)
    {
        if (categories.Count == 0)
            return;
        writer.WriteStartArray("dataCategories");
        foreach (var filter in categories)
        {
            writer.WriteStartObject();
            writer.WriteString("groupName", filter.Group);
            writer.WriteString("operator", SearchWords.Selector(filter.At));
            Strings(writer, "categories", filter.Categories);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
    }

    private static void Strings(Utf8JsonWriter writer, string name, IReadOnlyList<string> values)
    {
        if (values.Count == 0)
            return;
        writer.WriteStartArray(name);
        foreach (var value in values)
            writer.WriteStringValue(value);
        writer.WriteEndArray();
    }

    private static void Text(Utf8JsonWriter writer, string name, string? value)
    {
        if (value is not null)
            writer.WriteString(name, value);
    }

    private static void Number(Utf8JsonWriter writer, string name, int? value)
    {
        if (value is { } number)
            writer.WriteNumber(name, number);
    }
}
