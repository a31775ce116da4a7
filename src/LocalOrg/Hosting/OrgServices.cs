using System.Runtime.CompilerServices;
using Salesforce.Typed.Testing.Core.Ids;
using Salesforce.Typed.Testing.Core.Model;
using Salesforce.Typed.Testing.Core.Sqlite;
using Salesforce.Typed.Testing.Data.Records;
using Salesforce.Typed.Testing.Data.Seeds;
using Salesforce.Typed.Testing.Data.Users;
using Salesforce.Typed.Testing.Events.Bus;
using Salesforce.Typed.Testing.Events.Changes;
using Salesforce.Typed.Testing.Http.Bulk;
using Salesforce.Typed.Testing.Http.Composite;
using Salesforce.Typed.Testing.Http.Requests;
using Salesforce.Typed.Testing.Http.Resources;
using Salesforce.Typed.Testing.Http.Routing;
using Salesforce.Typed.Testing.Queries.Execution;
using Salesforce.Typed.Testing.Queries.Search;
using Salesforce.Typed.Testing.Queries.Sql;

namespace Salesforce.Typed.Testing.Hosting;

/// <summary>
/// Creates the services of an org and connects them. It belongs to the host: other classes take the services that they need, never all of
/// them.
/// </summary>
internal sealed class OrgServices : IDisposable
{
    private readonly ConditionalWeakTable<OrgUser, DataResources> _resources = [];
    private readonly RowStore _rows;
    private readonly RecordReader _reader;
    private readonly RecordKeys _keys;
    private readonly Sequences _sequences;
    private readonly QueryLocators _locators;
    private readonly SearchIndex _searchIndex;
    private readonly EventFile? _eventFile;
    private readonly Checkpoints? _checkpoints;

    public OrgServices(OrgModel model, Database database, OrgClock clock, EventSettings events, ApiUsage usage, TimeSpan bulkStepDelay)
    {
        Usage = usage;
        Bulk = new BulkServices(clock, DatabaseLock, bulkStepDelay);
        Model = model;
        Database = database;
        Clock = clock;
        View = new OrgView(model, model, RecordId.Create(model.Find("User")?.KeyPrefix ?? "005", 1));
        _rows = new RowStore(database);
        _reader = new RecordReader(database);
        _keys = new RecordKeys(database);
        _sequences = new Sequences(database);
        _locators = new QueryLocators(clock.Time);
        _searchIndex = new SearchIndex(model, database);
        _eventFile = database.IsInFile ? new EventFile(database.OpenSecond) : null;
        Bus = new EventBus(model, clock.Time, events, _eventFile ?? (IEventList)new EventMemory());
        Journal = new ChangeJournal(database, Bus, clock, _rows);
        var writer = Writer(View);
        Seeds = new TreeSeed(model, database, _reader, writer);
        InitialRecords = new InitialRecords(model, database, clock, writer, _keys);
        Users = new UserDirectory(View, InitialRecords);
        RecycleBin = new RecycleBin(View, database, _rows, _sequences, clock, Journal);
        SqlFunctions.Register(database, model, clock.TimeZone);
        database.Watcher = Journal;
        _checkpoints = database.IsInFile ? new Checkpoints(database, DatabaseLock) : null;
    }

    public OrgModel Model { get; }

    public Database Database { get; }

    public OrgClock Clock { get; }

    /// <summary>What the first user sees: the whole org.</summary>
    public OrgView View { get; }

    public ApiUsage Usage { get; }

    public EventBus Bus { get; }

    public ChangeJournal Journal { get; }

    public TreeSeed Seeds { get; }

    public InitialRecords InitialRecords { get; }

    public UserDirectory Users { get; }

    public RecycleBin RecycleBin { get; }

    public BulkServices Bulk { get; }

    public DatabaseLock DatabaseLock { get; } = new();

    /// <summary>The resources of the REST API as a user sees them. The caller holds the <see cref="DatabaseLock"/>.</summary>
    public DataResources ResourcesOf(OrgUser user) => _resources.GetValue(user, u => Create(u.View));

    public void Dispose()
    {
        _checkpoints?.Dispose();
        _eventFile?.Dispose();
        Database.Dispose();
    }

    private RecordWriter Writer(OrgView view) => new(view, Database, _rows, _sequences, Clock, Journal);

    private DataResources Create(OrgView view)
    {
        var model = view.Model;
        var compiler = new QueryCompiler(view, Clock);
        var recent = new RecentRecords(Database, Clock, view.UserId);
        var queries = new QueryRunner(view, compiler, Database, _locators, recent);
        var plans = new RecordPlans(compiler, queries);
        var writer = Writer(view);
        return new DataResources
        {
            View = view,
            Describes = new DescribeResource(model, Clock),
            Records = new RecordResource(Database, _rows, writer, _reader, _keys, recent, plans, queries),
            Replication = new ReplicationResource(Database, Clock),
            Queries = new QueryResource(queries, new QueryExplanation(model, compiler, Database), new QueryColumns(model, compiler)),
            Searches = new SearchResource(new SearchRunner(model, compiler, queries, _searchIndex)),
            Limits = new LimitsResource(model, Database, _rows, recent, plans, Usage),
            Composites = new CompositeResource(Database),
            Collections = new CollectionsResource(model, Database, _rows, writer, _reader, _keys, plans),
            Trees = new TreeResource(model, Database, _reader, writer),
            IngestJobs = new IngestResource(view, Database, new IngestWriter(_rows, writer, _reader, _keys, RecycleBin), Bulk),
            QueryJobs = new QueryJobResource(view, compiler, queries, Bulk),
        };
    }
}
