namespace Salesforce.Typed.Tests;

/// <summary>Seeds: trees, plans and CSV, with references across files.</summary>
public sealed class SeedTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("seeds").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_plan_of_trees_and_csv_refers_across_its_files()
    {
        Write("accounts.csv", "\uFEFF@,Name,AnnualRevenue,Industry,Phone\r\nacme,Acme,1234567.89,Technology,\r\nbeta,\"Beta, \"\"the\"\" second\",,,#N/A\r\n");
        Write("contacts.json", """{"records":[{"attributes":{"type":"Contact","referenceId":"ray"},"LastName":"Ray","AccountId":"@acme"}]}""");
        Write("tasks.csv", "Subject,WhoId,WhatId,User:Owner.Username,IsReminderSet,ActivityDate,Description\nCall,@ray,@beta,admin@local.example,true,2026-11-23,\"two\nlines\"\n\n");
        var plan = Write("plan.json", """[{"sobject":"Account","files":["accounts.csv"]},{"sobject":"Contact","files":["contacts.json"]},{"sobject":"Task","files":["tasks.csv"]}]""");
        await using var org = await OrgClient.StartAsync(o => o.Seed(plan));
        Assert.Equal(["Acme|1234567.0|Technology|-", "Beta, \"the\" second|-|-|-"], await org.RowsAsync("SELECT Name, AnnualRevenue, Industry, Phone FROM Account ORDER BY Name"));
        Assert.Equal(["Ray|Acme"], await org.RowsAsync("SELECT LastName, Account.Name FROM Contact"));
        Assert.Equal(
            ["Call|Ray|Beta, \"the\" second|Local Admin|True|2026-11-23|two\nlines"],
            await org.RowsAsync("SELECT Subject, Who.Name, What.Name, Owner.Name, IsReminderSet, ActivityDate, Description FROM Task"));
    }

    [Fact]
    public async Task References_hold_from_seed_to_seed_and_a_csv_is_named_after_its_object()
    {
        var accounts = Write("Account.csv", "@,Name\na,Acme\n");
        var contacts = Write("Contact.csv", "LastName,AccountId\nRay,@a\n");
        await using var org = await OrgClient.StartAsync(o => o.Seed(accounts).Seed(contacts));
        Assert.Equal(["Ray|Acme"], await org.RowsAsync("SELECT LastName, Account.Name FROM Contact"));
    }

    [Fact]
    public async Task A_parent_may_be_named_by_its_external_id()
    {
        var projects = Write("Project__c.csv", "Name,ErpId__c,Parent__r.ErpId__c\nTop,E1,\nBelow,E2,E1\n");
        await using var org = await OrgClient.StartAsync(o => o.Seed(projects));
        Assert.Equal(["Below|Top"], await org.RowsAsync("SELECT Name, Parent__r.Name FROM Project__c WHERE Parent__c != null"));
    }

    [Theory]
    [InlineData("Account.csv", "Name,Phone\nAcme,1\nBeta\n", ":3: 1 cells, and the first line has 2.")]
    [InlineData("Account.csv", "Name,Nome\nAcme,1\n", ":2: INVALID_FIELD: No such column 'Nome' on sobject of type Account")]
    [InlineData("Account.csv", "Name\n\"Acme\n", ":2: the quote that begins here is not closed.")]
    [InlineData("Account.csv", "Name\n\"Acme\"x\n", ":2: after a quoted cell comes a comma or the end of the line.")]
    [InlineData("Account.csv", "Name\nAc\"me\n", ":2: a cell with a quote in it is quoted as a whole, with the quote doubled.")]
    [InlineData("Account.csv", "", ": the file is empty, or is not a regular file.")]
    [InlineData("Contact.csv", "LastName,AccountId\nRay,@nobody\n", ":2: no record before has the referenceId 'nobody'.")]
    [InlineData("Nothing.csv", "Name\nx\n", ": the org has no object 'Nothing'; a CSV seed is named after its object, unless a plan says of which it is.")]
    public async Task What_is_wrong_is_named_with_file_and_line(string file, string text, string message)
    {
        var path = Write(file, text);
        var refused = await Assert.ThrowsAsync<InvalidDataException>(() => OrgClient.StartAsync(o => o.Seed(path)));
        Assert.Equal(path + message, refused.Message);
    }

    private string Write(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllText(path, text);
        return path;
    }
}
