// A first look: typed queries and writes against a local org, or against yours when SALESFORCE_INSTANCE_URL and SALESFORCE_ACCESS_TOKEN are
// set.
using Acme;
using Acme.Crm;
using Salesforce.Typed;
using Salesforce.Typed.Auth;
using Salesforce.Typed.Errors;

await using var target = await Target.FindAsync();
await using var org = new SalesforceClient(new SalesforceOptions
{
    Instance = target.Instance,
    Auth = new ExternalTokenFlow(target.Token),
});
Console.WriteLine(target.Description);

// What the compiler checks: each field, each operator, each value. Rename Industry to Industri and the build fails at that line.
var growing = org.Account
    .Where(a => a.Industry == AccountIndustry.Technology && a.AnnualRevenue > 1_000_000m)
    .OrderByDescending(a => a.AnnualRevenue).ThenBy(a => a.Name)
    .Take(5)
    .Select(a => new { a.Name, a.AnnualRevenue, City = a.BillingCity, Owner = a.Owner.Name, Emails = a.Contacts.Select(c => c.Email) });
Show.Step("A query: conditions, an order, a parent's field, child rows", growing.ToSoql());
Show.Table(
    await growing.ToListAsync(),
    ("Name", r => r.Name),
    ("AnnualRevenue", r => Show.Amount(r.AnnualRevenue)),
    ("City", r => r.City),
    ("Owner", r => r.Owner),
    ("Emails", r => string.Join(", ", r.Emails.Where(e => e != null))));

var people = org.Contact
    .Where(c => c.Email.EndsWith(".example") && c.Account.Name.StartsWith("K") && c.CreatedDate <= SoqlDate.Today)
    .OrderBy(c => c.Account.Name).ThenBy(c => c.LastName)
    .Take(8)
    .Select(c => (Name: $"{c.FirstName} {c.LastName}", c.Title, Company: c.Account!.Name, c.Account.Industry));
Show.Step("Your code over the chosen fields: the name is built in the client, and the query selects its parts", people.ToSoql());
Show.Table(await people.ToListAsync(), ("Name", r =>
    r.Name), ("Title", r => r.Title), ("Company", r => r.Company), ("Industry", r => r.Industry?.Label));

var withoutDeals = org.Account
    .Where(a => a.Opportunities.None() && a.Contacts.Any(c => c.Title.In("CTO", "CFO")) && (a.Phone != null || a.NumberOfEmployees > 2_000))
    .OrderBy(a => a.Name)
    .Take(5)
    .Select(a => new { a.Name, a.Phone, a.NumberOfEmployees });
Show.Step("Semi-join and anti-join: accounts with a CTO or CFO and no deal", withoutDeals.ToSoql());
Show.Table(await withoutDeals.ToListAsync(), ("Name", r => r.Name), ("Phone", r => r.Phone), ("Employees", r => $"{r.NumberOfEmployees}"));

var won = org.Opportunity.Where(o => o.StageName == OpportunityStageName.ClosedWon && o.CloseDate >= new DateOnly(2026, 1, 1)).Select(
    o => o.Amount);
Show.Step("Rows as they arrive: await foreach reads page after page, and never holds one", won.ToSoql());
var (deals, total) = (0, 0m);
await foreach (var amount in won)
    (deals, total) = (deals + 1, total + (amount ?? 0));
Show.Line($"{deals} deals won since 2026, {Show.Amount(total)} together; {await org.Account.CountAsync()} accounts in all");

Show.Step("Writes: what create needs is required, read-only fields have no setter, and an update sends what changed");
var id = await org.Account.CreateAsync(new Account { Name = "Acme", Industry = AccountIndustry.Technology, AnnualRevenue = 12_500_000m });
Show.Line($"POST   Account               -> {id}");
await org.Account.UpdateAsync(Account.WithId(id) with { Phone = "+49 40 555", AnnualRevenue = null });
Show.Line("PATCH  Phone, AnnualRevenue  -> sent as {\"Phone\":\"+49 40 555\",\"AnnualRevenue\":null}");
var contactId = await org.Contact.CreateAsync(new Contact { LastName = "Ray", AccountId = id });
var contact = (await org.Contact.GetAsync(contactId))!;
Show.Line($"GET    Contact               -> {contact.LastName}, created {contact.CreatedDate:u}");
if (target.IsLocal)
{
    var upserted = await org.Account.UpsertAsync(a => a.ErpId__c, "K-1", Account.Empty with { Name = "Acme Two" });
    Show.Line($"PATCH  ErpId__c/K-1          -> {(upserted.Created ? "created" : "updated")} {upserted.Id}");
    await org.Account.DeleteAsync(upserted.Id);
}

Show.Step("A unit of work: steps pass ids and fields on, travel in one request, and are written all or not at all");
var unit = org.Composite(allOrNone: true);
var parent = unit.Create(new Account { Name = "Acme Holding" });
var ray = unit.Create(new Contact { LastName = "Otto", AccountId = parent.Id });
var acme = unit.Query(org.Account.Where(a => a.Id == id).Only(a => [a.Name, a.OwnerId]));
unit.Update(Account.WithId(parent.Id) with { OwnerId = acme.Records[0].OwnerId });
await unit.SendAsync();
Show.Line($"POST   composite             -> {parent.Id}, {ray.Id}, owned as {acme.Records[0].Name}");
await org.Account.DeleteAsync(parent.Id);

Show.Step("A bulk load: any number of records in jobs, each with its outcome");
await using var load = await org.Account.BulkCreateAsync(Enumerable.Range(1, 250).Select(i => new Account { Name = $"Bulk {i}" }));
var loaded = new List<Id<Account>>();
await foreach (var outcome in load.Outcomes())
{
    if (outcome.Succeeded)
        loaded.Add(outcome.Id);
}
await using var removal = await org.Account.BulkDeleteAsync(loaded);
Show.Line($"POST   jobs/ingest           -> {loaded.Count} created, {removal.Jobs[0].RecordsProcessed} deleted again");

Show.Step("What the org refuses is an exception that says what, where and why");
try
{
    await org.Contact.CreateAsync(new Contact { LastName = new string('x', 90), AccountId = id });
}
catch (SalesforceInvalidRequestException e)
{
    Show.Line($"{e.ErrorCode}: {e.Errors[0].Message} (fields: {string.Join(", ", e.Errors[0].Fields)})");
}
try
{
    _ = Id<Account>.Parse(contactId.ToString());
}
catch (FormatException e)
{
    Show.Line(e.Message);
}
await org.Contact.DeleteAsync(contactId);
await org.Account.DeleteAsync(id);
Show.Line($"deleted again; a second read of it gives {(await org.Contact.GetAsync(contactId) is null ? "null" : "a record")}");
