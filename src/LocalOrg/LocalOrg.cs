using Salesforce.Typed.Testing.Control;
using Salesforce.Typed.Testing.Errors;
using Salesforce.Typed.Testing.Events;
using Salesforce.Typed.Testing.Events.Grpc;
using Salesforce.Typed.Testing.Http;
using Salesforce.Typed.Testing.Model;
using Salesforce.Typed.Testing.Seeds;
using Salesforce.Typed.Testing.SignIn;
using Salesforce.Typed.Testing.Storage;
using Salesforce.Typed.Testing.Users;

namespace Salesforce.Typed.Testing;

/// <summary>
/// A Salesforce org in this process: the REST API on a port of its own, over a SQLite database, with describe snapshots as its schema. Any
/// number of them run side by side and know nothing of each other.
/// </summary>
/// <example><code>await using var local = await LocalOrg.StartAsync(o => o.Snapshots("describe-snapshots"));</code></example>
public sealed class LocalOrg : IAsyncDisposable
{
    private readonly Server _server;
    private readonly FrontDoor _door;
    private readonly Org _org;
    private readonly Faults _faults;
    private readonly Sessions _sessions;
    private readonly UserDirectory _users;
    private bool _isStopped;

    private LocalOrg(Server server, FrontDoor door, Org org, Faults faults, Sessions sessions, UserDirectory users, EventDesk desk, string token)
    {
        Events = new LocalEvents(desk, door);
        _server = server;
        _door = door;
        _org = org;
        _faults = faults;
        _sessions = sessions;
        _users = users;
        Token = token;
    }

    /// <summary>Where the org is: what clients call the instance url.</summary>
    public Uri Url => _server.Url;

    /// <summary>Where the event bus is: what a client of the Pub/Sub API calls its endpoint. gRPC over HTTP/2 in clear text.</summary>
    public Uri PubSubAddress => _server.PubSubAddress;

    /// <summary>Where everything is served over TLS; null unless <see cref="LocalOrgOptions.PubSubTls"/> asked for that.</summary>
    public Uri? PubSubTlsAddress => _server.TlsAddress;

    /// <summary>
    /// What the org shows at <see cref="PubSubTlsAddress"/>, for clients to trust (<c>Certificate.ExportCertificatePem()</c>); null without TLS. It is
    /// for <c>localhost</c> and the loopback addresses, without its private key.
    /// </summary>
    public System.Security.Cryptography.X509Certificates.X509Certificate2? Certificate => _server.Certificate;

    /// <summary>The event bus: what is published, and what goes wrong with it.</summary>
    public LocalEvents Events { get; }

    /// <summary>The id of the organization: what calls to the event bus bring as <c>tenantid</c>.</summary>
    public string OrganizationId => _org.OrganizationId;

    /// <summary>The access token that calls must bring.</summary>
    public string Token { get; }

    /// <summary>
    /// The last thousand calls that clients made, oldest first: what a test asks that wants to know how often, and with what. Control calls and
    /// what the page at <see cref="Url"/> asks are not among them.
    /// </summary>
    public IReadOnlyList<LocalCall> Calls => _door.Calls;

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
            new OrgSettings(options.TimeProvider, options.UserTimeZone, options.FiscalYearMonth, options.Events));
        try
        {
            Fill(org, options.Seeds);
            org.Journal.Restore();
            org.Journal.IsMuted = false;
            var usage = new ApiUsage(options.DailyCalls, options.TimeProvider);
            var faults = new Faults();
            var sessions = new Sessions(options.TimeProvider, options.AccessToken, options.SessionLength);
            var users = new UserDirectory(org, usage);
            var desk = new EventDesk(org, new EventFaults(), new ManagedSubscriptions(options.ManagedSubscriptions));
            var door = new FrontDoor(org, users, usage, sessions, options.SignIn, faults, desk);
            var pubSub = new PubSubService(org, users, sessions, desk, door);
            var server = await Server.StartAsync(door, pubSub, options, cancellationToken).ConfigureAwait(false);
            return new LocalOrg(server, door, org, faults, sessions, users, desk, options.AccessToken);
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

    /// <summary>
    /// Adds a user with permissions of his own; a token that he signs in with, or the one that this gives, acts as him. A user of that name
    /// who is there already gets these permissions instead of those that he had.
    /// </summary>
    /// <exception cref="InvalidOperationException">The permissions name what the org has not, or a field that permissions do not apply to.</exception>
    public Task<UserSession> AddUserAsync(LocalUser user, CancellationToken cancellationToken = default) => _door.AloneAsync(
        () =>
        {
            var added = _users.Add(user);
            var token = Sessions.NewToken();
            _sessions.AddLasting(token, user.Username);
            return new UserSession(added.Id, user.Username, token);
        },
        cancellationToken);

    /// <summary>Makes the next calls that match fail.</summary>
    public void Inject(Fault fault) => _faults.Add(fault);

    /// <summary>Makes the next calls fail, whatever they are.</summary>
    /// <param name="kind">How.</param>
    /// <param name="times">How many of them.</param>
    public void Inject(FaultKind kind, int times = 1) => _faults.Add(new Fault { Kind = kind, Times = times });

    /// <summary>Forgets the failures that did not happen yet.</summary>
    public void ClearFaults() => _faults.Clear();

    /// <summary>Ends every session that was opened by signing in; <see cref="Token"/> stays good.</summary>
    public void EndSessions() => _sessions.EndAll();

    /// <summary>Takes records back from the recycle bin, with the children that went along: REST has no call for it.</summary>
    /// <exception cref="InvalidOperationException">One of them is not in the recycle bin; then none is taken back.</exception>
    public async Task UndeleteAsync(IEnumerable<string> ids, CancellationToken cancellationToken = default)
    {
        try
        {
            await _door.AloneAsync(
                () => _org.Database.Atomically(() =>
                {
                    var bin = new RecycleBin(_org);
                    foreach (var id in ids)
                        bin.Undelete(id);
                    return true;
                }),
                cancellationToken).ConfigureAwait(false);
        }
        catch (ApiException e)
        {
            throw new InvalidOperationException($"{e.ErrorCode}: {e.Message}", e);
        }
    }

    /// <summary>Removes for good what was deleted, and returns how many records that were.</summary>
    public Task<int> EmptyRecycleBinAsync(CancellationToken cancellationToken = default) =>
        _door.AloneAsync(() => new RecycleBin(_org).Empty(), cancellationToken);

    /// <summary>Stops the org: its port is free again, and what it held in memory is gone.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _isStopped, true))
            return;
        await _server.DisposeAsync().ConfigureAwait(false);
        await _door.CloseAsync().ConfigureAwait(false);
        _org.Dispose();
    }
}
