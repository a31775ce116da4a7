using Acme.Crm;
using Salesforce.Typed;

await using var org = new SalesforceClient(new SalesforceOptions { Instance = new("http://localhost:5080"), Auth = new ExternalToken("dev") });
var q = org.Account
    .Where(a => a.Industry == AccountIndustry.Technology && a.AnnualRevenue > 1_000_000m && a.Owner.Name.StartsWith("K"))
    .OrderByDescending(a => a.AnnualRevenue).ThenBy(a => a.Name)
    .Take(10)
    .Select(a => new { a.Id, a.Name, Owner = a.Owner!.Name, Emails = a.Contacts.Select(c => c.Email) });
Console.WriteLine(q);
Console.WriteLine(org.Account.Where(a => a.Contacts.Any(c => c.Email.EndsWith("@acme.com"))).Take(2));
Console.WriteLine(org.Task.Select(t => new { t.Subject, t.What.Name, t.What.Type }));
