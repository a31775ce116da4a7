// An app whose models are in a project of their own, Crm.Models: its JsonSerializerContext sees the records.
using System.Text.Json;
using Crm;
using Crm.App;
using Salesforce.Typed;
using Salesforce.Typed.Auth;
using Salesforce.Typed.Testing;

await using var local = await LocalOrg.StartAsync(o => o.Snapshots("describe-snapshots"));
await using var org = new SalesforceClient(new SalesforceOptions { Instance = local.Url, Auth = new ExternalTokenFlow(local.Token) });

var acme = await org.Account.CreateAsync(
    new Account { Name = "Acme", Industry = AccountIndustry.Technology, Regions__c = [AccountRegions__c.EMEA, AccountRegions__c.APAC] });
await org.Contact.CreateAsync(new Contact { LastName = "Ray", AccountId = acme });

// Values of records in a type of the app's own...
var customers = await org.Account
    .Where(a => a.Industry == AccountIndustry.Technology)
    .Select(a => new Customer(a.Id, a.Name, a.Industry, a.Regions__c, a.Contacts.Select(c => c.LastName)))
    .ToListAsync();
Console.WriteLine(JsonSerializer.Serialize(customers, AppJson.Default.ListCustomer));

// ... and a record itself, which reads back as what it is.
var account = await org.Account.Only(a => [a.Id, a.Name, a.Owner.Name]).SingleAsync();
var json = JsonSerializer.Serialize(account, AppJson.Default.Account);
Console.WriteLine(json);
return JsonSerializer.Deserialize(json, AppJson.Default.Account) == account ? 0 : 1;
