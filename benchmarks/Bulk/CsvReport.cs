using Acme.Crm;
using Salesforce.Typed.Core.Csv;
using Salesforce.Typed.Queries.Csv;
using Salesforce.Typed.Queries.Wire;

namespace Salesforce.Typed.Benchmarks;

/// <summary>
/// CSV into records, next to our reader of JSON and to libraries for CSV, into equal values: rows and megabytes a second of one processor.
/// </summary>
internal static class CsvReport
{
    private static readonly ReadPlan Plan = PlanBuilder.Build(Contact.Info, PageOfContacts.Fields, []);

    public static void Run(int pages, int rounds)
    {
        var csv = CsvOfContacts.Make(pages);
        var rows = PageOfContacts.Rows * pages;
        RequireSame(csv);
        var json = PageOfContacts.Bytes;
        var times = Measuring.Best(
            rounds,
            () => Count(Read(csv)),
            () => ReadJson(json, pages).GetAwaiter().GetResult(),
            () => Count(PlainCsvReaders.BySep(csv)),
            () => Count(PlainCsvReaders.ByCsvHelper(csv)));
        Console.WriteLine($"{rows:N0} contacts of {CsvOfContacts.Columns.Length} columns, {csv.Length / 1e6:N0} MB of CSV, "
            + $"{json.Length * (double)pages / 1e6:N0} MB of JSON");
        Show("Salesforce.Typed, CSV", times[0], rows, csv.Length);
        Show("Salesforce.Typed, JSON", times[1], rows, json.Length * (double)pages);
        Show("Sep, plain classes", times[2], rows, csv.Length);
        Show("CsvHelper, plain classes", times[3], rows, csv.Length);
        Console.WriteLine($"CSV is read {times[1] / times[0]:0.00} times as fast as JSON, {times[2] / times[0]:0.00} times as Sep, "
            + $"{times[3] / times[0]:0.00} times as CsvHelper.");
    }

    private static IEnumerable<SObject> Read(byte[] csv)
    {
        using var reader = new CsvReader(new MemoryStream(csv));
        ReadRow(reader);
        var rows = CsvRowReader.Of(Contact.Info, CsvHeader.Read(reader));
        while (ReadRow(reader))
            yield return rows.Read(reader);
    }

    // A stream in memory never waits.
    private static bool ReadRow(CsvReader reader) => reader.ReadAsync(CancellationToken.None).GetAwaiter().GetResult();

    // Rows are dropped when they are read, as in a stream: keeping a hundred thousand of them costs the garbage collector more than
    // reading.
    private static void Count<T>(IEnumerable<T> rows)
    {
        foreach (var _ in rows)
        {
        }
    }

    private static async Task ReadJson(byte[] json, int pages)
    {
        var records = new List<SObject>();
        for (var i = 0; i < pages; i++)
        {
            await using var page = new QueryPage(new MemoryStream(json), Plan, new RowContext(null));
            while (await page.ReadAsync(records, CancellationToken.None))
            {
            }
            records.Clear();
        }
    }

    private static void RequireSame(byte[] csv)
    {
        var records = Read(csv).Cast<Contact>().ToList();
        foreach (var contacts in new[] { PlainCsvReaders.BySep(csv).ToList(), PlainCsvReaders.ByCsvHelper(csv).ToList() })
        {
            for (var i = 0; i < records.Count; i++)
            {
                if (contacts.Count != records.Count || !IsSame(records[i], contacts[i]))
                    throw new InvalidOperationException($"Row {i} has other values.");
            }
        }
    }

    private static bool IsSame(Contact record, PlainContact contact) =>
        record.Id == Id<Contact>.Parse(contact.Id!) && record.FirstName == contact.FirstName && record.MobilePhone == contact.MobilePhone
            && record.LeadSource?.Value == contact.LeadSource && record.MailingLatitude == contact.MailingLatitude
            && record.Birthdate == contact.Birthdate
            && record.OwnerId == Id<User>.Parse(contact.OwnerId!) && record.CreatedDate == contact.CreatedDate
            && record.LastModifiedDate == contact.LastModifiedDate
            && record.Account!.Name == contact.Account!.Name && record.Account.AnnualRevenue == contact.Account.AnnualRevenue;

    private static void Show(string name, double milliseconds, int rows, double bytes) =>
        Console.WriteLine(
            $"{name,-26} {milliseconds,8:N0} ms {rows / milliseconds * 1000,12:N0} rows/s {bytes / milliseconds / 1000,8:N0} MB/s");
}
