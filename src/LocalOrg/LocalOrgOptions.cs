using System.Net;
using Salesforce.Typed.Schema;
using Salesforce.Typed.Testing.Core.Files;
using Salesforce.Typed.Testing.Events.Bus;
using Salesforce.Typed.Testing.Hosting;
using Salesforce.Typed.Testing.Http.SignIn;

namespace Salesforce.Typed.Testing;

/// <summary>How a local org is started.</summary>
public sealed class LocalOrgOptions
{
    // Far more than a test session makes: running out is for those who ask for it.
    private const int MostCallsADay = 5_000_000;

    private readonly List<string> _seeds = [];
    private readonly List<string> _hostNames = [];
    private readonly List<string> _redirectUris = [];
    private readonly Dictionary<string, string> _passwords = new(StringComparer.OrdinalIgnoreCase);
    private string? _commonPassword;
    private readonly Dictionary<string, RegisteredClient> _clients = new(StringComparer.Ordinal);
    private bool _requiresSecret;
    private IPAddress _address = IPAddress.Loopback;
    private int _port;
    private int _pubSubPort;
    private int? _pubSubTlsPort;
    private bool _isTokenGiven;

    internal OrgSchema? OrgSchema { get; private set; }

    internal string AccessToken { get; private set; } = "00D"
        + Convert.ToHexString(System.Security.Cryptography.RandomNumberGenerator.GetBytes(16));

    internal string? DataFile { get; private set; }

    internal TimeProvider TimeProvider { get; private set; } = TimeProvider.System;

    internal TimeZoneInfo UserTimeZone { get; private set; } = TimeZoneInfo.Utc;

    internal int FiscalYearMonth { get; private set; } = 1;

    internal int DailyCalls { get; private set; } = MostCallsADay;

    internal TimeSpan SessionLength { get; private set; } = TimeSpan.FromHours(2);

    // Where nothing was said, an org that only this machine reaches takes any client, as a test likes.
    internal SignInRules SignIn => new(
        _clients, _requiresSecret, _clients.Count == 0 && !_isTokenGiven && IPAddress.IsLoopback(_address), _redirectUris, _passwords,
        _commonPassword);

    internal ServerSettings Server => new(_address, _port, _pubSubPort, _pubSubTlsPort, _hostNames);

    internal IReadOnlyList<string> Seeds => _seeds;

    internal Action<SeedProgress>? SeedReceiver { get; private set; }

    internal EventSettings Events { get; private set; } = new();

    internal List<(string DeveloperName, string Topic, bool FromEarliest)> ManagedSubscriptions { get; } = [];

    internal TimeSpan BulkDelay { get; private set; }

    /// <summary>
    /// Takes the objects from a folder of describe snapshots. A relative path is looked for in the current folder and those above it, and
    /// then from the program's folder upwards, so that a test finds its repository's.
    /// </summary>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    /// <exception cref="InvalidDataException">A snapshot cannot be read; the message says which, and where in it.</exception>
    public LocalOrgOptions Snapshots(string path)
    {
        OrgSchema = SnapshotFolder.Load(FileSearch.Folder(path));
        return this;
    }

    /// <summary>Takes the objects from a schema that is in memory already.</summary>
    public LocalOrgOptions Schema(OrgSchema schema)
    {
        OrgSchema = schema;
        return this;
    }

    /// <summary>Listens on that port; 0, the default, takes a free one.</summary>
    public LocalOrgOptions Port(int port)
    {
        _port = port;
        return this;
    }

    /// <summary>Serves the event bus, gRPC in clear text, on that port; 0, the default, takes a free one.</summary>
    public LocalOrgOptions PubSubPort(int port)
    {
        _pubSubPort = port;
        return this;
    }

    /// <summary>
    /// Serves everything, the event bus and the REST API, over TLS as well, on that port; 0, the default, takes a free one. The certificate
    /// is made when the org starts: clients trust it through <see cref="LocalOrg.Certificate"/>.
    /// </summary>
    public LocalOrgOptions PubSubTls(int port = 0)
    {
        _pubSubTlsPort = port;
        return this;
    }

    /// <summary>
    /// Gives the org a custom channel: <c>/data/Sales__chn</c>, or <c>/event/Sales__chn</c> where its members are platform events.
    /// </summary>
    /// <param name="name">Its name, which ends in <c>__chn</c>.</param>
    /// <param name="configure">Says whose events it has. An object that is a member is published there, enabled or not.</param>
    public LocalOrgOptions Channel(string name, Action<LocalChannel> configure)
    {
        if (!name.EndsWith("__chn", StringComparison.Ordinal))
            throw new ArgumentException($"A channel's name ends in __chn: '{name}' does not.", nameof(name));
        var channel = new LocalChannel();
        configure(channel);
        Events = Events with { Channels = [.. Events.Channels, new EventChannel(name, channel.Members)] };
        return this;
    }

    /// <summary>
    /// Gives the org a managed subscription (beta on the platform): the bus remembers, until the org stops, how far its client
    /// came.
    /// </summary>
    /// <param name="developerName">Its name.</param>
    /// <param name="topic">What it is to, as <c>/data/AccountChangeEvent</c>.</param>
    /// <param name="fromEarliest">Whether it begins with the oldest event that is kept, and not with the next.</param>
    public LocalOrgOptions ManagedSubscription(string developerName, string topic, bool fromEarliest = false)
    {
        ManagedSubscriptions.Add((developerName, topic, fromEarliest));
        return this;
    }

    /// <summary>
    /// Sets how many changed fields of one transaction are published one by one, before <c>GAP_OVERFLOW</c> stands for the rest;
    /// the default is 100,000.
    /// </summary>
    public LocalOrgOptions ChangesBeforeOverflow(int changes)
    {
        Events = Events with { OverflowAfter = changes };
        return this;
    }

    /// <summary>
    /// Publishes the changes of those objects only. Without this call they are published of every object; without a name, of none until one
    /// is enabled.
    /// </summary>
    public LocalOrgOptions ChangeEvents(params string[] objects)
    {
        Events = Events with { Objects = objects };
        return this;
    }

    /// <summary>Listens on that address; the default is the loopback, which other machines do not reach.</summary>
    public LocalOrgOptions Address(IPAddress address)
    {
        _address = address;
        return this;
    }

    /// <summary>
    /// Answers also under that host name. Without this call the org answers under <c>localhost</c>, the loopback addresses and the address
    /// that it listens on, with its port; requests under other names are 421, so that a web page cannot reach the org by a name that
    /// resolves to it.
    /// </summary>
    /// <param name="name">
    /// The name: <c>org.test</c> for any port (behind a proxy, in a container), <c>org.test:8080</c> for that one.
    /// </param>
    /// <exception cref="ArgumentException">It is not a host name.</exception>
    public LocalOrgOptions HostName(string name)
    {
        _hostNames.Add(HostNames.Checked(name));
        return this;
    }

    /// <summary>
    /// Accepts that access token, and no other, unless <see cref="Client"/> lets a client sign in or a user is added. The default is a
    /// random token, next to which any client may sign in, as long as the org listens on the loopback.
    /// </summary>
    /// <exception cref="ArgumentException">The token is empty, or has characters that a header cannot carry.</exception>
    public LocalOrgOptions Token(string token)
    {
        if (token.Length == 0 || !token.All(c => c is > ' ' and < '\x7f'))
            throw new ArgumentException("An access token consists of printable ASCII characters without spaces.", nameof(token));
        AccessToken = token;
        _isTokenGiven = true;
        return this;
    }

    /// <summary>Keeps the rows in a file, which is made if need be. Without one they live in memory and end with the org.</summary>
    public LocalOrgOptions Data(string file)
    {
        DataFile = file;
        return this;
    }

    /// <summary>
    /// Fills the org from a file in the form of <c>sf data import tree</c>, records or a plan, or from a file of CSV that is named after
    /// its object. In an org whose data is kept in a file that happens once, when the file is made.
    /// </summary>
    public LocalOrgOptions Seed(string file)
    {
        _seeds.Add(file);
        return this;
    }

    /// <summary>
    /// Reports the progress of loading the seeds: at most every hundred records, and at the end of a file. The action is called on the
    /// thread that loads them.
    /// </summary>
    /// <param name="progress">Receives the progress.</param>
    public LocalOrgOptions ReportSeeds(Action<SeedProgress> progress)
    {
        SeedReceiver = progress;
        return this;
    }

    /// <summary>Takes the time from that clock: what CreatedDate says, and what <c>TODAY</c> means.</summary>
    public LocalOrgOptions Clock(TimeProvider clock)
    {
        TimeProvider = clock;
        return this;
    }

    /// <summary>Sets the user's time zone, by which date literals go; the default is UTC.</summary>
    public LocalOrgOptions TimeZone(TimeZoneInfo zone)
    {
        UserTimeZone = zone;
        return this;
    }

    /// <summary>Sets the month in which the fiscal year begins; the default is January.</summary>
    public LocalOrgOptions FiscalYearStart(int month)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(month, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(month, 12);
        FiscalYearMonth = month;
        return this;
    }

    /// <summary>Sets how long a session lasts without a call; the default is two hours. <see cref="Token"/> never expires.</summary>
    public LocalOrgOptions SessionTimeout(TimeSpan length)
    {
        SessionLength = length;
        return this;
    }

    /// <summary>
    /// Lets that client sign in, and no client that is not registered. Call it again for a further client. The local org has no page to log
    /// in at and checks neither signatures of assertions, unless <see cref="ClientKey"/> gives a key, nor, unless
    /// <see cref="Password(string)"/> sets one, passwords: the client may sign in as any user, the first one included.
    /// </summary>
    /// <param name="clientId">Its consumer key.</param>
    /// <param name="clientSecret">
    /// Its secret, for client credentials, passwords and codes without a challenge (PKCE); null takes any.
    /// </param>
    /// <param name="rotatesRefreshTokens">Whether each refresh gives a new refresh token and voids the old.</param>
    /// <exception cref="ArgumentException">The consumer key is empty.</exception>
    public LocalOrgOptions Client(string clientId, string? clientSecret = null, bool rotatesRefreshTokens = false)
    {
        _clients[clientId] = Registered(clientId) with { Secret = clientSecret, RotatesRefreshTokens = rotatesRefreshTokens };
        return this;
    }

    /// <summary>
    /// Checks the signatures of a client's assertions (JWT bearer) with that key, and lets the client sign in as <see cref="Client"/> does.
    /// Without a key, signatures are not checked.
    /// </summary>
    /// <param name="clientId">The client's consumer key.</param>
    /// <param name="pem">The client's certificate, or its public key, in PEM. Only RSA keys sign assertions.</param>
    /// <exception cref="ArgumentException">The consumer key is empty, or the text has no RSA key, or a private one.</exception>
    public LocalOrgOptions ClientKey(string clientId, string pem)
    {
        ArgumentNullException.ThrowIfNull(pem);
        _clients[clientId] = Registered(clientId) with { Key = AssertionKey.Parse(pem) };
        return this;
    }

    private RegisteredClient Registered(string clientId)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(clientId);
        return _clients.GetValueOrDefault(clientId) ?? new RegisteredClient(clientId);
    }

    /// <summary>
    /// Sets the password of every user that has none of its own. From then on a sign-in with a wrong password is refused, and so is one as
    /// a user that the org does not know, by password, JWT bearer or <c>login_hint</c>. Without a password, any is right, and an unknown
    /// username means the first user.
    /// </summary>
    /// <exception cref="ArgumentException">The password is empty.</exception>
    public LocalOrgOptions Password(string password)
    {
        ArgumentException.ThrowIfNullOrEmpty(password);
        _commonPassword = password;
        return this;
    }

    /// <summary>
    /// Sets the password of one user: of <c>admin@local.example</c>, of a user that is added later, or of another name for the first user.
    /// What
    /// <see cref="Password(string)"/> says of wrong passwords and unknown users holds from then on.
    /// </summary>
    /// <param name="username">The name that the user signs in with.</param>
    /// <param name="password">The password.</param>
    /// <exception cref="ArgumentException">The username or the password is empty.</exception>
    public LocalOrgOptions Password(string username, string password)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(username);
        ArgumentException.ThrowIfNullOrEmpty(password);
        _passwords[username] = password;
        return this;
    }

    /// <summary>
    /// Requires the secret of <see cref="Client"/> for every way to sign in: codes with a challenge and refresh tokens too. Assertions (JWT
    /// bearer) need no secret where <see cref="ClientKey"/> gives a key to check their signatures with, and are refused where it does not.
    /// </summary>
    public LocalOrgOptions RequireClientSecret()
    {
        _requiresSecret = true;
        return this;
    }

    /// <summary>
    /// Registers an address that <c>authorize</c> may send a browser to. It must be the request's <c>redirect_uri</c> exactly; an address
    /// of the loopback may have any port. Without this call the addresses of the loopback are accepted, and no other.
    /// </summary>
    /// <exception cref="ArgumentException">It is not an absolute http or https address.</exception>
    public LocalOrgOptions RedirectUri(string uri)
    {
        _redirectUris.Add(RedirectUris.Checked(uri));
        return this;
    }

    /// <summary>
    /// Sets how long a bulk job waits before each of its steps: the check of the data, and each chunk of 200 rows. None unless set; a test
    /// that aborts a job in progress sets it.
    /// </summary>
    public LocalOrgOptions BulkStepDelay(TimeSpan delay)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(delay, TimeSpan.Zero);
        BulkDelay = delay;
        return this;
    }

    /// <summary>Sets how many calls a day the org allows; the default, five million, is more than a test makes.</summary>
    public LocalOrgOptions DailyApiRequests(int calls)
    {
        DailyCalls = calls;
        return this;
    }
}
