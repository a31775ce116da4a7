using System.Text;
using Salesforce.Typed.Bulk;
using Salesforce.Typed.Cli.Shared.Loads;

namespace Salesforce.Typed.Tests;

/// <summary>What is found wrong with files by the snapshots, before anything is sent.</summary>
public sealed class PreflightTests
{
    [Theory]
    [InlineData("Project__c", "StartDate__c", "2026-02-30", "'2026-02-30' is not a day, as 2026-11-23.")]
    [InlineData("Project__c", "StartDate__c", "01.02.2026", "'01.02.2026' is not a day, as 2026-11-23.")]
    [InlineData("Project__c", "StartDate__c", "2026-11-23T00:00:00Z", "'2026-11-23T00:00:00Z' is not a day, as 2026-11-23.")]
    [InlineData("Project__c", "KickoffAt__c", "2026-11-23 08:15", "'2026-11-23 08:15' is not an instant, as 2026-11-23T08:15:30Z.")]
    [InlineData("Project__c", "DailyStandup__c", "8am", "'8am' is not a time of day, as 13:05:30.000Z.")]
    [InlineData("Project__c", "IsBillable__c", "yes", "'yes' is not true or false.")]
    [InlineData("Project__c", "IsBillable__c", "#N/A", "A checkbox cannot be cleared: it takes true or false.")]
    [InlineData("Project__c", "Budget__c", "\"1,000\"", "'1,000' is not a number, as 1234.5.")]
    [InlineData("Project__c", "Budget__c", "null", "'null' is not a number, as 1234.5.")]
    [InlineData("Project__c", "Budget__c", "NaN", "'NaN' is not a number, as 1234.5.")]
    [InlineData("Project__c", "Budget__c", "5 ", "'5 ' is not a number, as 1234.5.")]
    [InlineData("Project__c", "Site__Latitude__s", "48,1", null)]
    [InlineData("Project__c", "Site__Latitude__s", "\"48,1\"", "'48,1' is not a number, as 48.137.")]
    [InlineData("Project__c", "Priority__c", "Hgih", "'Hgih' is not a value of the picklist, which is restricted. Did you mean High?")]
    [InlineData("Project__c", "Account__c", "001xx", "'001xx' is not an id.")]
    [InlineData("Project__c", "Account__c", "003000000000001AAA", "'003000000000001AAA' is not an id of Account: it is an id of Contact, "
        + "and ids of Account begin with '001'.")]
    [InlineData("Account", "NumberOfEmployees", "3.5", "'3.5' is not a whole number.")]
    [InlineData("Account", "NumberOfEmployees", "3000000000", "'3000000000' is not a whole number.")]
    [InlineData(
        "Account", "Site", "0123456789012345678901234567890123456789012345678901234567890123456789012345678901",
        "The text has 82 characters, and the field takes 80.")]
    [InlineData("Account", "Name", "#N/A", "The field is required and cannot be cleared.")]
    public async Task A_wrong_value_is_named_with_its_line_and_column(string sobject, string column, string cell, string? message)
    {
        var found = await CheckAsync(sobject, BulkOperation.Update, null, $"Id,{column}\n{IdOf(sobject)},{cell}\n");

        var expected = message is null ? "f.csv, line 2: The row has 3 cells" : $"f.csv, line 2, column {column}: {message}";
        Assert.StartsWith(expected, Assert.Single(found), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Project__c", "StartDate__c,KickoffAt__c,DailyStandup__c", "2026-11-23,2026-11-23T08:15:30+01:00,13:05:30Z")]
    [InlineData("Project__c", "IsBillable__c,Budget__c,Weight__c", "TRUE,-1.5E3,+7")]
    [InlineData("Project__c", "Priority__c,Tags__c,Category__c", "high,Strategic;At Risk,Anything")]
    [InlineData("Project__c", "Account__r.ErpId__c,Parent__r.ErpId__c,Name", "K1,#N/A,x")]
    [InlineData("Project__c", "account__c,NAME", "001000000000001,x")]
    public async Task What_the_platform_takes_is_taken(string sobject, string columns, string cells) =>
        Assert.Empty(await CheckAsync(sobject, BulkOperation.Update, null, $"Id,{columns}\n{IdOf(sobject)},{cells}\n"));

    [Theory]
    [InlineData("Nmae", "Account has no field 'Nmae'. Did you mean Name?")]
    [InlineData(" Name", "Account has no field ' Name'. Did you mean Name")]
    [InlineData("", "The column has no name.")]
    [InlineData("Owner", "Account.Owner is a relationship. Name the parent by a key (Owner.")]
    [InlineData("Parent", "Account.Parent is a relationship. Name the parent by a key (Parent.ErpId__c) or by its id (ParentId).")]
    [InlineData("Contacts", "Account.Contacts is a relationship to children")]
    [InlineData("BillingAddress", "Account.BillingAddress is a compound of other fields. Use a column for each part.")]
    [InlineData("CreatedDate", "Account.CreatedDate is read-only")]
    [InlineData("Parent.Name", "Account.Name finds no record.")]
    [InlineData("Parent.Id", "Account.Id finds no record.")]
    [InlineData("Parent.ErpId", "Account has no field 'ErpId'. Did you mean ErpId__c?")]
    [InlineData("Parnt.ErpId__c", "Account has no field 'Parnt'. Did you mean Parent")]
    [InlineData("Id", "The org gives new records their ids.")]
    public async Task A_wrong_column_is_named(string column, string message)
    {
        var found = await CheckAsync("Account", BulkOperation.Create, null, $"Name,{column}\nA,x\n");

        Assert.StartsWith($"f.csv, line 1, column {column}: {message}", Assert.Single(found), StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_wrong_columns_are_named_and_what_is_missing()
    {
        var found = await CheckAsync("Milestone__c", BulkOperation.Create, null, "Nmae,Notes__c,Nmae,Amout__c,notes__c\n1,2,3,4,5\n");

        Assert.Equal(
            [
                "f.csv, line 1, column Nmae: Milestone__c has no field 'Nmae'. Did you mean Name?",
                "f.csv, line 1, column Nmae: The column appears twice.",
                "f.csv, line 1, column Amout__c: Milestone__c has no field 'Amout__c'. Did you mean Amount__c?",
                "f.csv, line 1, column notes__c: The column appears twice.",
                "f.csv, line 1: The column Project__c is missing: Milestone__c cannot be created without it.",
                "f.csv, line 1: The column Responsible__c is missing: Milestone__c cannot be created without it.",
                "f.csv, line 1: The column Title__c is missing: Milestone__c cannot be created without it.",
            ],
            found.Where(f => !f.Contains("line 2", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_parent_that_is_named_by_a_key_makes_its_reference_unnecessary_and_is_named_in_one_way()
    {
        Assert.Equal(
            ["f.csv, line 1: The column Responsible__c is missing: Milestone__c cannot be created without it."],
            await CheckAsync("Milestone__c", BulkOperation.Create, null, "Notes__c,Title__c,Project__r.ErpId__c\nM,T,K1\n"));
        Assert.Equal(
            ["f.csv, line 1, column Account.ErpId__c: The column AccountId sets the same field. Leave one of them out."],
            await CheckAsync("Contact", BulkOperation.Create, null, "LastName,AccountId,Account.ErpId__c\nL,,K1\n"));
    }

    [Fact]
    public async Task Keys_that_appear_twice_are_named_with_both_lines_as_the_platform_compares_them()
    {
        Assert.Equal(
            [
                "f.csv, line 4, column ErpId__c: The record of line 2 has the same value. Leave one of them out.",
                "f.csv, line 5, column ErpId__c: The record has no key, by which an upsert finds it.",
            ],
            await CheckAsync("Account", BulkOperation.Upsert, "ErpId__c", "ErpId__c,Name\nk1,A\nK2,B\n\"K1 \",C\n,D\n"));
        Assert.Equal(
            ["f.csv, line 3, column Id: The record of line 2 has the same value. Leave one of them out."],
            await CheckAsync("Account", BulkOperation.Delete, null, "Id\n001000000000001\n001000000000001AAA\n"));
        Assert.Equal(
            ["f.csv, line 3, column LegacyNumber__c: The record of line 2 has the same value. Leave one of them out."],
            await CheckAsync("Project__c", BulkOperation.Upsert, "LegacyNumber__c", "LegacyNumber__c,Name\n5,A\n5.0,B\n"));
    }

    [Theory]
    [InlineData(BulkOperation.Update, null, "Name\nA\n", "f.csv, line 1: The column Id is missing: it names the record.")]
    [InlineData(
        BulkOperation.Upsert, "ErpId__c", "Name\nA\n", "f.csv, line 1: The column ErpId__c is missing: it is the key of the upsert.")]
    [InlineData(BulkOperation.Upsert, "ErpId__c", "ErpId__c,Id\nA,001000000000001\n", "f.csv, line 1, column Id: The records are named by "
        + "ErpId__c.")]
    [InlineData(BulkOperation.Update, null, "Id,Name\n001000000000001,\n", "f.csv, line 2: The row has the id alone, so there is nothing "
        + "to update.")]
    [InlineData(BulkOperation.Update, null, "Id,Name\n,A\n", "f.csv, line 2, column Id: The record has no id.")]
    [InlineData(BulkOperation.Create, null, "Name,Phone\n,1\n", "f.csv, line 2, column Name: The field is required.")]
    [InlineData(BulkOperation.Create, null, "Name;Phone\nA;1\n", "f.csv, line 1, column Name;Phone: Account has no field 'Name;Phone'.")]
    [InlineData(BulkOperation.Create, null, "Name\n", "f.csv: The file has no records.")]
    [InlineData(BulkOperation.Create, null, "", "'f.csv' is empty, or is not a regular file.")]
    [InlineData(
        BulkOperation.Create, null, "Name,Phone\n\"a\nb\",\"1\" 2\n", "f.csv: Text follows the closing quote of cell 2, in row 1 (line 3)")]
    [InlineData(
        BulkOperation.Create, null, "Name\n\"a\n", "f.csv: The text ends inside cell 1, which has no closing quote, in row 1 (line 2)")]
    public async Task What_is_wrong_with_a_file_is_said(BulkOperation operation, string? key, string text, string message)
    {
        var found = await CheckAsync("Account", operation, key, text);

        Assert.StartsWith(message, found[0].Replace(_folder, "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lines_are_counted_in_the_file_and_not_in_rows()
    {
        Assert.Equal(
            ["f.csv, line 4, column NumberOfEmployees: 'x' is not a whole "
                + "number.", "f.csv, line 7, column NumberOfEmployees: 'y' is not a whole number."],
            await CheckAsync("Account", BulkOperation.Create, null, "Name,Description,NumberOfEmployees\nA,\"1\n2\n3\",x\n\n\nB,,y\n"));
    }

    [Fact]
    public async Task A_hundred_problems_are_listed_and_all_are_counted()
    {
        var problems = await ProblemsAsync(
            "Account", BulkOperation.Create, null, "f.csv", "Name,NumberOfEmployees\n" + string.Concat(Enumerable.Repeat("A,x\n", 250)));

        Assert.Equal((100, 250), (problems.Listed.Count, problems.Count));
    }

    [Fact]
    public async Task Lines_of_JSON_are_checked_too()
    {
        var problems = await ProblemsAsync("Contact", BulkOperation.Create, null, "f.jsonl", """
            {"attributes": {"type": "Contact"}, "LastName": "A", "Account": {"attributes": {}, "ErpId__c": "K1"}, "Birthdate": null}
            {"LastName": "A", "Nmae": 1}

            {"LastName": "B", "Nmae": 1, "Birthdate": "soon"}
            {"FirstName": "x"}
            {"LastName": "\ud83d"}
            {"LastName": "#N/A"}
            {"LastName": "A"} x
            [1]
            {"LastName": "C", "Account": {"ErpId__c": "1", "Name": "2"}}
            {"LastName": "D", "LastName": "E"}
            {}
            """);

        Assert.Equal(
            [
                "f.jsonl, line 2, column Nmae: Contact has no field 'Nmae'. Did you mean Name?",
                "f.jsonl, line 4, column Birthdate: 'soon' is not a day, as 2026-11-23.",
                "f.jsonl, line 5, column LastName: The field is required.",
                "f.jsonl, line 6, column LastName: The text has half of a character, as \\ud83d without the other half. Remove it.",
                "f.jsonl, line 7, column LastName: The text #N/A clears a field in Bulk API, so it cannot be written. To clear the field, "
                    + "write null.",
                "f.jsonl, line 8: The line is not JSON, at byte 19 of it.",
                "f.jsonl, line 9: The line is not a JSON object.",
                "f.jsonl, line 10, column Account: A parent is named by one key, as {\"ErpId__c\": \"K-1\"}.",
                "f.jsonl, line 11, column LastName: The field is set twice.",
                "f.jsonl, line 12, column LastName: The field is required.",
                "f.jsonl, line 12: The row sets no field.",
            ],
            problems.Listed.Select(p => p.ToString().Replace(_folder, "", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_file_of_UTF_16_is_refused()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("f.csv", "");
        await File.WriteAllTextAsync(path, "Name\nA\n", Encoding.Unicode, TestContext.Current.CancellationToken);

        var problems = await RunAsync("Account", BulkOperation.Create, null, path);

        Assert.Equal($"'{path}' is UTF-16. Save it as UTF-8.", Assert.Single(problems.Listed).ToString());
    }

    private string _folder = "";

    private static string IdOf(string sobject) => sobject == "Account" ? "001000000000001AAA" : "a01000000000001AAA";

    private async Task<List<string>> CheckAsync(string sobject, BulkOperation operation, string? key, string text)
    {
        var problems = await ProblemsAsync(sobject, operation, key, "f.csv", text);
        return [.. problems.Listed.Select(p => p.ToString().Replace(_folder, "", StringComparison.Ordinal))];
    }

    private async Task<FileProblems> ProblemsAsync(string sobject, BulkOperation operation, string? key, string name, string text)
    {
        using var folder = new TemporaryFolder();
        _folder = folder.Path + Path.DirectorySeparatorChar;
        return await RunAsync(sobject, operation, key, folder.Write(name, text));
    }

    private static async Task<FileProblems> RunAsync(string sobject, BulkOperation operation, string? key, string path)
    {
        var described = LoadObject.Find(sobject, TestPaths.InRepository("describe-snapshots"), isChecked: true);
        var problems = new FileProblems();
        var check = new Preflight(LoadTarget.Of(described, operation, key), problems);
        await check.RunAsync(RowFile.Of(path, CsvDelimiter.Comma), static _ => { }, TestContext.Current.CancellationToken);
        return problems;
    }
}
