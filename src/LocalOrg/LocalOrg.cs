namespace Salesforce.Typed.Local;

/// <summary>
/// A Salesforce org in this process: the REST API on a port of its own, over a SQLite database, with describe snapshots as its schema. Any
/// number of them run side by side and know nothing of each other.
/// </summary>
/// <example><code>await using var local = await LocalOrg.StartAsync(o => o.Snapshots("describe-snapshots"));</code></example>
public sealed class LocalOrg : IAsyncDisposable
{
    private readonly Server _server;
    private readonly Org _org;

    private LocalOrg(Server server, Org org, string token)
    {
        _server = server;
        _org = org;
        Token = token;
    }

    /// <summary>Where the org is: what clients call the instance url.</summary>
    public Uri Url => _server.Url;

    /// <summary>The access token that calls must bring.</summary>
    public string Token { get; }

    /// <summary>How many objects the org has.</summary>
    public int ObjectCount => _org.Model.Objects.Count;

    /// <summary>The id of the user that the token stands for.</summary>
    public string UserId => _org.UserId;

    /// <summary>Starts an org.</summary>
    /// <param name="configure">Says with which objects and data; snapshots or a schema must be given.</param>
    /// <param name="cancellationToken">Gives up starting.</param>
    /// <exception cref="InvalidOperationException">There are neither snapshots nor a schema.</exception>
    /// <exception cref="IOException">The data file cannot be opened, or the port is taken.</exception>
    /// <exception cref="InvalidDataException">A snapshot or seed cannot be read; the message says which, and why.</exception>
    public static async Task<LocalOrg> StartAsync(Action<LocalOrgOptions> configure, CancellationToken cancellationToken = default)
    {
        var options = new LocalOrgOptions();
        configure(options);
        var schema = options.OrgSchema
            ?? throw new InvalidOperationException("A local org needs objects: call Snapshots(folder) or Schema(schema) on its options.");
        var org = new Org(
            new OrgModel(schema), Database.Open(options.DataFile),
            new OrgSettings(options.TimeProvider, options.UserTimeZone, options.FiscalYearMonth));
        try
        {
            Fill(org, options.Seeds);
            var server = await Server.StartAsync(
                new Router(org), new ApiUsage(options.DailyCalls), options.ListenAddress, options.ListenPort, options.AccessToken, cancellationToken)
                .ConfigureAwait(false);
            return new LocalOrg(server, org, options.AccessToken);
        }
        catch
        {
            org.Dispose();
            throw;
        }
    }

    // All or nothing: a seed that is refused leaves no file behind that looks as if it had been loaded.
    private static void Fill(Org org, IReadOnlyList<string> seeds) => org.Database.Atomically(() =>
    {
        var isNew = Tables.Create(org.Database, org.Model);
        FirstRecords.Create(org);
        var seed = new TreeSeed(org);
        foreach (var file in isNew ? seeds : [])
            seed.Load(FileSearch.File(file));
        return true;
    });

    /// <summary>Stops the org: its port is free again, and what it held in memory is gone.</summary>
    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync().ConfigureAwait(false);
        _org.Dispose();
    }
}
