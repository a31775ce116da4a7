using Acme.Crm;
using Salesforce.Typed.Auth;
using Salesforce.Typed.Bulk;
using Salesforce.Typed.Composite;
using Salesforce.Typed.Testing;

namespace Salesforce.Typed.Tests;

/// <summary>A local org for loads, and a folder for their journals.</summary>
internal sealed class BulkOrg : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("bulk-tests-");
    private readonly List<IDisposable> _clients = [];
    private int _journals;

    private BulkOrg(LocalOrg local)
    {
        Local = local;
        Client = NewClient(null);
    }

    public LocalOrg Local { get; }

    public SalesforceClient Client { get; }

    public static async Task<BulkOrg> StartAsync(Action<LocalOrgOptions>? configure = null) => new(await LocalOrg.StartAsync(o =>
    {
        o.Snapshots(TestPaths.InRepository("describe-snapshots"));
        configure?.Invoke(o);
    }));

    /// <summary>A client whose requests pass a handler.</summary>
    public SalesforceClient NewClient(HttpMessageHandler? handler)
    {
        var client = new SalesforceClient(new SalesforceOptions
        {
            Instance = Local.Url,
            Auth = new ExternalTokenFlow(Local.Token),
            HttpHandler = handler,
            TimeProvider = new QuickClock(),
            Retry = new RetryOptions { Delay = TimeSpan.Zero, MaxDelay = TimeSpan.Zero },
        });
        _clients.Add(client);
        return client;
    }

    public FileBulkJournal NewJournal() => new(Path.Combine(_folder.FullName, "journal" + ++_journals));

    /// <summary>Records that differ in their names.</summary>
    public static IEnumerable<Account> Accounts(int count, string prefix = "A") =>
        Enumerable.Range(0, count).Select(i => new Account { Name = $"{prefix}{i:D5}", NumberOfEmployees = i });

    /// <summary>How many records of each name there are.</summary>
    public async Task<IReadOnlyDictionary<string, int>> NamesAsync()
    {
        var names = await Client.Account.Select(a => a.Name).ToListAsync(Cancel);
        return names.GroupBy(n => n!).ToDictionary(g => g.Key, g => g.Count());
    }

    public static async Task<IReadOnlyList<(long Index, OutcomeStatus Status)>> StatusesAsync<T>(BulkRun<T> run)
        where T : SObject, ISObjectType => await run.Outcomes(Cancel).Select(o => (o.Index, o.Status)).ToListAsync(Cancel);

    public async ValueTask DisposeAsync()
    {
        foreach (var client in _clients)
            client.Dispose();
        await Local.DisposeAsync();
        _folder.Delete(recursive: true);
    }
}
