namespace Salesforce.Typed.Tests;

/// <summary><c>sftyped import</c> against a local org.</summary>
public sealed class ImportTests
{
    [Fact]
    public async Task Small_files_are_written_by_requests_for_many_records_and_large_ones_by_bulk_jobs()
    {
        await using var folder = await LoadFolder.StartAsync();
        folder.Write("small.csv", "Name\n" + string.Concat(Enumerable.Range(0, 2_000).Select(i => $"A{i}\n")));
        folder.Write("large.csv", "Name\n" + string.Concat(Enumerable.Range(0, 2_001).Select(i => $"A{i}\n")));

        var (exitCode, output, error) = await folder.RunAsync("import", "small.csv", "large.csv", "--object", "Account");

        Assert.Equal((0, ""), (exitCode, error));
        Assert.Equal(
            "small.csv: 2,000 records: 2,000 succeeded (2,000 created).\n  small.success.csv\nlarge.csv: 2,001 records: 2,001 succeeded "
                + "(2,001 created).\n  large.success.csv",
            output);
        Assert.Equal(10, folder.Org.Calls.Count(c => c.Target.Contains("/composite/sobjects", StringComparison.Ordinal)));
        Assert.Equal(1, folder.Org.Calls.Count(c => c.Method == "PUT"));
    }

    [Fact]
    public async Task Lines_of_JSON_are_loaded_with_parents_and_what_failed_has_a_file()
    {
        await using var folder = await LoadFolder.StartAsync();
        folder.Write("accounts.jsonl", "{\"Name\":\"P\",\"ErpId__c\":\"K1\",\"AnnualRevenue\":12.5,\"Regions__c\":[\"EMEA\",\"APAC\"]}\n");
        Assert.Equal(0, (await folder.RunAsync("import", "accounts.jsonl", "--object", "Account")).ExitCode);
        folder.Write(
            "contacts.jsonl",
            "{\"LastName\":\"One\",\"Account\":{\"ErpId__c\":\"K1\"}}\n{\"LastName\":\"Two\",\"Account\":{\"ErpId__c\":\"K2\"}}");

        var (exitCode, output, error) = await folder.RunAsync("import", "contacts.jsonl", "--object", "Contact");

        Assert.Equal((3, "contacts.jsonl: 2 records: 1 succeeded (1 created), 1 failed.\n  contacts.success.csv\n  "
            + "contacts.failed.csv"), (exitCode, output));
        Assert.StartsWith("Record 2: ", error, StringComparison.Ordinal);
        Assert.Equal("sf__Id,sf__Error,LastName,Account.ErpId__c", folder.Lines("contacts.failed.csv")[0]);
        Assert.Equal(["{\"Regions__c\":\"EMEA;APAC\",\"AnnualRevenue\":12.5}"], await folder.QueryAsync(
            "SELECT Regions__c, AnnualRevenue FROM Account"));
    }

    [Fact]
    public async Task All_files_are_checked_before_any_of_them_is_sent()
    {
        await using var folder = await LoadFolder.StartAsync();
        folder.Write("a.csv", "Name\nA\n");
        folder.Write("b.csv", "Nmae\nA\n");

        var (exitCode, _, error) = await folder.RunAsync("import", "a.csv", "b.csv", "--object", "Account");

        Assert.Equal(3, exitCode);
        Assert.Contains("b.csv, line 1, column Nmae", error, StringComparison.Ordinal);
        Assert.Empty(folder.Org.Calls);
    }

    [Theory]
    [InlineData("--key is for an upsert.", "import", "a.csv", "--object", "Account", "--operation", "create", "--key", "ErpId__c")]
    [InlineData("--journal holds one load.", "import", "a.csv", "b.csv", "--object", "Account", "--journal", "j")]
    [InlineData("--object", "import", "a.csv")]
    public async Task A_command_line_that_makes_no_sense_is_refused(string message, params string[] arguments)
    {
        await using var folder = await LoadFolder.StartAsync();

        var (exitCode, _, error) = await folder.RunAsync(arguments);

        Assert.Equal(2, exitCode);
        Assert.Contains(message, error, StringComparison.Ordinal);
    }
}
