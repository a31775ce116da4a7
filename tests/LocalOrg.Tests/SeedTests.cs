using System.Text;

namespace Salesforce.Typed.Tests;

/// <summary>Seeds: trees, plans and CSV, with references across files.</summary>
public sealed class SeedTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("seeds").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_plan_of_trees_and_csv_refers_across_its_files()
    {
        Write("accounts.csv", "\uFEFF@,Name,AnnualRevenue,Industry,Phone\r\nacme,Acme,1234567.89,Technology,\r\nbeta,\"Beta, \"\"the\"\" "
            + "second\",,,#N/A\r\n");
        Write(
            "contacts.json",
            """{"records":[{"attributes":{"type":"Contact","referenceId":"ray"},"LastName":"Ray","AccountId":"@acme"}]}""");
        Write(
            "tasks.csv",
            "Subject,WhoId,WhatId,User:Owner.Username,IsReminderSet,ActivityDate,Description\nCall,@ray,@beta,admin@local.example,true,2026-11-23,\"two\nlines\"\n\n");
        var plan = Write(
            "plan.json",
            """[{"sobject":"Account","files":["accounts.csv"]},{"sobject":"Contact","files":["contacts.json"]},{"sobject":"Task","files":["tasks.csv"]}]""");
        await using var org = await OrgClient.StartAsync(o => o.Seed(plan));
        Assert.Equal([
            "Acme|1234567.89|Technology|-", "Beta, \"the\" second|-|-|-"
        ], await org.RowsAsync("SELECT Name, AnnualRevenue, Industry, Phone FROM Account ORDER BY Name"));
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

    [Fact]
    public async Task The_progress_counts_the_records_of_each_file_and_children_too()
    {
        var rows = string.Concat(Enumerable.Range(0, 250).Select(i => $"A{i}\n"));
        Write("Account.csv", "Name\n" + rows);
        Write("tree.json", """
            {"records":[{"attributes":{"type":"Account","referenceId":"a"},"Name":"B",
              "Contacts":{"records":[{"attributes":{"type":"Contact","referenceId":"c"},"LastName":"Ray"}]}}]}
            """);
        var plan = Write("plan.json", """[{"sobject":"Account","files":["Account.csv"]},{"files":["tree.json"]}]""");
        var reports = new List<string>();
        await using var org =
            await OrgClient.StartAsync(o => o.Seed(plan).ReportSeeds(p => reports.Add($"{Path.GetFileName(p.File)} {p.Records}")));
        Assert.Equal(["Account.csv 100", "Account.csv 200", "Account.csv 250", "tree.json 2"], reports);
    }

    [Theory]
    [InlineData("Account.csv", "Name,Phone\nAcme,1\nBeta\n", ":3: 1 cells, and the first line has 2.")]
    [InlineData("Account.csv", "Name,Nome\nAcme,1\n", ":2: INVALID_FIELD: No such column 'Nome' on sobject of type Account")]
    [InlineData("Account.csv", "Name\n\"Acme\n", ":2: the quote that begins here is not closed.")]
    [InlineData("Account.csv", "Name\n\"Acme\"x\n", ":2: after a quoted cell comes a comma or the end of the line.")]
    [InlineData("Account.csv", "Name\nAc\"me\n", ":2: a cell with a quote in it is quoted as a whole, with the quote doubled.")]
    [InlineData("Account.csv", "Name,Phone,name\nA,1,B\n", ":1: the column 'name' is there twice.")]
    [InlineData("Account.csv", "", ": the file is empty, or is not a regular file.")]
    [InlineData("Contact.csv", "LastName,AccountId\nRay,@nobody\n", ":2: no record before has the referenceId 'nobody'.")]
    [InlineData("Nothing.csv", "Name\nx\n", ": the org has no object 'Nothing'; a CSV seed is named after its object, unless a plan says "
        + "of which it is.")]
    public async Task What_is_wrong_is_named_with_file_and_line(string file, string text, string message)
    {
        var path = Write(file, text);
        var refused = await Assert.ThrowsAsync<InvalidDataException>(() => OrgClient.StartAsync(o => o.Seed(path)));
        Assert.Equal(path + message, refused.Message);
    }

    [Fact]
    public async Task A_text_that_begins_with_an_at_sign_is_a_text_in_every_field_but_a_reference_field()
    {
        var csv = Write("Account.csv", "@,Name,Phone,Website,Description,Industry\nacme,@acme,@home,@site,\"@first\n@second\",@industry\n");
        var json = Write("contacts.json", """
            {"records":[{"attributes":{"type":"Contact","referenceId":"ray"},"LastName":"@acme","Title":"@nobody","Description":"@","AccountId":"@acme"}]}
            """);
        var keys = Write("Project__c.csv", "Name,ErpId__c,Parent__r.ErpId__c\n@a,@key,\n@b,@other,@key\n");
        await using var org = await OrgClient.StartAsync(o => o.Seed(csv).Seed(json).Seed(keys));
        Assert.Equal(["@acme|@home|@site|@first\n@second|@industry"], await org.RowsAsync(
            "SELECT Name, Phone, Website, Description, Industry FROM Account"));
        Assert.Equal(["@acme|@nobody|@|@acme"], await org.RowsAsync("SELECT LastName, Title, Description, Account.Name FROM Contact"));
        Assert.Equal(["@b|@a"], await org.RowsAsync("SELECT Name, Parent__r.Name FROM Project__c WHERE Parent__c != null"));
    }

    [Theory]
    [InlineData(
        """{"records":[{"attributes":{"type":"Contact"},"LastName":"A"},|{"attributes":{"type":"Contact"},"LastName":"B",|"AccountId":"@nobody"}]}""", ":3: no record before has the referenceId 'nobody'.")]
    [InlineData("""{"records":[|{"attributes":{"type":"Contact"},|"Nome":"@nobody"}]}""", ":2: INVALID_FIELD: No such column 'Nome' on "
        + "sobject of type Contact")]
    [InlineData(
        """{"records":[{"attributes":{"type":"Account"},"Name":"A","Contacts":{"records":[|{"attributes":{"type":"Contact"},"LastName":"B","AccountId":"@nobody"}]}}]}""", ":2: no record before has the referenceId 'nobody'.")]
    [InlineData(
        """{"records":[|{"attributes":{"type":"Contact"}}]}""", ":2: REQUIRED_FIELD_MISSING: Required fields are missing: [LastName]")]
    [InlineData("7", ": a seed is an object with \"records\", or a plan: an array of {\"sobject\", \"files\"}.")]
    public async Task What_is_wrong_with_a_tree_is_named_with_file_and_line(string text, string message)
    {
        var path = Write("seed.json", text.Replace('|', '\n'));
        var refused = await Assert.ThrowsAsync<InvalidDataException>(() => OrgClient.StartAsync(o => o.Seed(path)));
        Assert.Equal(path + message, refused.Message);
    }

    [Theory]
    [InlineData("Account.csv", "Name\nZ")]
    [InlineData("seed.json", "{\"records\":[{\"attributes\":{\"type\":\"Account\"},\n\"Name\":\"Z")]
    public async Task Bytes_that_are_not_text_are_named_with_their_place(string file, string before)
    {
        var path = Path.Combine(_folder, file);
        await File.WriteAllBytesAsync(
            path, [.. Encoding.UTF8.GetBytes(before), 0xFC, .. "rich\"}]}"u8], TestContext.Current.CancellationToken);
        var refused = await Assert.ThrowsAsync<InvalidDataException>(() => OrgClient.StartAsync(o => o.Seed(path)));
        var column = before.Length - before.LastIndexOf('\n');
        Assert.Equal($"{path}(2,{column}): The byte 0xFC at offset {before.Length} is not UTF-8. Save the file as UTF-8.", refused.Message);
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    public async Task Seeds_are_UTF_8_or_UTF_16_with_a_byte_order_mark(string name)
    {
        var encoding = Encoding.GetEncoding(name);
        var csv = Path.Combine(_folder, "Account.csv");
        var json = Path.Combine(_folder, "seed.json");
        await File.WriteAllTextAsync(csv, "Name\nZürich\n", encoding, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(
            json, """{"records":[{"attributes":{"type":"Account"},"Name":"Ärger"}]}""", encoding, TestContext.Current.CancellationToken);
        await using var org = await OrgClient.StartAsync(o => o.Seed(csv).Seed(json));
        Assert.Equal(["Zürich", "Ärger"], (await org.RowsAsync("SELECT Name FROM Account")).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task An_escape_of_half_a_character_in_a_tree_is_refused()
    {
        var path = Write("seed.json", """{"records":[{"attributes":{"type":"Account"},"Name":"\ud83d"}]}""");
        var refused = await Assert.ThrowsAsync<InvalidDataException>(() => OrgClient.StartAsync(o => o.Seed(path)));
        Assert.StartsWith(path + ": JSON_PARSER_ERROR: Unpaired surrogate in a string at byte ", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("null", "a seed is an object with \"records\"")]
    [InlineData("[null]", "every step of a plan has \"files\"")]
    [InlineData("""[{"files":[null]}]""", "a file of a plan is a string")]
    [InlineData("""[{"files":[{"file":1}]}]""", "a file of a plan is a string")]
    [InlineData("""[{"files":[{"file":null}]}]""", "a file of a plan is a string")]
    [InlineData("""[{"files":[""]}]""", "a file of a plan is a string with the name of a file")]
    [InlineData("""[{"files":["a\u0000b"]}]""", "a file of a plan is a string with the name of a file")]
    [InlineData("""[{"files":["."]}]""", "the plan names '.', which is a folder")]
    [InlineData("""[{"files":["nothing.json"]}]""", "the plan names 'nothing.json', and there is no file")]
    [InlineData("""[{"files":["plan.json"]}]""", "the plan names itself")]
    [InlineData("""[{"files":["./other/../plan.json"]}]""", "the plan names itself")]
    [InlineData("""[{"files":["other/back.json"]}]""", "the plan names itself, by way of back.json")]
    [InlineData("""{"records":[null]}""", "Must specify attributes")]
    [InlineData("""{"records":[{"attributes":{"type":"Account"},"Name":{}}]}""", "JSON_PARSER_ERROR")]
    public async Task A_seed_that_cannot_be_used_is_refused_in_a_sentence(string text, string message)
    {
        Directory.CreateDirectory(Path.Combine(_folder, "other"));
        await File.WriteAllTextAsync(
            Path.Combine(_folder, "other", "back.json"), """[{"files":["../plan.json"]}]""", TestContext.Current.CancellationToken);
        var plan = Write("plan.json", text);
        var refused = await Assert.ThrowsAsync<InvalidDataException>(() => OrgClient.StartAsync(o => o.Seed(plan)));
        Assert.Contains("plan.json", refused.Message, StringComparison.Ordinal);
        Assert.Contains(message, refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refused.Message);
    }

    [Fact]
    public async Task Plans_can_name_plans_and_the_same_file_twice()
    {
        Write("Account.csv", "Name\nAcme\n");
        Write("inner.json", """[{"files":["Account.csv"]}]""");
        var plan = Write("plan.json", """[{"files":["inner.json","inner.json"]}]""");
        await using var org = await OrgClient.StartAsync(o => o.Seed(plan));
        Assert.Equal(["Acme", "Acme"], await org.RowsAsync("SELECT Name FROM Account"));
    }

    [Theory]
    [InlineData("a.b:c")]
    [InlineData(".")]
    [InlineData(":.")]
    [InlineData("Owner.")]
    [InlineData("User:.Username")]
    public async Task A_column_of_another_form_is_refused(string column)
    {
        var path = Write("Account.csv", $"Name,{column}\nAcme,x\n");
        var refused = await Assert.ThrowsAsync<InvalidDataException>(() => OrgClient.StartAsync(o => o.Seed(path)));
        Assert.StartsWith(path + ":2: ", refused.Message, StringComparison.Ordinal);
    }

    private string Write(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllText(path, text);
        return path;
    }
}
