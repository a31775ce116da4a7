using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using Acme.Crm;
using Salesforce.Typed.Auth;

namespace Salesforce.Typed.Benchmarks;

/// <summary>
/// A million rows streamed from a local org in another process, next to an <see cref="HttpClient"/> that asks for page after page
/// and throws the bytes away.
/// </summary>
internal static class StreamReport
{
    private const int Batch = 100_000;

    /// <summary>Prints rows a second, and the high-water mark of memory.</summary>
    public static async Task RunAsync(int rows)
    {
        using var other = OrgProcess.Start();
        await using var org = new SalesforceClient(
            new SalesforceOptions { Instance = other.Url, Auth = new ExternalTokenFlow(other.Token) });
        for (var there = 0; there < rows; there += Batch)
            await org.Account.CreateManyAsync(Accounts(Math.Min(Batch, rows - there)));
        await RawStreamAsync(other);
        await StreamAsync(org);
    }

    // Page after page, the bytes thrown away: what the org and the connection take by themselves.
    private static async Task RawStreamAsync(OrgProcess other)
    {
        using var http = Raw(other);
        var watch = Stopwatch.StartNew();
        var (rows, url) = (0L, (string?)"query?q=SELECT+Id,Name,Phone,AnnualRevenue,CreatedDate+FROM+Account");
        while (url is not null)
        {
            var page = await http.GetByteArrayAsync(url);
            rows += 2_000;
            var head = Encoding.UTF8.GetString(page.AsSpan(0, Math.Min(300, page.Length)));
            var next = head.IndexOf("\"nextRecordsUrl\":\"", StringComparison.Ordinal);
            url = next < 0 ? null : head[(next + 18)..head.IndexOf('"', next + 18)];
        }
        Console.WriteLine($"| about {rows:N0} rows by HttpClient, bytes thrown away | {rows / watch.Elapsed.TotalSeconds:N0} rows/s | |");
    }

    private static async Task StreamAsync(SalesforceClient org)
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        var (before, most, rows) = (GC.GetTotalMemory(false), 0L, 0);
        var watch = Stopwatch.StartNew();
        await foreach (var account in org.Account.Select(a => new { a.Id, a.Name, a.Phone, a.AnnualRevenue, a.CreatedDate }))
        {
            if (++rows % 10_000 == 0)
                most = Math.Max(most, GC.GetTotalMemory(false) - before);
        }
        watch.Stop();
        using var process = Process.GetCurrentProcess();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {rows:N0} rows by Salesforce.Typed | {rows / watch.Elapsed.TotalSeconds:N0} rows/s | heap {most / 1e6:N1} MB above the "
                + $"start, working set {process.PeakWorkingSet64 / 1e6:N0} MB at most |"));
    }

    private static IEnumerable<Account> Accounts(int count) =>
        Enumerable.Range(0, count).Select(
            i => new Account { Name = $"Account {i}", Phone = i.ToString(CultureInfo.InvariantCulture), AnnualRevenue = i });

    private static HttpClient Raw(OrgProcess other)
    {
        var http = new HttpClient(new SocketsHttpHandler { AutomaticDecompression = System.Net.DecompressionMethods.GZip })
        {
            BaseAddress = new Uri(other.Url, "/services/data/v67.0/")
        };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", other.Token);
        return http;
    }
}
