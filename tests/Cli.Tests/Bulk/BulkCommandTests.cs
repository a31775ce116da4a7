using System.Text;
using Salesforce.Typed.Testing;

namespace Salesforce.Typed.Tests;

/// <summary><c>sftyped bulk</c> against a local org.</summary>
public sealed class BulkCommandTests
{
    [Fact]
    public async Task Records_are_created_updated_upserted_and_deleted_with_result_files_next_to_the_file()
    {
        await using var folder = await LoadFolder.StartAsync();
        folder.Write("new.csv", "\uFEFFName,ErpId__c,AnnualRevenue,Description\r\nA1,K1,912260031,\"two\r\nlines, and "
            + "\"\"quotes\"\"\"\r\nA2,K2,,#N/A\r\n\r\nA3,K3,5.50,ä\r\n");

        var (exitCode, output, error) = await folder.RunAsync("bulk", "create", "Account", "new.csv");
        Assert.Equal((0, "new.csv: 3 records: 3 succeeded (3 created).\n  new.success.csv", ""), (exitCode, output, error));
        var success = folder.Lines("new.success.csv");
        Assert.Equal("sf__Id,sf__Created,Name,ErpId__c,AnnualRevenue,Description", success[0]);
        Assert.EndsWith(",true,A2,K2,,#N/A", success[3], StringComparison.Ordinal);
        Assert.False(folder.Exists("new.failed.csv"));
        Assert.False(folder.Exists("new.csv.journal"));
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(folder.PathOf("new.success.csv")));

        folder.Write("more.csv", "ErpId__c;Name;Parent.ErpId__c\nK3;A3b;K1\nK4;A4;K1\n");
        (exitCode, output, _) =
            await folder.RunAsync("bulk", "upsert", "Account", "more.csv", "--key", "ErpId__c", "--delimiter", "semicolon");
        Assert.Equal((0, "more.csv: 2 records: 2 succeeded (1 created).\n  more.success.csv"), (exitCode, output));
        var rows = await folder.QueryAsync("SELECT Name, Parent.ErpId__c, AnnualRevenue FROM Account ORDER BY ErpId__c");
        Assert.Contains("\"Name\":\"A3b\",\"Parent\":{\"ErpId__c\":\"K1\"}", rows[2], StringComparison.Ordinal);
        Assert.Contains("5.5", rows[2], StringComparison.Ordinal);

        folder.Write("change.csv", string.Join('\n', [
            "Id,Phone", .. success.Skip(1).Where(l => l.StartsWith("001", StringComparison.Ordinal)).Select(l => l[..18] + ",1234")
        ]));
        Assert.Equal(0, (await folder.RunAsync("bulk", "update", "Account", "change.csv")).ExitCode);
        Assert.Equal(3, (await folder.QueryAsync("SELECT Id FROM Account WHERE Phone = '1234'")).Length);

        // A result file of a load names the records of the next one; its other columns are not read, and that is said.
        (exitCode, output, error) = await folder.RunAsync("bulk", "delete", "Account", "change.csv");
        Assert.Equal((0, "change.csv: 3 records: 3 succeeded.\n  change.success.csv"), (exitCode, output));
        Assert.Equal("change.csv: Records are deleted by their ids. These columns are not read: Phone.", error);
        Assert.Single(await folder.QueryAsync("SELECT Id FROM Account"));
    }

    [Fact]
    public async Task Records_that_fail_are_in_a_file_that_can_be_loaded_again()
    {
        await using var folder = await LoadFolder.StartAsync();
        folder.Write("parents.csv", "Name,ErpId__c\nP1,P1\n");
        Assert.Equal(0, (await folder.RunAsync("bulk", "create", "Account", "parents.csv")).ExitCode);
        folder.Write("contacts.csv", "LastName,Account.ErpId__c\nOne,P1\nTwo,P2\n");

        var (exitCode, output, error) = await folder.RunAsync("bulk", "create", "Contact", "contacts.csv");

        Assert.Equal((3, "contacts.csv: 2 records: 1 succeeded (1 created), 1 failed.\n  contacts.success.csv\n  "
            + "contacts.failed.csv"), (exitCode, output));
        Assert.StartsWith("Record 2: INVALID_FIELD: Foreign key external ID", error, StringComparison.Ordinal);
        var failed = folder.Lines("contacts.failed.csv");
        Assert.Equal("sf__Id,sf__Error,LastName,Account.ErpId__c", failed[0]);

        folder.Write("contacts.failed.csv", string.Join('\n', failed).Replace("P2", "P1", StringComparison.Ordinal));
        (exitCode, output, _) = await folder.RunAsync("bulk", "create", "Contact", "contacts.failed.csv", "--json");
        Assert.Equal(0, exitCode);
        Assert.StartsWith(
            """{"name":"contacts.failed.csv","records":1,"succeeded":1,"created":1,"failed":0,""", output, StringComparison.Ordinal);

        // A result file of an earlier load never stays as if it were one of this load.
        folder.Write("contacts.csv", "LastName\nThree\n");
        Assert.Equal(0, (await folder.RunAsync("bulk", "create", "Contact", "contacts.csv")).ExitCode);
        Assert.Equal(["sf__Id,sf__Error,LastName"], folder.Lines("contacts.failed.csv"));
    }

    [Fact]
    public async Task Records_of_which_the_org_says_nothing_and_those_it_did_not_process_have_files_of_their_own()
    {
        await using var folder = await LoadFolder.StartAsync();
        folder.Write("a.csv", "Name\n" + string.Concat(Enumerable.Range(0, 450).Select(i => $"A{i}\n")));
        folder.Org.Inject(new BulkFault { Kind = BulkFaultKind.RowLost, After = 10, Rows = 2 });
        folder.Org.Inject(new BulkFault { Kind = BulkFaultKind.BatchTimeout, After = 250 });

        var (exitCode, output, _) = await folder.RunAsync("bulk", "create", "Account", "a.csv");

        Assert.Equal(3, exitCode);
        Assert.Contains("not processed, 2 unknown: they may be written or not.", output, StringComparison.Ordinal);
        Assert.Equal(3, folder.Lines("a.unknown.csv").Length);
        Assert.True(folder.Lines("a.unprocessed.csv").Length > 100);
    }

    [Fact]
    public async Task A_file_with_faults_is_refused_before_anything_is_sent()
    {
        await using var folder = await LoadFolder.StartAsync();
        folder.Write("a.csv", Encoding.Latin1.GetBytes("Name,Nmae,AnnualRevenue\nM\u00fcller,x,abc\nB,x\n"));

        var (exitCode, output, error) = await folder.RunAsync("bulk", "create", "Account", "a.csv");

        Assert.Equal((3, ""), (exitCode, output));
        Assert.Equal(
            [
                "a.csv, line 1, column Nmae: Account has no field 'Nmae'. Did you mean Name?",
                "a.csv, line 2, column Name: The text is not UTF-8. Save the file as UTF-8 (in Excel: CSV UTF-8).",
                "a.csv, line 2, column AnnualRevenue: 'abc' is not a number, as 1234.5.",
                "a.csv, line 3: The row has 2 cells, and the header has 3. Is a quote missing, or a delimiter too many?",
                "4 problems: nothing was sent. Where the snapshots are older than the org, pull them, or say --no-check.",
            ],
            error.Split('\n'));
        Assert.Empty(folder.Org.Calls);
        Assert.False(folder.Exists("a.csv.journal"));
    }

    [Fact]
    public async Task Without_a_check_the_org_decides()
    {
        await using var folder = await LoadFolder.StartAsync();
        folder.Write("a.csv", $"Name,Industry\n{new string('x', 300)},Banking\nB,Banking\n");
        Assert.Equal(3, (await folder.RunAsync("bulk", "create", "Account", "a.csv")).ExitCode);
        Assert.Empty(folder.Org.Calls);

        var (exitCode, output, error) = await folder.RunAsync("bulk", "create", "Account", "a.csv", "--no-check");

        Assert.Equal(3, exitCode);
        Assert.StartsWith("a.csv: 2 records: 1 succeeded (1 created), 1 failed.", output, StringComparison.Ordinal);
        Assert.Contains("STRING_TOO_LONG", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Records_are_grouped_recognized_by_a_field_and_sent_again_when_they_were_locked()
    {
        await using var folder = await LoadFolder.StartAsync();
        folder.Write("parents.csv", "Name,ErpId__c\nP1,P1\nP2,P2\n");
        Assert.Equal(0, (await folder.RunAsync("bulk", "create", "Account", "parents.csv")).ExitCode);
        folder.Org.Inject(new BulkFault { Kind = BulkFaultKind.RowLocked, After = 3, Rows = 4 });
        folder.Write("contacts.csv", "LastName,Account.ErpId__c,Title\n"
            + string.Concat(Enumerable.Range(0, 20).Select(i => $"L,P{(i % 2) + 1},T{i}\n")));

        var (exitCode, output, error) = await folder.RunAsync(
            "bulk", "create", "Contact", "contacts.csv", "--retry-locked", "2", "--keep-together", "Account.ErpId__c", "--correlate",
            "Title");

        Assert.Equal((0, "contacts.csv: 20 records: 20 succeeded (20 created).\n  contacts.success.csv", ""), (exitCode, output, error));
        var ids = folder.Lines("contacts.success.csv").Skip(1).Select(l => l.Split(',')).ToDictionary(l => l[4], l => l[0]);
        Assert.All(
            await folder.QueryAsync("SELECT Id, Title FROM Contact"),
            row => Assert.Contains(ids, i => row == $"{{\"Id\":\"{i.Value}\",\"Title\":\"{i.Key}\"}}"));
    }

    [Fact]
    public async Task Records_with_equal_values_are_counted_as_ambiguous()
    {
        await using var folder = await LoadFolder.StartAsync();
        folder.Write("a.csv", "Name\nA\nA\nB\n");

        var (exitCode, output, _) = await folder.RunAsync("bulk", "create", "Account", "a.csv");

        Assert.Equal(0, exitCode);
        Assert.StartsWith("a.csv: 3 records: 3 succeeded (3 created). 2 have the same values as others", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("A load of a file that does not exist", "There is no file 'none.csv'.", "bulk", "create", "Account", "none.csv")]
    [InlineData(
        "An upsert without a key", "An upsert finds records by a key: name its field with --key.", "bulk", "upsert", "Account", "a.csv")]
    [InlineData("A field that is not a key", "Account.Name finds no record", "bulk", "upsert", "Account", "a.csv", "--key", "Name")]
    [InlineData("An object without a snapshot", "has no snapshot of 'Acount'. Did you mean Account?", "bulk", "create", "Acount", "a.csv")]
    [InlineData("A file of another kind", "is neither .csv nor .jsonl", "bulk", "create", "Account", "a.xlsx")]
    [InlineData("A field that does not "
        + "exist", "Account has no field or relationship 'Parnt'", "bulk", "create", "Account", "a.csv", "--keep-together", "Parnt")]
    [InlineData("A folder that is not a journal", "There is no folder 'none'", "bulk", "resume", "none")]
    public async Task What_cannot_be_loaded_is_one_sentence(string what, string message, params string[] arguments)
    {
        await using var folder = await LoadFolder.StartAsync();
        folder.Write("a.csv", "Name\nA\n");
        folder.Write("a.xlsx", "Name\nA\n");

        var (exitCode, output, error) = await folder.RunAsync(arguments);

        Assert.Equal((1, ""), (exitCode, output));
        Assert.True(error.Contains(message, StringComparison.Ordinal), $"{what}: {error}");
        Assert.DoesNotContain("Parameter", error, StringComparison.Ordinal);
        Assert.Empty(folder.Org.Calls);
    }
}
