using System.Globalization;
using System.Text.Json;
using Salesforce.Typed.Testing;

namespace Salesforce.Typed.Tests.Neighbours;

/// <summary>A user with a token asks for values of hidden fields and objects, in every clause and by every resource.</summary>
public sealed class HiddenFieldTests : IAsyncLifetime
{
    private const string Secret = "zanzibar";

    private NeighbourOrg _org = null!;
    private string _token = null!;
    private string _account = null!;
    private string _contact = null!;
    private string _project = null!;
    private string _milestone = null!;

    public static TheoryData<Attack> Statements =>
    [
        .. ((string[])
        [
            "SELECT Phone FROM Account", "SELECT a.Phone FROM Account a", "SELECT Account.Phone FROM Account",
            "SELECT toLabel(Phone) FROM Account", "SELECT FORMAT(Phone) FROM Account",
            "SELECT Id FROM Account WHERE Phone = 'zanzibar'", "SELECT Id FROM Account WHERE Name = 'Acme' OR Phone LIKE 'z%'",
            "SELECT Id FROM Account WHERE NOT Phone = 'x'", "SELECT Id FROM Account WHERE Phone IN ('zanzibar')",
            "SELECT COUNT() FROM Account WHERE Phone > 'y'", "SELECT Id FROM Account ORDER BY Phone",
            "SELECT Id FROM Account ORDER BY Name, Phone DESC NULLS LAST", "SELECT COUNT(Phone) FROM Account",
            "SELECT MAX(Phone) FROM Account", "SELECT COUNT_DISTINCT(Phone) FROM Account",
            "SELECT Phone, COUNT(Id) FROM Account GROUP BY Phone", "SELECT COUNT(Id) FROM Account GROUP BY Phone",
            "SELECT Name FROM Account GROUP BY Name HAVING MAX(Phone) > 'a'", "SELECT Name FROM Account GROUP BY Name ORDER BY MAX(Phone)",
            "SELECT Name, COUNT(Id) FROM Account GROUP BY ROLLUP(Name, Phone)",
            "SELECT Name, COUNT(Id) FROM Account GROUP BY CUBE(Phone, Name)", "SELECT Account.Phone FROM Contact",
            "SELECT Id FROM Contact WHERE Account.Phone != null", "SELECT Id FROM Contact ORDER BY Account.Phone",
            "SELECT a.Phone FROM Contact c, c.Account a", "SELECT MIN(Account.Phone) FROM Contact",
            "SELECT (SELECT Email FROM Contacts) FROM Account", "SELECT (SELECT Id FROM Contacts WHERE Email LIKE 'z%') FROM Account",
            "SELECT (SELECT Id FROM Contacts ORDER BY Email) FROM Account", "SELECT (SELECT Account.Phone FROM Contacts) FROM Account",
            "SELECT (SELECT Id FROM Projects__r) FROM Account",
            "SELECT Id FROM Account WHERE Id IN (SELECT AccountId FROM Contact WHERE Email != null)",
            "SELECT Id FROM Account WHERE Id NOT IN (SELECT Account__c FROM Project__c)", "SELECT Id FROM Project__c",
            "SELECT TYPEOF What WHEN Account THEN Phone END FROM Task",
            "SELECT TYPEOF What WHEN Project__c THEN Name ELSE Name END FROM Task", "SELECT TYPEOF What WHEN Account THEN Name ELSE "
                + "Nothing END FROM Task", "SELECT TYPEOF Who WHEN Contact THEN Account.Phone END FROM Task",
            "SELECT BillingCity FROM Account", "SELECT Id FROM Account WHERE BillingCity = 'zanzibar'",
            "SELECT Id FROM Account ORDER BY BillingCity", "SELECT MailingAddress FROM Contact", "SELECT MailingCity FROM Contact",
            "SELECT Id FROM Contact WHERE DISTANCE(MailingAddress, GEOLOCATION(1.0, 1.0), 'km') < 100",
            "SELECT Id FROM Contact ORDER BY DISTANCE(MailingAddress, GEOLOCATION(1.0, 1.0), 'km')",
            "SELECT Project__r.Name FROM Milestone__c", "SELECT Id FROM Milestone__c WHERE Project__r.Name = 'zanzibar'",
            "SELECT Id FROM Milestone__c ORDER BY Project__r.Name", "SELECT COUNT(Project__r.Name) FROM Milestone__c",
        ]).Select(soql => new Attack("query/hidden", soql, "refused")),
        .. ((string[])
        [
            "SELECT FIELDS(ALL) FROM Account LIMIT 5", "SELECT FIELDS(STANDARD) FROM Contact", "SELECT BillingAddress FROM Account",
            "SELECT (SELECT FIELDS(STANDARD) FROM Contacts) FROM Account",
            "SELECT Who.Email, What.Name, What.Phone FROM Task", "SELECT TYPEOF Who WHEN Contact THEN Name ELSE Email END FROM Task",
            "SELECT What.Name FROM Task ORDER BY What.Name", "SELECT MAX(What.Name), MIN(Who.Email) FROM Task",
            "SELECT Id FROM Task WHERE Who.Email LIKE 'z%'", "SELECT Id FROM Task WHERE What.Name >= 'z'",
        ]).Select(soql => new Attack("query/hidden", soql, "without")),
    ];

    // {account}, {contact}, {project} and {milestone} are ids of records.
    public static TheoryData<Attack> Calls =>
    [
        .. ((string[])
        [
            "GET sobjects/Account/ErpId__c/zanzibar", "PATCH sobjects/Account/ErpId__c/zanzibar {\"Name\":\"x\"}",
            "DELETE sobjects/Account/ErpId__c/zanzibar", "GET sobjects/Account/{account}?fields=Phone",
            "GET sobjects/Account/{account}/Projects__r",
            "GET sobjects/Account/{account}/Contacts?fields=Email", "GET sobjects/Account/{account}/Contacts?fields=Account.Phone",
            "GET sobjects/Milestone__c/{milestone}/Project__r", "GET sobjects/Project__c/{project}", "GET sobjects/Project__c",
            "GET composite/sobjects/Account?ids={account}&fields=Id,Phone", "POST composite/sobjects/Account "
                + "{\"ids\":[\"{account}\"],\"fields\":[\"Phone\"]}", "GET composite/sobjects/Project__c?ids={project}&fields=Name",
            "POST sobjects/Contact {\"LastName\":\"x\",\"Account\":{\"ErpId__c\":\"zanzibar\"}}",
            "POST sobjects/Account {\"Name\":\"x\",\"Phone\":\"5\"}", "PATCH sobjects/Account/{account} {\"Phone\":null}",
            "POST sobjects/Milestone__c {\"Title__c\":\"x\",\"Project__r\":{\"ErpId__c\":\"zanzibar\"}}",
            "GET parameterizedSearch?q=Acme&sobject=Account&Account.fields=Id,Phone",
            "GET parameterizedSearch?q=Acme&sobject=Account&Account.fields=Id&Account.where=Phone+!=+null",
            "GET parameterizedSearch?q=zanzibar&sobject=Project__c",
            "POST parameterizedSearch {\"q\":\"Acme\",\"sobjects\":[{\"name\":\"Account\",\"fields\":[\"Id\"],\"orderBy\":\"Phone\"}]}",
            "GET search?q=FIND+{Acme}+RETURNING+Account(Id+WHERE+Phone+!=+null)",
            "GET search?q=FIND+{Acme}+RETURNING+Account(Id+ORDER+BY+Phone)",
            "GET search?q=FIND+{Acme}+RETURNING+Contact(Account.Phone)", "GET query?explain=SELECT+Id+FROM+Account+WHERE+Phone+=+'x'",
            "GET query?explain=SELECT+Id+FROM+Project__c",
        ]).Select(call => new Attack("resource/hidden", call, "refused")),
        .. ((string[])
        [
            "GET sobjects", "GET sobjects/Account", "GET sobjects/Account/describe", "GET sobjects/Account/{account}",
            "GET sobjects/Account/{account}/Contacts", "GET sobjects/Contact/{contact}", "GET sobjects/Contact/{contact}/Account",
            "GET recent", "GET limits/recordCount",
            "GET search?q=FIND+{zanzibar}", "GET search?q=FIND+{zanz*+OR+Acme}", "GET parameterizedSearch?q=zanzibar",
            "GET query?columns=true&q=SELECT+FIELDS(ALL)+FROM+Account+LIMIT+1",
        ]).Select(call => new Attack("resource/hidden", call, "without")),
    ];

    public async ValueTask InitializeAsync()
    {
        _org = await NeighbourOrg.StartAsync();
        _account =
            await _org.CreateAsync(
                "Account",
                $$"""{"Name":"Acme","Phone":"{{Secret}}","ErpId__c":"{{Secret}}","BillingCity":"{{Secret}}","BillingStreet":"Main"}""");
        _contact = await _org.CreateAsync(
            "Contact", $$"""{"LastName":"Ray","AccountId":"{{_account}}","Email":"{{Secret}}@acme.example","MailingCity":"{{Secret}}"}""");
        _project = await _org.CreateAsync("Project__c", $$"""{"Name":"{{Secret}}","ErpId__c":"{{Secret}}","Account__c":"{{_account}}"}""");
        _milestone =
            await _org.CreateAsync("Milestone__c", $$"""{"Title__c":"x","Project__c":"{{_project}}","Responsible__c":"{{_contact}}"}""");
        await _org.CreateAsync("Task", $$"""{"Subject":"Call","WhatId":"{{_project}}","WhoId":"{{_contact}}"}""");
        _token = (await _org.Org.AddUserAsync(
            new LocalUser("kim@acme.example").Object("Project__c", ObjectAccess.None).Field("Account.Phone", FieldAccess.None).Field(
                "Account.ErpId__c", FieldAccess.None)
                .Field("Account.BillingCity", FieldAccess.None).Field("Contact.Email", FieldAccess.None).Field(
                    "Contact.MailingAddress", FieldAccess.None),
            NeighbourOrg.Cancelled)).Token;
    }

    public ValueTask DisposeAsync() => _org.DisposeAsync();

    [Theory, MemberData(nameof(Statements), DisableDiscoveryEnumeration = true)]
    public async Task A_statement_gives_nothing_of_what_is_hidden(Attack attack)
    {
        Check(attack, await _org.QueryAsync(attack.Input, _token));
        Check(attack, await _org.GetAsync("queryAll?q=" + Uri.EscapeDataString(attack.Input), _token));
        var step = JsonSerializer.Serialize(new { compositeRequest = new[]
        {
            new { method = "GET", url = "/services/data/v67.0/query?q=" + Uri.EscapeDataString(attack.Input), referenceId = "a" }
        } });
        RequireNoSecret(attack, await _org.PostJsonAsync("composite", step, _token));
    }

    [Theory, MemberData(nameof(Calls), DisableDiscoveryEnumeration = true)]
    public async Task A_call_gives_nothing_of_what_is_hidden(Attack attack)
    {
        var call = attack.Input.Replace("{account}", _account, StringComparison.Ordinal).Replace(
            "{contact}", _contact, StringComparison.Ordinal).Replace("{project}", _project, StringComparison.Ordinal)
            .Replace("{milestone}", _milestone, StringComparison.Ordinal);
        var parts = call.Split(' ', 3);
        Check(attack, await _org.SendAsync(
            parts[0], "/services/data/v67.0/" + parts[1], _token, parts.ElementAtOrDefault(2) ?? "", "Content-Type: application/json"));
    }

    [Fact]
    public async Task A_reference_to_a_hidden_record_is_refused_as_one_to_no_record_is()
    {
        var missing = _project[..10] + "99999" + "AAA";
        var answers = new List<(int, string)>();
        foreach (var id in (string[])[_project, missing[..15]])
        {
            var answer = await _org.PostJsonAsync("sobjects/Task", $$"""{"Subject":"x","WhatId":"{{id}}"}""", _token);
            answers.Add((answer.Status, answer.ErrorCode));
        }
        Assert.Equal((400, "INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY"), answers[0]);
        Assert.Equal(answers[0], answers[1]);
    }

    [Fact]
    public async Task A_refused_deletion_does_not_name_records_that_are_hidden()
    {
        var lee = await _org.Org.AddUserAsync(
            new LocalUser("lee@acme.example").Object("Milestone__c", ObjectAccess.None), NeighbourOrg.Cancelled);
        foreach (var answer in new[] { await _org.SendAsync("DELETE", "/services/data/v67.0/sobjects/Contact/"
            + _contact, lee.Token), await _org.SendAsync("DELETE", "/services/data/v67.0/composite/sobjects?ids=" + _contact, lee.Token) })
        {
            Assert.Contains("DELETE_FAILED", answer.Body, StringComparison.Ordinal);
            Assert.DoesNotContain(_milestone, answer.Body, StringComparison.Ordinal);
            Assert.DoesNotContain("Milestone", answer.Body, StringComparison.Ordinal);
        }
        Assert.Contains(_milestone, (await _org.SendAsync(
            "DELETE", "/services/data/v67.0/sobjects/Contact/" + _contact, _org.Org.Token)).Body, StringComparison.Ordinal);
    }

    private static void Check(Attack attack, RawAnswer answer)
    {
        Assert.True(attack.Expected == "refused"
            ? answer.Status is 400 or 404
            : answer.Status == 200, $"{attack}: {answer.Status.ToString(CultureInfo.InvariantCulture)} {answer.Body}");
        RequireNoSecret(attack, answer);
    }

    private static void RequireNoSecret(Attack attack, RawAnswer answer)
    {
        // A refusal quotes what was asked.
        if (attack.Expected != "refused" || !attack.Input.Contains(Secret, StringComparison.Ordinal))
            Assert.DoesNotContain(Secret, answer.Body, StringComparison.OrdinalIgnoreCase);
    }
}
