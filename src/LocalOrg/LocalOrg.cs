using Salesforce.Typed.Schema;
using Salesforce.Typed.Testing.Core.Errors;
using Salesforce.Typed.Testing.Core.Files;
using Salesforce.Typed.Testing.Core.Ids;
using Salesforce.Typed.Testing.Core.Model;
using Salesforce.Typed.Testing.Core.Sqlite;
using Salesforce.Typed.Testing.Data.Records;
using Salesforce.Typed.Testing.Data.Tables;
using Salesforce.Typed.Testing.Events.Bus;
using Salesforce.Typed.Testing.Events.Control;
using Salesforce.Typed.Testing.Hosting;
using Salesforce.Typed.Testing.Http.Bulk;
using Salesforce.Typed.Testing.Http.Cometd;
using Salesforce.Typed.Testing.Http.Control;
using Salesforce.Typed.Testing.Http.Grpc;
using Salesforce.Typed.Testing.Http.Pipeline;
using Salesforce.Typed.Testing.Http.Requests;
using Salesforce.Typed.Testing.Http.Routing;
using Salesforce.Typed.Testing.Http.SignIn;

namespace Salesforce.Typed.Testing;

/// <summary>
/// A Salesforce org in this process: the REST API on a port of its own, over a SQLite database, with describe snapshots as its schema. Any
/// number of them run side by side and know nothing of each other.
/// </summary>
/// <example><code>await using var local = await LocalOrg.StartAsync(o => o.Snapshots("describe-snapshots"));</code></example>
public sealed class LocalOrg : IAsyncDisposable
{
    private readonly Server _server;
    private readonly OrgServices _services;
    private readonly CallLog _calls;
    private readonly Faults _faults;
    private readonly Sessions _sessions;
    private bool _isStopped;

    private LocalOrg(
        Server server, OrgServices services, CallLog calls, Faults faults, Sessions sessions, EventBusController events, string token)
    {
        Events = new LocalEvents(events, services.DatabaseLock);
        _server = server;
        _services = services;
        _calls = calls;
        _faults = faults;
        _sessions = sessions;
        Token = token;
    }

    /// <summary>Where the org is: what clients call the instance url.</summary>
    public Uri Url => _server.Url;

    /// <summary>Where the event bus is: what a client of the Pub/Sub API calls its endpoint. gRPC over HTTP/2 in clear text.</summary>
    public Uri PubSubAddress => _server.PubSubAddress;

    /// <summary>Where everything is served over TLS; null unless <see cref="LocalOrgOptions.PubSubTls"/> asked for that.</summary>
    public Uri? PubSubTlsAddress => _server.TlsAddress;

    /// <summary>
    /// What the org shows at <see cref="PubSubTlsAddress"/>, for clients to trust (<c>Certificate.ExportCertificatePem()</c>); null without
    /// TLS. It is for <c>localhost</c> and the loopback addresses, without its private key.
    /// </summary>
    public System.Security.Cryptography.X509Certificates.X509Certificate2? Certificate => _server.Certificate;

    /// <summary>The event bus: what is published, and what goes wrong with it.</summary>
    public LocalEvents Events { get; }

    /// <summary>The id of the organization: what calls to the event bus bring as <c>tenantid</c>.</summary>
    public string OrganizationId { get; } = RecordId.Organization;

    /// <summary>The access token that calls must bring.</summary>
    public string Token { get; }

    /// <summary>
    /// The last thousand calls that clients made, oldest first: what a test asks that wants to know how often, and with what. Control calls
    /// and what the page at <see cref="Url"/> asks are not among them.
    /// </summary>
    public IReadOnlyList<LocalCall> Calls => _calls.All();

    /// <summary>The org's database, for tests of what happens when it is full.</summary>
    internal Database Database => _services.Database;

    /// <summary>How many objects the org has.</summary>
    public int ObjectCount => _services.Model.Listed.Count();

    /// <summary>The id of the user that the token stands for.</summary>
    public string UserId => _services.View.UserId;

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
        var services = Services(schema, options);
        try
        {
            services.Seeds.Progress = options.SeedReceiver;
            Fill(services, options.Seeds);
            services.Journal.Restore();
            services.Journal.IsMuted = false;
            return await StartAsync(services, options, cancellationToken).ConfigureAwait(false);
        }
        // Seeds report their own errors: what is left is a disk that is full.
        catch (ApiException e) when (options.DataFile is { } file)
        {
            services.Dispose();
            throw new DataFileException(file, SqliteErrors.Full, e);
        }
        catch
        {
            services.Dispose();
            throw;
        }
    }

    private static OrgServices Services(OrgSchema schema, LocalOrgOptions options)
    {
        var database = Database.Open(options.DataFile);
        try
        {
            return new OrgServices(
                new OrgModel(schema), database, new OrgClock(options.TimeProvider, options.UserTimeZone, options.FiscalYearMonth),
                options.Events, new ApiUsage(options.DailyCalls, options.TimeProvider), options.BulkDelay);
        }
        catch
        {
            // The file would stay locked.
            database.Dispose();
            throw;
        }
    }

    private static async Task<LocalOrg> StartAsync(OrgServices services, LocalOrgOptions options, CancellationToken cancellationToken)
    {
        var (model, clock, bus) = (services.Model, options.TimeProvider, services.Bus);
        var faults = new Faults();
        var calls = new CallLog();
        var sessions = new Sessions(clock, options.AccessToken, options.SessionLength);
        var eventFaults = new EventFaults();
        var subscriptions = new ManagedSubscriptions(options.ManagedSubscriptions);
        var events = new EventBusController(bus, services.Journal, services.Database, services.View.UserId, eventFaults, subscriptions);
        var routes = new RouteTable(
            new SignInResource(clock, services.Users, sessions, options.SignIn),
            new ControlResource(services.Database, services.RecycleBin, services.Users, sessions, faults, services.Bulk.Faults, calls),
            new EventControlResource(events),
            new BulkControlResource(services.Bulk.Faults),
            new CometdResource(model, clock, bus, eventFaults, services.Users).AnswerAsync);
        var authentication = new RequestAuthentication(services.Users, sessions);
        var dispatcher = new RequestDispatcher(routes, authentication, services.ResourcesOf, services.Usage, services.DatabaseLock);
        var pipeline = new RequestPipeline(dispatcher, authentication, faults, calls, clock);
        var publisher = new EventPublisher(bus, services.Journal, services.Database, services.DatabaseLock);
        var pubSub = new PubSubService(model, clock, bus, eventFaults, subscriptions, publisher, services.Users, sessions);
        var server = await Server.StartAsync(pipeline, pubSub, options.Server, cancellationToken).ConfigureAwait(false);
        if (services.Database.IsInFile)
            await NoteAsync(services, server).ConfigureAwait(false);
        return new LocalOrg(server, services, calls, faults, sessions, events, options.AccessToken);
    }

    // Who has the data file, for another process that wants it. Where that cannot be written, the org works without.
    private static Task NoteAsync(OrgServices services, Server server) => services.DatabaseLock.RunAsync(
        () =>
        {
            try
            {
                DataFileLock.Note(services.Database, server.Url);
            }
            catch (Exception e) when (e is ApiException or DataFileException)
            {
            }
            return true;
        },
        CancellationToken.None);

    // All or nothing: a seed that is refused leaves no file behind that looks as if it had been loaded.
    private static void Fill(OrgServices services, IReadOnlyList<string> seeds) => services.Database.Atomically(() =>
    {
        var isNew = Tables.Create(services.Database, services.Model);
        services.InitialRecords.Create();
        foreach (var file in isNew ? seeds : [])
            services.Seeds.Load(FileSearch.File(file));
        return true;
    });

    /// <summary>
    /// Adds a user with permissions, or replaces the permissions of an existing user of that name. The returned token acts as the user, as
    /// does a token that the user signs in for.
    /// </summary>
    /// <exception cref="InvalidOperationException">
    /// The permissions name what the org has not, or a field that permissions do not apply to.
    /// </exception>
    public Task<UserSession> AddUserAsync(LocalUser user, CancellationToken cancellationToken = default) => _services.DatabaseLock.RunAsync(
        () =>
        {
            var added = _services.Users.Add(user);
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

    /// <summary>Adds a failure of bulk jobs: the next rows that are processed meet it.</summary>
    /// <param name="fault">The failure.</param>
    public void Inject(BulkFault fault)
    {
        ArgumentNullException.ThrowIfNull(fault);
        ArgumentOutOfRangeException.ThrowIfNegative(fault.After);
        ArgumentOutOfRangeException.ThrowIfNegative(fault.Rows);
        _services.Bulk.Faults.Add(fault);
    }

    /// <summary>Removes the failures that did not happen yet.</summary>
    public void ClearFaults()
    {
        _faults.Clear();
        _services.Bulk.Faults.Clear();
    }

    /// <summary>Ends every session that was opened by signing in; <see cref="Token"/> stays good.</summary>
    public void EndSessions() => _sessions.EndAll();

    /// <summary>Takes records back from the recycle bin, with the children that went along: REST has no call for it.</summary>
    /// <exception cref="InvalidOperationException">One of them is not in the recycle bin; then none is taken back.</exception>
    public async Task UndeleteAsync(IEnumerable<string> ids, CancellationToken cancellationToken = default)
    {
        try
        {
            await _services.DatabaseLock.RunAsync(
                () => _services.Database.Atomically(() =>
                {
                    foreach (var id in ids)
                        _services.RecycleBin.Undelete(id, ChangeOrigin.None);
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
        _services.DatabaseLock.RunAsync(_services.RecycleBin.Empty, cancellationToken);

    /// <summary>Stops the org: its port is free again, and what it held in memory is lost.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _isStopped, true))
            return;
        try
        {
            await _server.DisposeAsync().ConfigureAwait(false);
        }
        finally
        {
            await StopServicesAsync().ConfigureAwait(false);
        }
    }

    // The data file is closed, whatever fails before.
    private async Task StopServicesAsync()
    {
        try
        {
            await _services.Bulk.DisposeAsync().ConfigureAwait(false);
        }
        finally
        {
            await _services.DatabaseLock.CloseAsync().ConfigureAwait(false);
            _services.Dispose();
        }
    }
}
