using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Salesforce.Typed.Cli.SoqlCheck;

namespace Salesforce.Typed.Tests;

public sealed class SoqlCheckTests
{
    private static readonly string Snapshots = TestPaths.InRepository("describe-snapshots");

    [Fact]
    public void Each_error_shows_its_place_in_the_file_and_in_the_statement()
    {
        const string Statements = """
            SELECT Id, Name FROM Account WHERE Name LIKE 'A%' ORDER BY Name LIMIT 10

            SELECT Id FROM Account WHERE Name = 'a' AND Name = 'b' OR Name = 'c'
              SELECT Nmae, Id FROM Acount
            SELECT Id, Nmae, Owner.Nmae FROM Account WHERE AnnualRevenue > '5'
            {"soql": "SELECT Id\nFROM Account\nWHERE Nmae = 'x'", "note": "three lines"}
            {"note": "caf\u00e9 é", "soql": "SELECT \u0049d, Na\u006de, Wrong__c FROM Account"}
            {"soql": "SELECT \"Id\" FROM Account"}
            {"note": "nothing to check"}
            {not json
            FIND {Acme} RETURNING Account(Id, Nmae)
            find {Acme
            FIND {Acme*} IN NAME FIELDS RETURNING Account(Id), Contact(Name)
            SELECT Id FROM Account WHERE Name = :name
            SELECT Id FROM Account WITH USER_MODE
            SELECT Id FROM Account FOR UPDATE
            SELECT Id FROM Account WHERE Industry = 'Banking' AND Name IN ('aaaaaaaaaaaaaaaaaaaaa', 'bbbbbbbbbbbbbbbbbbbbb', 5, 'ccccccccccccccccccccccccc', 'ddddddddddddddddddd', 'eeeee')
            SELECT	Id	FROM	Account	WHERE	Oops = 1
            SELECT Id FROM Account WHERE
            """;
        var (exitCode, output, error) = Run(Statements, "--snapshots", Snapshots);
        Assert.Equal((1, ""), (exitCode, error));
        Approved.Text(output, "soql-check");
    }

    [Fact]
    public void A_statement_is_one_line_of_JSON()
    {
        var (exitCode, output, _) = Run(
            """
            SELECT Id FROM Account
            SELECT Id FROM Account WHERE
            {"soql":"SELECT Id,\n  Nmae FROM Account"}
            SELECT Id FROM Task WHERE CallType = 'Inbuond'
            {}
            """,
            "--snapshots", Snapshots, "--json");
        Assert.Equal(1, exitCode);
        Assert.Equal(
            """
            {"valid":true,"errors":[]}
            {"valid":false,"errors":[{"message":"expected a field name after WHERE, found the end of the statement","line":1,"column":29,"offset":28,"length":0,"code":"MALFORMED_QUERY","kind":"Grammar"}]}
            {"valid":false,"errors":[{"message":"No such column 'Nmae' on entity 'Account'. Did you mean Name?","line":2,"column":3,"offset":13,"length":4,"code":"INVALID_FIELD","kind":"UnknownField"}]}
            {"valid":false,"errors":[{"message":"CallType is a restricted picklist and has no value 'Inbuond'. Did you mean Inbound?","line":1,"column":38,"offset":37,"length":9,"kind":"UnknownPicklistValue"}]}
            {"valid":false,"errors":[{"message":"this line of JSON has no member 'soql' with a text","line":1,"column":1,"offset":0,"length":0,"kind":"Input"}]}

            """,
            output);
    }

    [Theory]
    [InlineData("", 0, "0 statements, nothing to check.\n")]
    [InlineData("SELECT Id FROM A", 0, "1 statement, all valid.\n")]
    [InlineData("\r\n\r\nSELECT Id FROM A\r\n   \r\nSELECT Id FROM B\r\n", 0, "2 statements, all valid.\n")]
    [InlineData("FINDINGS", 1, "stdin(1,1): error MALFORMED_QUERY: expected SELECT, found FINDINGS\n  FINDINGS\n  ^^^^^^^^\n1 statement, "
        + "1 invalid: 1 error.\n")]
    [InlineData("\u001b[31mx", 1, "stdin(1,1): error MALFORMED_QUERY: the character U+001B is not allowed in a statement\n   [31mx\n  "
        + "^\n1 statement, 1 invalid: 1 error.\n")]
    public void Syntax_needs_no_snapshots(string statements, int exitCode, string output) =>
        Assert.Equal((exitCode, output, ""), Run(statements, "--syntax-only"));

    // A place can be counted in the file although the statement is written with JSON escapes.
    [Theory]
    [InlineData("""{"soql":"x FROM A"}""", 10)]
    [InlineData("""{"a":"é日本","soql":"x FROM A"}""", 20)]
    [InlineData("""{"soql":"\u0053ELECT Id\n\"FROM A"}""", 26)]
    public void The_column_of_JSON_is_that_of_the_file(string line, int column)
    {
        var (_, output, _) = Run(line, "--syntax-only");
        Assert.StartsWith($"stdin(1,{column}): ", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_corpora_get_their_verdicts()
    {
        var valid = await RunAsync(TestPaths.Repository, "", TestPaths.SharedData("soql", "valid.jsonl"), "--syntax-only", "--json");
        Assert.Equal((0, ""), (valid.ExitCode, valid.Error));
        Assert.Equal(Enumerable.Repeat("""{"valid":true,"errors":[]}""", 781), Lines(valid.Output));
        foreach (var (file, count) in ((string, int)[])[("invalid.jsonl", 52), ("apex_bind_valid.jsonl", 370)])
        {
            var (exitCode, output, _) =
                await RunAsync(TestPaths.Repository, "", TestPaths.SharedData("soql", file), "--syntax-only", "--json");
            Assert.Equal(1, exitCode);
            var verdicts = Lines(output);
            Assert.Equal(count, verdicts.Count);
            Assert.All(verdicts, v =>
            {
                using var json = JsonDocument.Parse(v);
                Assert.False(json.RootElement.GetProperty("valid").GetBoolean());
                var error = json.RootElement.GetProperty("errors")[0];
                Assert.Equal("MALFORMED_QUERY", error.GetProperty("code").GetString());
                Assert.True(error.GetProperty("line").GetInt32() > 0 && error.GetProperty("column").GetInt32() > 0);
            });
        }
    }

    [Fact]
    public async Task Several_files_and_the_standard_input_are_read_in_their_order()
    {
        using var folder = new TemporaryFolder();
        folder.Write("a.soql", "SELECT Id FROM\n");
        folder.Write("b.jsonl", """{"soql":"SELECT Id FROM A"}""");
        var (exitCode, output, error) = await RunAsync(folder.Path, "SELECT FROM A", "a.soql", "-", "b.jsonl", "--syntax-only");
        Assert.Equal((1, ""), (exitCode, error));
        Assert.Equal(
            """
            a.soql(1,15): error MALFORMED_QUERY: expected an object name after FROM, found the end of the statement
              SELECT Id FROM
                            ^
            stdin(1,8): error MALFORMED_QUERY: expected a field name after SELECT, found FROM
              SELECT FROM A
                     ^^^^
            3 statements, 2 invalid: 2 errors.

            """,
            output);
    }

    [Fact]
    public async Task Meaning_is_checked_where_there_are_snapshots()
    {
        using var folder = new TemporaryFolder();
        var without = await RunAsync(folder.Path, "SELECT Nmae FROM Account", "-");
        Assert.Equal((0, "1 statement, all valid.\n"), (without.ExitCode, without.Output));
        Assert.Equal("There is no folder 'describe-snapshots' here, so only the syntax is checked: name one with --snapshots, or say "
            + "--syntax-only.\n", without.Error);
        var with = await RunAsync(TestPaths.Repository, "SELECT Nmae FROM Account", "-");
        Assert.Equal((1, ""), (with.ExitCode, with.Error));
        Assert.StartsWith("stdin(1,8): error INVALID_FIELD: No such column 'Nmae' on entity 'Account'. Did you mean "
            + "Name?\n", with.Output, StringComparison.Ordinal);
        var syntax = await RunAsync(TestPaths.Repository, "SELECT Nmae FROM Account", "-", "--syntax-only");
        Assert.Equal((0, "1 statement, all valid.\n", ""), syntax);
    }

    [Theory]
    [InlineData("Required argument 'FILES' missing")]
    [InlineData("The file 'nothing.soql' does not exist.", "-", "nothing.soql")]
    [InlineData("There is no folder 'nowhere' with describe snapshots.", "-", "--snapshots", "nowhere")]
    [InlineData("--snapshots and --syntax-only do not go together.", "-", "--snapshots", "nowhere", "--syntax-only")]
    [InlineData("--nonsense", "-", "--nonsense")]
    public async Task What_cannot_be_done_has_a_reason_and_an_exit_code_of_its_own(string reason, params string[] arguments)
    {
        using var folder = new TemporaryFolder();
        var (exitCode, _, error) = await RunAsync(folder.Path, "SELECT Id FROM A", arguments);
        Assert.Equal(2, exitCode);
        Assert.Contains(reason, error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_tells_of_every_option_and_of_the_exit_codes()
    {
        var (exitCode, output, _) = await RunAsync(TestPaths.Repository, "", "--help");
        Assert.Equal(0, exitCode);
        foreach (var part in (string[])[
            "--snapshots", "--syntax-only", "--json", "The exit code is 0 where all are valid, 1 where some are not, and 2"
        ])
            Assert.Contains(part, output, StringComparison.Ordinal);
    }

    [Fact]
    public void Many_statements_are_checked_in_one_run()
    {
        const string Statement =
            "SELECT Id, Name, Owner.Name FROM Account WHERE Name LIKE 'A%' AND AnnualRevenue > 5 ORDER BY Name LIMIT 10\n";
        var statements = string.Concat(Enumerable.Repeat(Statement, 20_000));
        Assert.Equal((0, "20000 statements, all valid.\n", ""), Run(statements, "--snapshots", Snapshots));
    }

    private static List<string> Lines(string text) => [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries)];

    // In this process, over the standard input.
    private static (int ExitCode, string Output, string Error) Run(string statements, params string[] options)
    {
        var (output, error) = (new StringWriter(), new StringWriter());
        var at = Array.IndexOf(options, "--snapshots");
        var exitCode = SoqlCheckCommand.Run(
            ["-"], at < 0 ? null : options[at + 1], options.Contains("--syntax-only"), options.Contains("--json"),
            new MemoryStream(System.Text.Encoding.UTF8.GetBytes(statements)), output, error);
        return (exitCode, output.ToString(), error.ToString());
    }

    // As a shell starts it.
    private static async Task<(int ExitCode, string Output, string Error)> RunAsync(string folder, string input, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "sftyped.dll"), "soql", "check", .. arguments])
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(false),
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, (await output).ReplaceLineEndings("\n"), (await error).ReplaceLineEndings("\n"));
    }
}
