using Salesforce.Typed.Testing.Events;
using Salesforce.Typed.Testing.Ids;
using Salesforce.Typed.Testing.Model;
using Salesforce.Typed.Testing.Query;
using Salesforce.Typed.Testing.Records;
using Salesforce.Typed.Testing.Search;
using Salesforce.Typed.Testing.Sql;
using Salesforce.Typed.Testing.Storage;

namespace Salesforce.Typed.Testing;

/// <summary>The state of an org: its objects, its rows, its clock and its user.</summary>
internal sealed class Org : IDisposable
{
    private readonly OrgSettings _settings;

    /// <summary>An org whose first user sees all of it.</summary>
    public Org(OrgModel model, Database database, OrgSettings settings)
        : this(null, model, database, settings, RecordId.Create(model.Find("User")?.KeyPrefix ?? "005", 1))
    {
        OrgFunctions.Register(this);
        database.Watcher = Journal;
    }

    /// <summary>The same org as another user sees it.</summary>
    /// <param name="whole">The org.</param>
    /// <param name="view">What the user sees of its objects.</param>
    /// <param name="userId">The user.</param>
    public Org(Org whole, OrgModel view, string userId)
        : this(whole, view, whole.Database, whole._settings, userId)
    {
    }

    private Org(Org? whole, OrgModel model, Database database, OrgSettings settings, string userId)
    {
        _settings = settings;
        Model = model;
        WholeModel = whole?.WholeModel ?? model;
        Database = database;
        UserId = userId;
        OrganizationId = RecordId.Create("00D", 1);
        Sequences = whole?.Sequences ?? new Sequences(database);
        Locators = whole?.Locators ?? new Locators(Clock);
        Search = whole?.Search ?? new SearchIndex(this);
        Events = whole?.Events ?? new EventBus(this, settings.Events);
        Journal = whole?.Journal ?? new ChangeJournal(this, Events);
        Writer = new RecordWriter(this);
        Reader = new RecordReader(this);
        Queries = new QueryRunner(this);
        Records = new RecordPlans(this);
        Keys = new RecordKeys(this);
    }

    /// <summary>The objects that the user sees, with the fields that he sees.</summary>
    public OrgModel Model { get; }

    /// <summary>All objects with all fields: what the rules of records go by, whoever writes.</summary>
    public OrgModel WholeModel { get; }

    public Database Database { get; }

    public TimeProvider Clock => _settings.Clock;

    /// <summary>The user's time zone: what date literals and convertTimezone go by.</summary>
    public TimeZoneInfo TimeZone => _settings.TimeZone;

    /// <summary>The month in which the fiscal year begins.</summary>
    public int FiscalYearStart => _settings.FiscalYearStart;

    public string UserId { get; }

    public string OrganizationId { get; }

    public Sequences Sequences { get; }

    public Locators Locators { get; }

    public SearchIndex Search { get; }

    public EventBus Events { get; }

    /// <summary>What the transaction that is under way changed.</summary>
    public ChangeJournal Journal { get; }

    public RecordWriter Writer { get; }

    public RecordReader Reader { get; }

    public QueryRunner Queries { get; }

    public RecordPlans Records { get; }

    public RecordKeys Keys { get; }

    /// <summary>Now, in whole seconds.</summary>
    public long Now => Clock.GetUtcNow().ToUnixTimeSeconds();

    /// <summary>Today, where the user is.</summary>
    public DateOnly Today => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(Clock.GetUtcNow(), TimeZone).DateTime);

    /// <summary>When a day begins where the user is, in seconds.</summary>
    public long StartOf(DateOnly day)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue, DateTimeKind.Unspecified);
        // A day can begin later than at midnight, where clocks go forward then.
        while (TimeZone.IsInvalidTime(midnight))
            midnight = midnight.AddMinutes(15);
        return new DateTimeOffset(midnight, TimeZone.GetUtcOffset(midnight)).ToUnixTimeSeconds();
    }

    /// <summary>Whether queries can follow a reference to its parent: an object without a snapshot cannot be read.</summary>
    public bool CanReach(FieldModel reference) => reference.Describe.IsPolymorphic || reference.Targets.Count > 0;

    /// <summary>What a query finds at the end of a reference: an object, or the common fields of several.</summary>
    public ObjectModel TargetOf(FieldModel reference) => reference.Describe.IsPolymorphic ? Model.Names : reference.Targets[0];

    public void Dispose() => Database.Dispose();
}
