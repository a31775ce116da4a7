using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Time.Testing;
using Salesforce.Typed.Audit;
using Salesforce.Typed.Audit.Chains;
using Salesforce.Typed.Audit.Records;
using Salesforce.Typed.Audit.Stores;

namespace Salesforce.Typed.Tests;

/// <summary>A store in a file of its own, which a test may change behind the product's back.</summary>
internal sealed class AuditFixture : IAsyncDisposable
{
    private readonly string _folder;

    private AuditFixture(string folder, SqliteAuditStore store) => (_folder, Store) = (folder, store);

    public SqliteAuditStore Store { get; }

    public AuditKeys Keys { get; } = AuditKeys.Create();

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 12, 1, 10, 0, 0, TimeSpan.Zero));

    public string File => Path.Combine(_folder, "audit.db");

    public static async Task<AuditFixture> CreateAsync()
    {
        var folder = Directory.CreateTempSubdirectory("salesforce-typed-audit").FullName;
        return new AuditFixture(folder, await SqliteAuditStore.OpenAsync(Path.Combine(folder, "audit.db"), Cancel));
    }

    public AuditLog Log(string chain = "gate-1") => new(Store, Keys, chain, Time);

    /// <summary>Writes an intent and its outcome.</summary>
    public async Task CallAsync(AuditLog log, int number)
    {
        var intent = await log.BeginAsync(
            new AuditEntry(default, $"**A** is about to read {number}.")
            {
                Agent = number % 2 == 0 ? "even" : "odd", Tool = "query", Footprint = $"Account.Name{number}"
            },
            isWrite: number % 3 == 0, Cancel);
        Time.Advance(TimeSpan.FromSeconds(1));
        await log.EndAsync(intent, new AuditEntry(default, $"**A** read {number} rows.")
        {
            Agent = "even", Tool = "query", Rows = number, Decision = "allowed"
        }, Cancel);
    }

    public async Task<AuditVerification> VerifyAsync(params Checkpoint[] checkpoints) => await AuditVerifier.VerifyAsync(
        Store, new Dictionary<string, AuditKeys> { [Keys.Id] = Keys }, checkpoints, Cancel);

    public void Change(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={File};Pooling=false");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        Assert.NotEqual(0, command.ExecuteNonQuery());
    }

    public async ValueTask DisposeAsync()
    {
        await Store.DisposeAsync();
        Keys.Dispose();
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }
}
