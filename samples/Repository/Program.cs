// A generic repository: it runs projections of records that it does not know. A projection is a value, made where the record is known.
using Acme;
using Acme.Crm;
using Salesforce.Typed;
using Salesforce.Typed.Auth;
using Salesforce.Typed.Testing;

await using var local = await LocalOrg.StartAsync(o => o.Snapshots(Path.Combine(AppContext.BaseDirectory, "describe-snapshots")));
await using var org = new SalesforceClient(new SalesforceOptions { Instance = local.Url, Auth = new ExternalTokenFlow(local.Token) });
var group = await org.Account.CreateAsync(new Account { Name = "Acme Group" });
var acme = await org.Account.CreateAsync(new Account { Name = "Acme", ParentId = group });
await org.Contact.CreateAsync(new Contact { FirstName = "Ada", LastName = "Ray", Email = "ada@acme.example", AccountId = acme });

var accounts = new Repository<Account, AccountFields>(org.Account);
var contacts = new Repository<Contact, ContactFields>(org.Contact);

Console.WriteLine(accounts.Describe(a => a.ParentId != null, AccountCard.Shape));
foreach (var card in await accounts.ListAsync(a => a.ParentId != null, AccountCard.Shape))
    Console.WriteLine($"{card.Name} of {card.Parent}: {string.Join(", ", card.Contacts)}");

var mail = RowShape.Of((Contact c) => new { c.Email, Company = c.Account?.Name });
Console.WriteLine(contacts.Describe(c => c.Email != null, mail));
Console.WriteLine(await contacts.FindAsync(c => c.Email != null, mail));
