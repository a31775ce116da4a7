using System.Diagnostics;
using System.Net.Http.Headers;
using Acme.Crm;
using Salesforce.Typed.Auth;
using Salesforce.Typed.Composite;

namespace Salesforce.Typed.Benchmarks;

/// <summary>
/// Creating many records through the client, next to an <see cref="HttpClient"/> that sends bodies prepared beforehand and throws
/// the answers away.
/// </summary>
internal static class CollectionReport
{
    private const int Parallelism = 4;
    private const int Rounds = 3;
    private static readonly MediaTypeHeaderValue Json = new("application/json", "utf-8");

    /// <summary>Prints records a second against a local org in another process, and what each record costs the client.</summary>
    public static async Task RunAsync(int count)
    {
        Contact[] records = [.. Enumerable.Range(0, count).Select(Record)];
        var bodies = ContactBodies.Of(count);
        using var local = OrgProcess.Start();
        await using var org = new SalesforceClient(
            new SalesforceOptions { Instance = local.Url, Auth = new ExternalTokenFlow(local.Token) });
        await using var plain = new SalesforceClient(
            new SalesforceOptions { Instance = local.Url, Auth = new ExternalTokenFlow(local.Token), CompressionThreshold = null });
        using var http = new HttpClient
        {
            BaseAddress = local.Url, DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", local.Token) }
        };

        (string Name, Func<Task> Work)[] candidates =
        [
            ("HttpClient, bodies prepared, answers thrown away", () => SendAsync(http, bodies)),
            ("Salesforce.Typed", () => CreateAsync(org, records)),
            ("Salesforce.Typed, bodies not compressed", () => CreateAsync(plain, records)),
        ];
        var best = candidates.Select(_ => Run.Worst).ToArray();
        await CreateAsync(org, records[..(count / 10)]);
        for (var round = 0; round < Rounds; round++)
        {
            for (var turn = 0; turn < candidates.Length; turn++)
            {
                // The org grows while it is written to: none is always the first.
                var i = (round + turn) % candidates.Length;
                best[i] = best[i].BetterOf(await Run.MeasureAsync(candidates[i].Work));
            }
        }
        for (var i = 0; i < candidates.Length; i++)
        {
            Console.WriteLine(
                $"| {candidates[i].Name} | {count / best[i].Elapsed.TotalSeconds:N0} | {best[i].Elapsed / best[0].Elapsed:N2} | "
                    + $"{best[i].Cpu.TotalMicroseconds / count:N1} µs | {best[i].Allocated / count:N0} B |");
        }
    }

    private static async Task CreateAsync(SalesforceClient org, Contact[] records)
    {
        var outcomes = await org.Contact.CreateManyAsync(records, new CollectionOptions { Parallelism = Parallelism });
        if (outcomes.FirstOrDefault(o => !o.Succeeded) is { } failed)
            throw new InvalidOperationException(failed.ToString());
    }

    private static Task SendAsync(HttpClient http, List<byte[]> bodies) => Parallel.ForEachAsync(
        bodies, new ParallelOptions { MaxDegreeOfParallelism = Parallelism }, async (body, cancellationToken) =>
        {
            using var content = new ByteArrayContent(body) { Headers = { ContentType = Json } };
            using var response = await http.PostAsync("services/data/v67.0/composite/sobjects", content, cancellationToken);
            _ = await response.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync(cancellationToken);
        });

    // The same values as ContactBodies writes.
    private static Contact Record(int n) => new()
    {
        FirstName = $"First{n}",
        LastName = $"Last{n}",
        Email = $"person{n}@example.com",
        Phone = $"+49 30 {n}",
        MobilePhone = $"+49 170 {n}",
        Title = "Engineer",
        Department = $"Department {n % 50}",
        MailingStreet = $"Street {n}",
        MailingCity = "Berlin",
        MailingState = "Berlin",
        MailingPostalCode = $"10{n % 1000}",
        MailingCountry = "Germany",
        Birthdate = new DateOnly(1980, 1, 1 + (n % 28)),
        LeadSource = ContactLeadSource.Web,
        Description = $"A contact that was made for measuring, number {n}.",
        Fax = $"+49 30 {n}",
    };

    /// <summary>What a run took.</summary>
    private readonly record struct Run(TimeSpan Elapsed, TimeSpan Cpu, double Allocated)
    {
        public static Run Worst => new(TimeSpan.MaxValue, TimeSpan.MaxValue, double.MaxValue);

        public static async Task<Run> MeasureAsync(Func<Task> work)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
            var allocated = GC.GetTotalAllocatedBytes(precise: true);
            var cpu = Environment.CpuUsage.TotalTime;
            var watch = Stopwatch.StartNew();
            await work();
            return new Run(watch.Elapsed, Environment.CpuUsage.TotalTime - cpu, GC.GetTotalAllocatedBytes(precise: true) - allocated);
        }

        // Noise only adds.
        public Run BetterOf(Run other) => new(
            Elapsed < other.Elapsed ? Elapsed : other.Elapsed, Cpu < other.Cpu ? Cpu : other.Cpu, Math.Min(Allocated, other.Allocated));
    }
}
