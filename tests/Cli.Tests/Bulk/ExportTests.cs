namespace Salesforce.Typed.Tests;

/// <summary><c>sftyped export</c> against a local org.</summary>
public sealed class ExportTests
{
    private const string Accounts =
        "Name,ErpId__c,AnnualRevenue,Description,Parent.ErpId__c\nA1,K1,5.5,\"a \"\"quote\"\", a comma\nand =1+1\",\nA2,K2,,,\n";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Rows_are_written_exactly_in_CSV_and_JSON(bool isBulk)
    {
        await using var folder = await FilledAsync();
        string[] more = isBulk ? ["--bulk"] : [];
        const string Soql =
            "SELECT Name, AnnualRevenue, Description, Parent.Name, IsDeleted FROM Account WHERE ErpId__c != null ORDER BY Name";

        var (exitCode, output, error) = await folder.RunAsync(["export", Soql, "-o", "a.csv", .. more]);
        Assert.Equal((0, "a.csv: 3 rows", ""), (exitCode, output, error));
        var csv = await File.ReadAllTextAsync(folder.PathOf("a.csv"), TestContext.Current.CancellationToken);
        Assert.Equal(
            "Name,AnnualRevenue,Description,Parent.Name,IsDeleted\nA1,5.5,\"a \"\"quote\"\", a comma\nand "
                + "=1+1\",,false\nA2,,,,false\nA3,,,A1,false\n", csv.Replace("5.50", "5.5", StringComparison.Ordinal));

        (exitCode, output, error) = await folder.RunAsync(["export", Soql, "-o", "a.jsonl", .. more]);
        Assert.Equal((0, "a.jsonl: 3 rows", ""), (exitCode, output, error));
        var lines = folder.Lines("a.jsonl");
        Assert.Equal(3, lines.Length);
        Assert.StartsWith("{\"Name\":\"A1\",\"AnnualRevenue\":5.5", lines[0], StringComparison.Ordinal);
        Assert.EndsWith("\"Parent\":null,\"IsDeleted\":false}", lines[1], StringComparison.Ordinal);
        Assert.EndsWith("\"Parent\":{\"Name\":\"A1\"},\"IsDeleted\":false}", lines[2], StringComparison.Ordinal);
        Assert.Equal(isBulk, folder.Org.Calls.Any(c => c.Target.Contains("/jobs/query", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task What_was_exported_can_be_imported()
    {
        await using var folder = await FilledAsync();
        Assert.Equal(0, (await folder.RunAsync(
            "export", "SELECT ErpId__c, Name, AnnualRevenue FROM Account WHERE ErpId__c != null", "-o", "a.csv", "--bulk")).ExitCode);

        var (exitCode, output, error) = await folder.RunAsync("import", "a.csv", "--object", "Account", "--key", "ErpId__c");

        Assert.Equal((0, "a.csv: 3 records: 3 succeeded.\n  a.success.csv", ""), (exitCode, output, error));
    }

    [Theory]
    [InlineData("SELECT a.Name, a.Parent.Name FROM Account a ORDER BY a.Name", "Name,Parent.Name\nA1,\nA2,\nA3,A1\n")]
    [InlineData("SELECT Industry, COUNT(Id) n FROM Account GROUP BY Industry", "Industry,n\n,3\n")]
    [InlineData("SELECT Name FROM Account WHERE Name = 'none'", "Name\n")]
    public async Task Columns_come_from_the_statement_or_the_first_row(string soql, string expected)
    {
        await using var folder = await FilledAsync();

        var (exitCode, _, error) = await folder.RunAsync("export", soql, "-o", "a.csv");

        Assert.Equal((0, ""), (exitCode, error));
        Assert.Equal(expected, await File.ReadAllTextAsync(folder.PathOf("a.csv"), TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData(3, "error INVALID_FIELD", "SELECT Nmae FROM Account", "-o", "a.csv", "--bulk")]
    [InlineData(
        1, "A bulk query cannot have GROUP BY.", "SELECT Industry, COUNT(Id) FROM Account GROUP BY Industry", "-o", "a.csv", "--bulk")]
    [InlineData(1, "A bulk query cannot have child records.", "SELECT Id, (SELECT Id FROM Contacts) FROM Account", "-o", "a.csv", "--bulk")]
    [InlineData(1, "A bulk query cannot have aggregates.", "SELECT MAX(Name) FROM Account", "-o", "a.csv", "--bulk")]
    [InlineData(1, "SELECT COUNT() has no rows.", "SELECT COUNT() FROM Account", "-o", "a.csv")]
    [InlineData(1, "The file is .csv or .jsonl by its name; it is 'a.xlsx'.", "SELECT Id FROM Account", "-o", "a.xlsx")]
    public async Task What_cannot_be_exported_is_one_sentence_and_nothing_is_sent(int expected, string message, params string[] arguments)
    {
        await using var folder = await LoadFolder.StartAsync();

        var (exitCode, output, error) = await folder.RunAsync(["export", .. arguments]);

        Assert.Equal((expected, ""), (exitCode, output));
        Assert.Contains(message, error, StringComparison.Ordinal);
        Assert.Empty(folder.Org.Calls);
    }

    [Fact]
    public async Task A_file_that_is_not_complete_does_not_appear_and_an_old_one_stays()
    {
        await using var folder = await FilledAsync();
        folder.Write("a.csv", "old");

        var (exitCode, _, _) = await folder.RunAsync("export", "SELECT Name, Nothing__c FROM Account", "-o", "a.csv", "--no-check");

        Assert.Equal(1, exitCode);
        Assert.Equal(["old"], folder.Lines("a.csv"));
        Assert.Empty(Directory.GetFiles(folder.PathOf(""), ".sftyped-*"));
    }

    private static async Task<LoadFolder> FilledAsync()
    {
        var folder = await LoadFolder.StartAsync();
        folder.Write("seed.csv", Accounts);
        Assert.Equal(0, (await folder.RunAsync("import", "seed.csv", "--object", "Account")).ExitCode);
        folder.Write("seed2.jsonl", "{\"Name\":\"A3\",\"ErpId__c\":\"K3\",\"Parent\":{\"ErpId__c\":\"K1\"}}");
        Assert.Equal(0, (await folder.RunAsync("import", "seed2.jsonl", "--object", "Account")).ExitCode);
        return folder;
    }
}
