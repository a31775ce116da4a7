using Salesforce.Typed.CodeFixes;

namespace Salesforce.Typed.Tests;

/// <summary>SFT1010 to SFT1012: calls in loops.</summary>
public class CallsInLoopsTests
{
    [Theory]
    [InlineData("foreach (var id in ids) { var all = await {|SFT1010:org.Contact.ToListAsync(ct)|}; }")]
    [InlineData("for (var i = 0; i < 3; i++) { _ = await {|SFT1010:org.Contact.OrderBy(c => c.LastName).ToArrayAsync()|}; }")]
    [InlineData("while (flag) { await foreach (var c in {|SFT1010:org.Contact|}) { } }")]
    [InlineData("foreach (var id in ids) { _ = await {|SFT1010:org.Contact.ToHashSetAsync()|}; _ = await "
        + "{|SFT1010:org.Contact.ToLookupAsync(c => c.AccountId)|}; }")]
    [InlineData("foreach (var id in ids) { await foreach (var page in {|SFT1010:org.Contact.KeysetPagesAsync(500)|}) { } }")]
    [InlineData("foreach (var id in ids) { await foreach (var c in {|SFT1010:org.Contact.WithCancellation(ct)|}) { } }")]
    [InlineData("foreach (var id in ids) { _ = await {|SFT1010:org.QueryAsync($\"SELECT Id FROM Contact\")|}; _ = await "
        + "org.QueryAsync($\"SELECT Id FROM Contact LIMIT 5\"); }")]
    public async Task A_query_that_reads_a_whole_object_is_reported(string code) => await Code.Body(code).ReportsAsync();

    [Theory]
    [InlineData("foreach (var id in ids) { var a = await {|SFT1011:org.Account.GetAsync(id, ct)|}; }")]
    [InlineData("foreach (var a in accounts) { _ = await {|SFT1011:org.Contact.Where(c => c.AccountId == a.Id).ToListAsync()|}; }")]
    [InlineData(
        "foreach (var a in accounts) { _ = await {|SFT1011:org.Contact.Where(c => c.AccountId == a.Id).Take(1).FirstOrDefaultAsync()|}; }")]
    [InlineData(
        "foreach (var a in accounts) { _ = await {|SFT1011:org.QueryAsync($\"SELECT Id FROM Contact WHERE AccountId = {a.Id}\")|}; }")]
    [InlineData("foreach (var a in accounts) { _ = await {|SFT1011:org.Contact.FirstOrDefaultAsync(c => c.AccountId == a.Id)|}; }")]
    [InlineData("foreach (var a in accounts) { if (await {|SFT1011:org.Contact.AnyAsync(c => a.Id == c.AccountId, ct)|}) return; }")]
    [InlineData("foreach (var a in accounts) { _ = await {|SFT1011:org.Contact.Where(c => c.AccountId == a.Id && c.CreatedDate > "
        + "SoqlDate.Today).ToListAsync()|}; }")]
    [InlineData("for (var i = 0; i < ids.Count; i++) { _ = await {|SFT1011:org.Account.GetAsync(ids[i])|}; }")]
    [InlineData("_ = await Task.WhenAll(ids.Select(id => {|SFT1011:org.Account.GetAsync(id)|}));")]
    public async Task A_read_that_one_call_can_do_is_reported(string code) => await Code.Body(code).ReportsAsync();

    [Theory]
    [InlineData("foreach (var a in accounts) await {|SFT1012:org.Account.UpdateAsync(a, ct)|};")]
    [InlineData("foreach (var a in accounts) { await {|SFT1012:org.Contact.CreateAsync(new Contact { LastName = a.Name })|}; }")]
    [InlineData("foreach (var id in ids) { if (flag) await {|SFT1012:org.Account.DeleteAsync(id)|}; }")]
    [InlineData("foreach (var a in accounts) { await {|SFT1012:org.Account.UpsertAsync(k => k.ErpId__c, a.ErpId__c!, a)|}; }")]
    [InlineData("while (flag) { var contact = new Contact { LastName = text }; await {|SFT1012:org.Contact.CreateAsync(contact)|}; }")]
    [InlineData("await Parallel.ForEachAsync(accounts, async (a, token) => await {|SFT1012:org.Account.UpdateAsync(a, token)|});")]
    public async Task A_write_that_one_call_can_do_is_reported(string code) => await Code.Body(code).ReportsAsync();

    [Theory]
    [InlineData("foreach (var a in await org.Account.ToListAsync()) { }")]
    [InlineData("foreach (var id in ids) { _ = await org.Account.Where(a => a.Name == text).ToListAsync(); }")]
    [InlineData(
        "for (var page = 0; page < 5; page++) { _ = await org.Account.OrderBy(a => a.Name).Skip(page * 100).Take(100).ToListAsync(); }")]
    [InlineData("for (var attempt = 0; attempt < 3; attempt++) { await org.Account.UpdateAsync(account); }")]
    [InlineData("foreach (var a in accounts) { await org.Account.UpdateAsync(a, new RecordOptions()); }")]
    [InlineData("foreach (var chunk in accounts.Chunk(1000)) { await org.Account.UpdateManyAsync(chunk); }")]
    [InlineData("await org.Account.UpdateAsync(account);")]
    [InlineData("while (flag) { _ = await org.QueryAsync($\"SELECT COUNT() FROM Contact\"); _ = await org.QueryAsync($\"SELECT "
        + "MAX(CreatedDate) FROM Contact\"); }")]
    [InlineData("foreach (var some in ids.Chunk(200)) { _ = await org.Contact.Where(c => c.AccountId.In(some)).ToListAsync(); _ = await "
        + "org.QueryAsync($\"SELECT Id FROM Contact WHERE AccountId IN {some}\"); }")]
    [InlineData("for (Id<Account>? last = null; ;) { var page = await (last is null ? org.Account.Query() : org.Account.Where(a => a.Id > "
        + "last)).OrderBy(a => a.Id).Take(200).ToListAsync(); if (page.Count == 0) break; last = page[^1].Id; }")]
    [InlineData("while (flag) { var last = ids[^1]; var page = await org.Account.Where(a => a.Id > last).OrderBy(a => "
        + "a.Id).Take(200).ToListAsync(ct); ids.AddRange(page.Select(a => a.Id)); }")]
    [InlineData("while (flag) { var last = ids[^1]; _ = await org.Query<Account>($\"SELECT Id FROM Account WHERE Id > {last} ORDER BY Id "
        + "LIMIT 200\").ToListAsync(); }")]
    [InlineData("foreach (var day in new List<DateOnly>()) { _ = await org.Opportunity.CountAsync(o => o.CloseDate >= day && o.CloseDate "
        + "< day.AddDays(1)); }")]
    [InlineData("await foreach (var page in org.Account.Where(a => a.Name == text).KeysetPagesAsync(500, ct)) { number += page.Count; }")]
    [InlineData("foreach (var some in ids.Chunk(200)) { _ = await org.Contact.Where(c => some.Contains(c.AccountId)).ToListAsync(); }")]
    [InlineData("foreach (var a in accounts) { Func<Task> later = () => org.Account.UpdateAsync(a); }")]
    public async Task Other_calls_are_not_reported(string code) => await Code.Body(code).ReportsAsync();

    [Theory]
    [InlineData("accounts", "a", "org.Account.UpdateAsync(a, ct)", "org.Account.UpdateManyAsync(accounts, ct)")]
    [InlineData("ids", "id", "org.Account.DeleteAsync(id)", "org.Account.DeleteManyAsync(ids)")]
    [InlineData("accounts", "a", "org.Account.UpdateAsync(a with { Phone = text }, "
        + "ct)", "org.Account.UpdateManyAsync(accounts.Select(a => a with { Phone = text }), ct)")]
    [InlineData("accounts.Take(5)", "a", "org.Contact.CreateAsync(new Contact { LastName = a.Name "
        + "})", "org.Contact.CreateManyAsync(accounts.Take(5).Select(a => new Contact { LastName = a.Name }))")]
    public async Task A_write_becomes_one_call_that_checks_each_outcome(
        string collection, string name, string before, string after) => await Code.Body($$"""
        foreach (var {{name}} in {{collection}})
                {
                    await {|SFT1012:{{before}}|};
                }
        """).BecomesAsync<CollectionCallFix>($$"""
        foreach (var outcome in await {{after}})
                {
                    if (!outcome.Succeeded)
                        throw new InvalidOperationException(outcome.ToString());
                }
        """);

    [Fact]
    public async Task A_read_becomes_one_call_in_the_header_of_the_loop() => await Code.Body("""
        foreach (var id in ids)
                {
                    var found = await {|SFT1011:org.Account.GetAsync(id, ct)|};
                    Console.WriteLine(found?.Name);
                }
        """).BecomesAsync<CollectionCallFix>("""
        foreach (var found in await org.Account.GetManyAsync(ids, ct))
                {
                    Console.WriteLine(found?.Name);
                }
        """);

    [Fact]
    public async Task Fix_all_replaces_every_loop() => await Code.Body("""
        foreach (var a in accounts)
                    await {|SFT1012:org.Account.UpdateAsync(a)|};
                foreach (var id in ids)
                    await {|SFT1012:org.Account.DeleteAsync(id)|};
        """).BecomesAsync<CollectionCallFix>("""
        foreach (var outcome in await org.Account.UpdateManyAsync(accounts))
                {
                    if (!outcome.Succeeded)
                        throw new InvalidOperationException(outcome.ToString());
                }
                foreach (var outcome in await org.Account.DeleteManyAsync(ids))
                {
                    if (!outcome.Succeeded)
                        throw new InvalidOperationException(outcome.ToString());
                }
        """);

    [Theory]
    [InlineData("foreach (var a in accounts) { Console.WriteLine(a.Name); await {|SFT1012:org.Account.UpdateAsync(a)|}; }")]
    [InlineData("foreach (var id in ids) { var found = await {|SFT1011:org.Account.GetAsync(id)|}; Console.WriteLine(id); }")]
    [InlineData("await foreach (var a in org.Account) { await {|SFT1012:org.Account.UpdateAsync(a with { Phone = text })|}; }")]
    [InlineData("foreach (var a in accounts) { await {|SFT1012:org.Account.UpsertAsync(k => k.ErpId__c, a.ErpId__c!, a)|}; }")]
    public async Task A_loop_that_the_fix_would_change_in_meaning_has_no_fix(string code) =>
        await Code.Body(code).IsNotFixedAsync<CollectionCallFix>();
}
