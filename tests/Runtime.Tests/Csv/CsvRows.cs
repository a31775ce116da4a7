using System.Globalization;
using System.Text;
using Salesforce.Typed.Core.Csv;
using Salesforce.Typed.Queries.Csv;

namespace Salesforce.Typed.Tests;

/// <summary>Records from CSV.</summary>
internal static class CsvRows
{
    /// <summary>The SELECT list of a query whose rows come as CSV.</summary>
    public static CsvSelectList ListOf<TRow>(SoqlRows<TRow> query) =>
        new(query.Parts.From, query.Parts.SelectList, query.Parts.SelectList.Selected!);

    /// <summary>The statement that asks for them.</summary>
    public static string SoqlOf<TRow>(SoqlRows<TRow> query) => (query.Parts with { Select = ListOf(query) }).ToSoql();

    /// <summary>The rows of a query.</summary>
    public static async Task<List<TRow>> ReadAsync<TRow>(SoqlRows<TRow> query, string csv) =>
        [.. (await ReadAsync(csv, ListOf(query).Bind)).Select(query.Convert)];

    /// <summary>The rows, by whatever columns of an object the header has.</summary>
    public static Task<List<SObject>> ReadAsync(SObjectInfo info, string csv) =>
        ReadAsync(csv, row => CsvRowReader.Of(info, CsvHeader.Read(row)));

    /// <summary>A value as the org writes it to CSV.</summary>
    public static string Cell(object? value) => value switch
    {
        null => "",
        bool flag => flag ? "true" : "false",
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTimeOffset instant => instant.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture),
        TimeOnly time => time.ToString("HH:mm:ss.fffZ", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    private static async Task<List<SObject>> ReadAsync(string csv, Func<CsvReader, CsvRowReader> bind)
    {
        using var csvReader = new CsvReader(new MemoryStream(Encoding.UTF8.GetBytes(csv)));
        Assert.True(await csvReader.ReadAsync(TestContext.Current.CancellationToken));
        var rows = bind(csvReader);
        var records = new List<SObject>();
        while (await csvReader.ReadAsync(TestContext.Current.CancellationToken))
            records.Add(rows.Read(csvReader));
        return records;
    }
}
