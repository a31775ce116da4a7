using System.Text;
using Salesforce.Typed.Errors;
using Salesforce.Typed.Queries.Wire;

namespace Salesforce.Typed.Tests;

/// <summary>Reads pages of query results from texts, without a client.</summary>
internal static class Pages
{
    /// <summary>A page with these rows.</summary>
    public static string Of(params IEnumerable<string> rows) => Of([.. rows], null);

    /// <summary>A page with these rows, and where the next one is.</summary>
    public static string Of(IReadOnlyList<string> rows, string? next, int? total = null) =>
        $$"""{"totalSize":{{total ?? rows.Count}},"done":{{(next is null ? "true" : "false")}}{{(next is null ? "" : $",\"nextRecordsUrl\":\"{next}\"")}},"records":[{{string.Join(',', rows)}}]}""";

    /// <summary>The rows of a page.</summary>
    public static async Task<List<SObject>> ReadAsync(byte[] json, ReadPlan plan, params int[] pieces)
    {
        var rows = new List<SObject>();
        await using var page = new QueryPage(new TrickleStream(json, pieces), plan, new RowContext(null));
        while (await page.ReadAsync(rows, default))
        {
        }
        return rows;
    }

    /// <summary>The rows of a page of which nothing was known before.</summary>
    public static Task<List<SObject>> ReadAsync(string json, SObjectInfo info) =>
        ReadAsync(Encoding.UTF8.GetBytes(json), ReadPlan.Unknown(info));

    /// <summary>The one row of a page that holds this.</summary>
    public static async Task<T> RowAsync<T>(string row)
        where T : SObject, ISObject<T> => (T)Assert.Single(await ReadAsync(Of(row), T.Info));

    /// <summary>How reading a row with this in it fails.</summary>
    public static Task<SalesforceFormatException> FailAsync(string row, SObjectInfo info) =>
        Assert.ThrowsAsync<SalesforceFormatException>(() => ReadAsync(Of(row), info));
}
