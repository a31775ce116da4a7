using System.Diagnostics;
using Salesforce.Typed.Schema;

namespace Salesforce.Typed.Benchmarks;

/// <summary>What the local org costs, each time next to a plain SQLite program that does the same work.</summary>
internal static class LocalOrgReport
{
    private const int Records = 20_000;
    private const int PageRows = 2000;
    private const int Objects = 100;

    /// <summary>Prints the four goals, and what is reached.</summary>
    /// <param name="accounts">How many accounts the filtered query has to choose from.</param>
    public static async Task RunAsync(int accounts)
    {
        var folder = Directory.CreateTempSubdirectory("local-org-benchmark");
        try
        {
            var start = await StartAsync();
            Console.WriteLine(
                $"| start with {Objects} objects of 100 fields | {start.First:N0} ms the first time, {start.Then:N0} ms then | | |");
            var schema = SnapshotFolder.Load(Path.Combine(Repository(), "describe-snapshots"));
            await using var org = await OrgOverHttp.StartAsync(schema, Path.Combine(folder.FullName, "org.db"));
            using var plain = new PlainSqlite(Path.Combine(folder.FullName, "plain.db"));
            await WritesAsync(org, plain);
            await EventsAsync(schema, folder.FullName);
            await PageAsync(org, plain);
            await FilterAsync(org, plain, accounts);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<(double First, double Then)> StartAsync()
    {
        var synthetic = new SyntheticOrg(Objects);
        var schema = new OrgSchema(Enumerable.Range(0, Objects).Select(synthetic.Describe));
        var first = 0.0;
        var then = double.MaxValue;
        for (var round = 0; round < 5; round++)
        {
            var watch = Stopwatch.StartNew();
            await using var org = await OrgOverHttp.StartAsync(schema, null);
            first = round == 0 ? watch.Elapsed.TotalMilliseconds : first;
            then = Math.Min(then, watch.Elapsed.TotalMilliseconds);
        }
        return (first, then);
    }

    private static async Task WritesAsync(OrgOverHttp org, PlainSqlite plain)
    {
        var bodies = ContactBodies.Of(Records);
        foreach (var body in bodies.Take(bodies.Count / 4))
        {
            await org.WriteAsync(body);
            plain.Write(body);
        }
        var ours = await BestAsync(3, () => WriteAsync(org, bodies));
        var theirs = await BestAsync(3, () =>
        {
            bodies.ForEach(plain.Write);
            return Task.CompletedTask;
        });
        var ourWork = await ProcessorAsync(() => WriteAsync(org, bodies));
        var theirWork = await ProcessorAsync(() => Task.Run(() => bodies.ForEach(plain.Write)));
        Console.WriteLine($"| processor time a record, client and server together | {ourWork / Records * 1000:N0} µs | "
            + $"{theirWork / Records * 1000:N0} µs | {ourWork / theirWork:N1} |");
        Console.WriteLine($"| records a second through collections, into a file | {Records / ours * 1000:N0} | "
            + $"{Records / theirs * 1000:N0} | {ours / theirs:N1} |");
    }

    // Round by round, so that what else the machine does meets both.
    private static async Task EventsAsync(OrgSchema schema, string folder)
    {
        await using var publishing = await OrgOverHttp.StartAsync(schema, Path.Combine(folder, "publishing.db"));
        await using var silent = await OrgOverHttp.StartAsync(schema, Path.Combine(folder, "silent.db"), publishesChanges: false);
        var bodies = ContactBodies.Of(Records / 4);
        var (with, without) = (double.MaxValue, double.MaxValue);
        for (var round = 0; round < 8; round++)
        {
            with = Math.Min(with, await BestAsync(1, () => WriteAsync(publishing, bodies)));
            without = Math.Min(without, await BestAsync(1, () => WriteAsync(silent, bodies)));
        }
        var work = await ProcessorAsync(() => WriteAsync(publishing, bodies));
        var silentWork = await ProcessorAsync(() => WriteAsync(silent, bodies));
        Console.WriteLine($"| the same with change events that nobody receives, next to none | {Records / 4 / with * 1000:N0} | "
            + $"{Records / 4 / without * 1000:N0} | {with / without:N2} ({work / silentWork:N2} in processor time) |");
    }

    private static async Task WriteAsync(OrgOverHttp org, List<byte[]> bodies)
    {
        foreach (var body in bodies)
            await org.WriteAsync(body);
    }

    private static async Task PageAsync(OrgOverHttp org, PlainSqlite plain)
    {
        var soql =
            $"SELECT Id, {string.Join(", ", ContactBodies.Fields)}, CreatedDate, LastModifiedDate, OwnerId FROM Contact LIMIT {PageRows}";
        var ours = await BestAsync(40, () => org.QueryAsync(soql));
        var theirs = await BestAsync(40, () =>
        {
            plain.Read(PageRows);
            return Task.CompletedTask;
        });
        Console.WriteLine($"| a page of {PageRows:N0} rows of 20 fields | {ours:N1} ms | {theirs:N1} ms | {ours / theirs:N1} |");
    }

    private static async Task FilterAsync(OrgOverHttp org, PlainSqlite plain, int accounts)
    {
        await org.WriteAccountsAsync(accounts);
        plain.WriteAccounts(accounts);
        var wanted = $"Account {accounts / 2}";
        foreach (var isBeginning in (bool[])[false, true])
        {
            var name = isBeginning ? wanted[..^2] : wanted;
            var where = isBeginning ? $"Name LIKE '{name}%' ORDER BY Name LIMIT 50" : $"Name = '{name}'";
            var ours = await BestAsync(40, () => org.QueryAsync("SELECT Id, Name, Industry FROM Account WHERE " + where));
            var theirs = await BestAsync(40, () =>
            {
                plain.Find(name, isBeginning);
                return Task.CompletedTask;
            });
            Console.WriteLine($"| {accounts:N0} accounts filtered by {(isBeginning ? "the beginning of a name" : "a name")} | {ours:N2} "
                + $"ms | {theirs:N2} ms | {ours / theirs:N1} |");
        }
    }

    // The whole work takes part: client, server and database in one process, on the clock.
    private static async Task<double> BestAsync(int rounds, Func<Task> work)
    {
        var best = double.MaxValue;
        for (var round = 0; round < rounds; round++)
        {
            var watch = Stopwatch.StartNew();
            await work();
            best = Math.Min(best, watch.Elapsed.TotalMilliseconds);
        }
        return best;
    }

    // What is spent on processors, whatever else the machine does meanwhile; the best of three turns.
    private static async Task<double> ProcessorAsync(Func<Task> work)
    {
        var best = double.MaxValue;
        for (var round = 0; round < 3; round++)
        {
            var start = Environment.CpuUsage.TotalTime;
            await work();
            best = Math.Min(best, (Environment.CpuUsage.TotalTime - start).TotalMilliseconds);
        }
        return best;
    }

    private static string Repository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!Directory.Exists(Path.Combine(folder!.FullName, "describe-snapshots")))
            folder = folder.Parent;
        return folder.FullName;
    }
}
