using Salesforce.Typed.Audit.Chains;
using Salesforce.Typed.Audit.Records;
using Salesforce.Typed.Audit.Stores;

namespace Salesforce.Typed.Tests;

/// <summary>A change, a gap or a cut-off end of the audit shows.</summary>
public class ChainTests
{
    [Fact]
    public async Task A_store_that_nobody_changed_verifies()
    {
        await using var audit = await AuditFixture.CreateAsync();
        var (first, second) = (audit.Log("gate-1"), audit.Log("gate-2"));
        for (var i = 0; i < 20; i++)
            await audit.CallAsync(i % 3 == 0 ? second : first, i);
        var checkpoint = await first.CheckpointAsync(Cancel);
        await audit.CallAsync(first, 99);

        var verification = await audit.VerifyAsync(checkpoint);

        Assert.Null(verification.FirstBreak);
        Assert.Equal((42, 2), (verification.Records, verification.Chains));
        Assert.Empty(verification.OpenIntents);
    }

    [Theory]
    [InlineData("UPDATE audit_records SET json = CAST(replace(CAST(json AS TEXT), 'read 2 rows', 'read 3 rows') AS BLOB) WHERE chain = "
        + "'gate-1' AND sequence = 6", 6, "changed")]
    [InlineData("UPDATE audit_records SET mac = randomblob(32) WHERE chain = 'gate-1' AND sequence = 3", 3, "changed")]
    [InlineData("DELETE FROM audit_records WHERE chain = 'gate-1' AND sequence = 4", 4, "missing")]
    [InlineData("DELETE FROM audit_records WHERE chain = 'gate-1' AND sequence = 1", 1, "missing")]
    [InlineData("UPDATE audit_records SET sequence = 11 WHERE chain = 'gate-1' AND sequence = 10", 10, "searches by")]
    [InlineData("UPDATE audit_records SET agent = 'other' WHERE chain = 'gate-1' AND sequence = 7", 7, "searches by")]
    [InlineData("UPDATE audit_records SET json = 'text' WHERE chain = 'gate-1' AND sequence = 8", 8, "form")]
    [InlineData("DELETE FROM audit_records WHERE chain = 'gate-1' AND sequence = 10", 10, "ends at")]
    [InlineData("DELETE FROM audit_chains WHERE chain = 'gate-1'", 11, "ends at")]
    [InlineData("UPDATE audit_records SET json = x'7B' WHERE chain = 'gate-1' AND sequence = 2", 2, "form")]
    public async Task A_change_is_found_at_its_place(string sql, long sequence, string reason)
    {
        await using var audit = await AuditFixture.CreateAsync();
        var log = audit.Log();
        for (var i = 0; i < 5; i++)
            await audit.CallAsync(log, i);
        var checkpoint = await log.CheckpointAsync(Cancel);
        if (sql.Contains("audit_chains", StringComparison.Ordinal))
            await audit.CallAsync(log, 6);
        audit.Change(sql.Contains("audit_chains", StringComparison.Ordinal) ? "DELETE FROM audit_records WHERE sequence > 10" : sql);

        var found = (await audit.VerifyAsync(checkpoint)).FirstBreak;

        Assert.Equal(("gate-1", sequence), (found?.Chain, found?.Sequence));
        Assert.Contains(reason, found!.Reason);
    }

    [Fact]
    public async Task An_end_that_was_cut_off_with_its_head_is_found_by_a_checkpoint_outside_of_the_store()
    {
        await using var audit = await AuditFixture.CreateAsync();
        var log = audit.Log();
        for (var i = 0; i < 3; i++)
            await audit.CallAsync(log, i);
        var checkpoint = Checkpoint.Parse((await log.CheckpointAsync(Cancel)).ToJson());
        audit.Change("DELETE FROM audit_records WHERE sequence > 4; DELETE FROM audit_checkpoints; "
            + "UPDATE audit_chains SET sequence = 4, mac = (SELECT mac FROM audit_records WHERE sequence = 4)");

        Assert.Null((await audit.VerifyAsync()).FirstBreak);
        Assert.Equal(5, (await audit.VerifyAsync(checkpoint)).FirstBreak?.Sequence);
    }

    [Fact]
    public async Task A_chain_that_was_removed_whole_is_found_by_a_checkpoint()
    {
        await using var audit = await AuditFixture.CreateAsync();
        await audit.CallAsync(audit.Log("gate-1"), 1);
        await audit.CallAsync(audit.Log("gate-2"), 2);
        await audit.Log("gate-1").CheckpointAsync(Cancel);
        audit.Change("DELETE FROM audit_records WHERE chain = 'gate-2'; DELETE FROM audit_chains WHERE chain = 'gate-2'");

        Assert.Equal("gate-2", (await audit.VerifyAsync()).FirstBreak?.Chain);
    }

    [Fact]
    public async Task A_checkpoint_of_another_key_is_refused()
    {
        await using var audit = await AuditFixture.CreateAsync();
        await audit.CallAsync(audit.Log(), 1);
        using var other = AuditKeys.Create();
        var forged = Checkpoint.Sign(await audit.Store.ReadHeadsAsync(Cancel), other, audit.Time.GetUtcNow());
        var renamed = forged with { KeyId = audit.Keys.Id };

        Assert.Contains("not signed", (await audit.VerifyAsync(forged)).FirstBreak?.Reason);
        Assert.Contains("not signed", (await audit.VerifyAsync(renamed)).FirstBreak?.Reason);
    }

    [Fact]
    public async Task A_call_without_an_outcome_is_an_open_intent()
    {
        await using var audit = await AuditFixture.CreateAsync();
        var log = audit.Log();
        await audit.CallAsync(log, 1);
        await log.BeginAsync(new AuditEntry(default, "**A** is about to change 3 Leads.") { Tool = "update" }, isWrite: true, Cancel);

        var verification = await audit.VerifyAsync();

        Assert.Null(verification.FirstBreak);
        Assert.Equal(["gate-1/3"], verification.OpenIntents);
    }

    [Fact]
    public async Task Keys_that_are_exported_and_imported_verify_the_same_chain()
    {
        await using var audit = await AuditFixture.CreateAsync();
        var checkpoint = await audit.Log().CheckpointAsync(Cancel);
        using var imported = AuditKeys.Import(audit.Keys.Export());
        await audit.CallAsync(new(audit.Store, imported, "gate-1", audit.Time), 1);
        await audit.CallAsync(audit.Log(), 2);

        Assert.Null((await audit.VerifyAsync(checkpoint)).FirstBreak);
        Assert.True(checkpoint.IsSignedBy(imported));
        Assert.Throws<FormatException>(() => AuditKeys.Import("x:y"));
        Assert.Throws<FormatException>(() => AuditKeys.Import("a:AAAA:AAAA"));
    }

    [Fact]
    public async Task Several_writers_of_one_file_each_keep_their_chain()
    {
        await using var audit = await AuditFixture.CreateAsync();
        await Task.WhenAll(Enumerable.Range(0, 4).Select(async writer =>
        {
            await using var store = await SqliteAuditStore.OpenAsync(audit.File, Cancel);
            var log = new Salesforce.Typed.Audit.AuditLog(store, audit.Keys, $"gate-{writer}", audit.Time);
            for (var i = 0; i < 50; i++)
                await log.WriteAsync(new AuditEntry(AuditKind.Refusal, $"**A** tried to read {i}."), Cancel);
        }));

        var verification = await audit.VerifyAsync();

        Assert.Null(verification.FirstBreak);
        Assert.Equal((200, 4), (verification.Records, verification.Chains));
    }
}
