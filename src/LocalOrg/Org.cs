namespace Salesforce.Typed.Local;

/// <summary>The state of an org: its objects, its rows, its clock and its user.</summary>
internal sealed class Org : IDisposable
{
    public Org(OrgModel model, Database database, OrgSettings settings)
    {
        Model = model;
        Database = database;
        Clock = settings.Clock;
        TimeZone = settings.TimeZone;
        FiscalYearStart = settings.FiscalYearStart;
        UserId = RecordId.Create(model.Find("User")?.KeyPrefix ?? "005", 1);
        OrganizationId = RecordId.Create("00D", 1);
        Sequences = new Sequences(database);
        Locators = new Locators(Clock);
        Writer = new RecordWriter(this);
        Reader = new RecordReader(this);
        Queries = new QueryRunner(this);
        Records = new RecordPlans(this);
        Keys = new RecordKeys(this);
        OrgFunctions.Register(this);
    }

    public OrgModel Model { get; }

    public Database Database { get; }

    public TimeProvider Clock { get; }

    /// <summary>The user's time zone: what date literals and convertTimezone go by.</summary>
    public TimeZoneInfo TimeZone { get; }

    /// <summary>The month in which the fiscal year begins.</summary>
    public int FiscalYearStart { get; }

    public string UserId { get; }

    public string OrganizationId { get; }

    public Sequences Sequences { get; }

    public Locators Locators { get; }

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
