using Salesforce.Typed.Audit.Records;
using Salesforce.Typed.Audit.Stores;

namespace Salesforce.Typed.Tests;

/// <summary>Reading records back, and a store that cannot be used.</summary>
public class StoreTests
{
    [Fact]
    public async Task A_record_reads_back_as_it_was_written()
    {
        await using var audit = await AuditFixture.CreateAsync();
        var entry = new AuditEntry(AuditKind.Policy, "**Kim \"K\"** applied version 3 of the policy: é 東京 \u0001 <b>.")
        {
            Agent = "sales-ops", KeyPrefix = "sk_1234", Client = "inspector/2.12", TraceId = "0af7", Tool = "query", Org = "acme",
            Footprint = "Account.Name",
            Decision = "allowed", Grant = "Account: read", Reason = "r", PolicyVersion = 3, Rows = 12, Milliseconds = 7, Person = "kim",
            Approval = "ap_1",
            Outcome = "succeeded", ArgumentsHash = "00ff", Values = """{"a":1}""", Changes = ["+ a > b: c", "- d: e"],
        };
        var written = await audit.Log().WriteAsync(entry, Cancel);

        var read = Assert.Single(await audit.Store.ReadAsync(new AuditFilter(), Cancel).ToListAsync(Cancel)).Record;

        Assert.Equal(entry with { Changes = [] }, read.Entry with { Changes = [] });
        Assert.Equal(entry.Changes, read.Entry.Changes);
        Assert.Equal((written.Chain, written.Sequence, written.Time, written.KeyId), (read.Chain, read.Sequence, read.Time, read.KeyId));
        Assert.Equal(written.Mac.ToArray(), read.Mac.ToArray());
    }

    [Fact]
    public async Task Records_are_filtered()
    {
        await using var audit = await AuditFixture.CreateAsync();
        for (var i = 0; i < 6; i++)
            await audit.CallAsync(audit.Log(), i);

        Assert.Equal(3, await Count(new AuditFilter { Agent = "odd" }));
        Assert.Equal(6, await Count(new AuditFilter { Kind = AuditKind.Outcome }));
        Assert.Equal(0, await Count(new AuditFilter { Tool = "delete" }));
        Assert.Equal(6, await Count(new AuditFilter { Decision = "allowed" }));
        Assert.Equal(2, await Count(new AuditFilter { Text = "READ 4" }));
        Assert.Equal(1, await Count(new AuditFilter { Text = "account.name3" }));
        Assert.Equal(0, await Count(new AuditFilter { Text = "%" }));
        Assert.Equal(2, await Count(new AuditFilter { Until = new DateTimeOffset(2026, 12, 1, 10, 0, 1, TimeSpan.Zero) }) + 1);
        Assert.Equal(2, await Count(new AuditFilter { After = 10 }));
        var last = await audit.Store.ReadAsync(new AuditFilter { Last = 3 }, Cancel).ToListAsync(Cancel);
        Assert.Equal([10, 11, 12], last.Select(r => r.Record.Sequence));

        async Task<int> Count(AuditFilter filter) => await audit.Store.ReadAsync(filter, Cancel).CountAsync(Cancel);
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_an_error()
    {
        var path = Path.GetTempFileName();
        await File.WriteAllTextAsync(path, new string('x', 5_000), Cancel);

        var error = await Assert.ThrowsAsync<AuditStoreException>(() => SqliteAuditStore.OpenAsync(path, Cancel));

        Assert.Contains(path, error.Message);
        File.Delete(path);
    }

    [Fact]
    public async Task A_store_that_cannot_be_written_refuses_the_record()
    {
        await using var audit = await AuditFixture.CreateAsync();
        audit.Change("CREATE TRIGGER t BEFORE INSERT ON audit_records BEGIN SELECT RAISE(ABORT, 'disk is full'); END; INSERT INTO "
            + "audit_checkpoints (json) VALUES ('{}')");

        await Assert.ThrowsAsync<AuditStoreException>(() => audit.Log().BeginAsync(new AuditEntry(default, "x"), isWrite: true, Cancel));
    }

    [Fact]
    public async Task The_file_is_for_its_owner_only()
    {
        await using var audit = await AuditFixture.CreateAsync();

        if (OperatingSystem.IsWindows())
            Assert.Skip("Windows has no modes of files.");
        else
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(audit.File));
    }
}
