using System.Diagnostics;
using Acme.Crm;
using Salesforce.Typed.Auth;

namespace Salesforce.Typed.Benchmarks;

/// <summary>
/// A bulk load and a bulk query against a local org in another process: records a second, and the most memory that the client had. The
/// first run has a tenth of the records, so that memory that grows with them shows. Next to it the same by jsforce, where Node is.
/// </summary>
internal static class BulkReport
{
    public static async Task RunAsync(int count)
    {
        Console.WriteLine("| client | records | loaded, a second | read, a second | peak of the client's working set, MB |");
        Console.WriteLine("|---|---|---|---|---|");
        foreach (var records in new[] { count / 10, count })
        {
            // An org of its own for each client: it is slower when it is fuller.
            using (var local = OrgProcess.Start())
                Show("Salesforce.Typed", records, await MeasureAsync(local, records));
            using (var local = OrgProcess.Start())
                Show(JsforceClient.Name, records, await JsforceClient.RunAsync(local, records));
        }
    }

    private static async Task<BulkFigures> MeasureAsync(OrgProcess local, int records)
    {
        await using var org = new SalesforceClient(
            new SalesforceOptions { Instance = local.Url, Auth = new ExternalTokenFlow(local.Token) });
        var load = await TimeAsync(() => LoadAsync(org, records));
        var read = await TimeAsync(() => ReadAsync(org, records));
        using var process = Process.GetCurrentProcess();
        return new BulkFigures(load, read, process.PeakWorkingSet64);
    }

    private static void Show(string client, int records, BulkFigures? figures)
    {
        if (figures is not null)
            Console.WriteLine($"| {client} | {records:N0} | {records / figures.Load:N0} | "
                + $"{(figures.Read is { } read ? $"{records / read:N0}" : "did not end")} | {figures.Peak / 1e6:N0} |");
    }

    private static async Task LoadAsync(SalesforceClient org, int count)
    {
        await using var run = await org.Contact.BulkCreateAsync(Enumerable.Range(0, count).Select(Record));
        var succeeded = 0;
        await foreach (var outcome in run.Outcomes())
            succeeded += outcome.Succeeded ? 1 : throw new InvalidOperationException(outcome.ToString());
        Require(succeeded, count);
    }

    private static async Task ReadAsync(SalesforceClient org, int count)
    {
        var read = 0;
        var rows = org.Contact.Where(c => c.Department != null)
            .Select(c => new { c.Id, c.FirstName, c.LastName, c.Email, c.Phone, c.MailingCity, c.Birthdate, c.CreatedDate });
        await foreach (var row in rows.BulkAsync())
            read += row.Id == default ? 0 : 1;
        Require(read, count);
    }

    private static void Require(int found, int expected)
    {
        if (found != expected)
            throw new InvalidOperationException($"{found} records, and not {expected}.");
    }

    private static async Task<double> TimeAsync(Func<Task> work)
    {
        var watch = Stopwatch.StartNew();
        await work();
        return watch.Elapsed.TotalSeconds;
    }

    // A value of its own in each record ties the outcomes to the records.
    private static Contact Record(int n) => new()
    {
        FirstName = $"First{n}",
        LastName = $"Last{n}",
        Email = $"person{n}@example.com",
        Phone = $"+49 30 {n}",
        Department = $"Department {n % 50}",
        MailingStreet = $"Street {n}",
        MailingCity = "Berlin",
        Birthdate = new DateOnly(1980, 1, 1 + (n % 28)),
    };
}
