using System.Text.Json;
using Salesforce.Typed.Testing;

namespace Salesforce.Typed.Tests;

/// <summary><c>sftyped query</c> against a local org.</summary>
public sealed class QueryTests : IAsyncLifetime
{
    private LocalOrg _org = null!;

    public async ValueTask InitializeAsync() => _org = await LocalOrg.StartAsync(
        o => o.Snapshots(TestPaths.InRepository("describe-snapshots")).Seed(TestPaths.InRepository("samples", "Quickstart", "seed.json")),
        TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync() => _org.DisposeAsync();

    [Fact]
    public async Task Rows_are_a_table_CSV_or_JSON()
    {
        const string soql =
            "SELECT Name, AnnualRevenue, Owner.Name FROM Account WHERE AnnualRevenue != null ORDER BY AnnualRevenue DESC LIMIT 3";

        var (_, table, _) = await RunAsync(soql);
        var (_, csv, _) = await RunAsync(soql, "--format", "csv");
        var (_, json, _) = await RunAsync(soql, "--json");

        Approved.Text($"{table}\n\n{csv}\n\n{json}\n", "query-forms");
    }

    [Fact]
    public async Task All_pages_come()
    {
        var (exitCode, output, error) = await RunAsync("SELECT Id FROM Account", "--format", "csv");
        var (_, count, _) = await RunAsync("SELECT COUNT() FROM Account");

        Assert.Equal((0, ""), (exitCode, error));
        Assert.Equal(int.Parse(count, System.Globalization.CultureInfo.InvariantCulture) + 1, output.Split('\n').Length);
    }

    [Fact]
    public async Task Children_and_groups_are_columns_too()
    {
        var (_, children, _) = await RunAsync(
            "SELECT Name, (SELECT LastName FROM Contacts ORDER BY LastName LIMIT 1) FROM Account ORDER BY Name LIMIT 1", "--json");
        var (_, groups, _) =
            await RunAsync("SELECT Industry, COUNT(Id) n FROM Account GROUP BY Industry ORDER BY Industry LIMIT 2", "--format", "csv");

        Assert.Equal(JsonValueKind.Array, JsonDocument.Parse(children).RootElement.GetProperty("Contacts").ValueKind);
        Assert.Equal("Industry,n", groups.Split('\n')[0]);
    }

    [Fact]
    public async Task What_the_snapshots_know_to_be_wrong_is_not_sent()
    {
        var before = _org.Calls.Count;

        var (exitCode, output, error) = await RunAsync("SELECT Nmae FROM Account");

        Assert.Equal((3, ""), (exitCode, output));
        Assert.Contains("SOQL(1,8): error INVALID_FIELD", error, StringComparison.Ordinal);
        Assert.Equal(before, _org.Calls.Count);

        (exitCode, _, error) = await RunAsync("SELECT Nmae FROM Account", "--no-check");
        Assert.Equal(1, exitCode);
        Assert.Contains("INVALID_FIELD", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("table", """{"attributes":{"type":"AggregateResult"},"Name":"A","Name":"B"}""")]
    [InlineData("csv", """{"attributes":{"type":"AggregateResult"},"Name":"A","Name":"B"}""")]
    [InlineData("json", """{"attributes":{"type":"AggregateResult"},"Name":"A","Name":"B"}""")]
    [InlineData("csv", """{"attributes":{"type":"AggregateResult"},"Name":"A","name":null}""")]
    [InlineData("json", """{"attributes":{"type":"Contact"},"Id":"1","Owner":{"Name":"A","Name":"B"}}""")]
    [InlineData("json", """{"attributes":{"type":"Account"},"Contacts":{"totalSize":1,"done":true,"records":[{"Name":"A","Name":"B"}]}}""")]
    public async Task One_column_never_stands_for_two_values(string form, string row)
    {
        using var org = new StubOrg(_ => StubReply.Of($$"""{"totalSize":1,"done":true,"records":[{{row}}]}"""));
        using var tool = Tool.StartIn(TestPaths.Repository, "token", ["query", "SELECT Account.Name, Owner.Name FROM Contact GROUP BY "
            + "Account.Name, Owner.Name", "--no-check", "--format", form, "--instance", org.Url]);

        var (exitCode, output) = await tool.EndAsync();

        Assert.Equal(1, exitCode);
        Assert.DoesNotContain("A", output, StringComparison.Ordinal);
        Assert.Contains("has two values named 'Name' in a row. Give each an alias", tool.Error, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("SELECT Id, AnnualRev", "SELECT Id, AnnualRevenue")]
    [InlineData("SELECT Owner.Na", "SELECT Owner.Name")]
    [InlineData("SELECT Id FROM Opp", "SELECT Id FROM Opportunity")]
    [InlineData("SELECT Id FROM Account WHERE Indu", "SELECT Id FROM Account WHERE Industry")]
    [InlineData("SELECT Id FROM Account WHERE Parent.Own", "SELECT Id FROM Account WHERE Parent.Owner.")]
    [InlineData("SELECT Id FROM Account LIM", "SELECT Id FROM Account LIMIT")]
    public async Task A_shell_completes_statements_from_snapshots(string begun, string completed)
    {
        var line = $"sftyped query \"{begun}";
        using var tool = Tool.Start($"[suggest:{line.Length}]", line);
        var (exitCode, output) = await tool.EndAsync();

        Assert.Equal(0, exitCode);
        Assert.Contains(completed, output.Split('\n').Select(l => l.TrimEnd()));
    }

    [Theory]
    [InlineData("bash", "complete -o nosort -F _sftyped sftyped")]
    [InlineData("zsh", "compdef _sftyped sftyped")]
    [InlineData("pwsh", "Register-ArgumentCompleter -Native -CommandName sftyped")]
    public async Task The_tool_prints_the_script_for_a_shell(string shell, string line)
    {
        using var tool = Tool.Start("completion", shell);
        var (exitCode, output) = await tool.EndAsync();

        Assert.Equal(0, exitCode);
        Assert.Contains(line, output, StringComparison.Ordinal);
    }

    private async Task<(int ExitCode, string Output, string Error)> RunAsync(string soql, params string[] more)
    {
        using var tool = Tool.StartIn(TestPaths.Repository, _org.Token, ["query", soql, "--instance", _org.Url.ToString(), .. more]);
        var (exitCode, output) = await tool.EndAsync();
        return (exitCode, output.Trim().ReplaceLineEndings("\n"), tool.Error.Trim());
    }
}
