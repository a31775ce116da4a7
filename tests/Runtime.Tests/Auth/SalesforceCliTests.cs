using Salesforce.Typed.Auth;
using Salesforce.Typed.Errors;
using Salesforce.Typed.Transport.Auth;

namespace Salesforce.Typed.Tests.Auth;

public sealed class SalesforceCliTests
{
    private const string Shown = """{"status":0,"result":{"accessToken":"00Dx0000000BV7z!SECRET"},"warnings":[]}""";
    private const string Displayed =
        """{"status":0,"result":{"id":"00Dx0000000BV7z","accessToken":"[REDACTED] Use 'sf org auth show-access-token' to view","instanceUrl":"https://acme.my.salesforce.com","username":"a@b"}}""";

    private static async Task<(AccessToken? Token, SignInException? Error, List<string> Commands)> RunAsync(
        string shown, string displayed, string? target = null, int exitCode = 0, string errors = "")
    {
        var commands = new List<string>();
        var flow = new SalesforceCliFlow(target, (arguments, _) =>
        {
            commands.Add(string.Join(' ', arguments));
            return Task.FromResult(new CliResult(exitCode, arguments.Contains("auth") ? shown : displayed, errors));
        });
        using var stub = StubOrg.Always("{}");
        try
        {
            return (await SignedPipe.TokenAsync(flow, stub), null, commands);
        }
        catch (SignInException e)
        {
            return (null, e, commands);
        }
    }

    [Theory]
    [InlineData("http://127.0.0.1:8080")]
    [InlineData("https://crm.acme.example")]
    public async Task A_session_of_the_CLI_may_be_at_an_address_that_a_login_host_may_not_name(string instance)
    {
        var login = new Uri("https://login.salesforce.com");
        var (token, _, _) = await RunAsync(Shown, Displayed.Replace("https://acme.my.salesforce.com", instance, StringComparison.Ordinal));

        InstanceRule.Check(login, token!);

        Assert.Throws<SignInException>(() => InstanceRule.Check(login, new AccessToken("token", new Uri(instance))));
    }

    [Fact]
    public async Task Token_and_address_come_from_the_two_commands()
    {
        var (token, _, commands) = await RunAsync("Warning: an update is there\n" + Shown + "\n", Displayed, "my-org");
        Assert.Equal(("00Dx0000000BV7z!SECRET", new Uri("https://acme.my.salesforce.com")), (token!.Value, token.Instance));
        Assert.Equal(["org auth show-access-token --json --target-org my-org", "org display --json --target-org my-org"], commands);
        Assert.Equal(["org auth show-access-token --json", "org display --json"], (await RunAsync(Shown, Displayed)).Commands);
    }

    [Fact]
    public async Task A_CLI_that_hides_the_token_is_told_with_a_way_out()
    {
        var unknown = """{"status":127,"name":"CommandNotFound","message":"Warning: command org:auth:show-access-token not found"}""";
        var hidden = (await RunAsync(unknown, Displayed)).Error!;
        Assert.Equal(SignInFailure.CliRedacted, hidden.Failure);
        Assert.Contains("sf update", hidden.Advice, StringComparison.Ordinal);
        Assert.Equal(SignInFailure.CliRedacted, (await RunAsync(
            """{"status":0,"result":{"accessToken":"[REDACTED]"}}""", Displayed)).Error!.Failure);
        // Before 2026 it displayed the token.
        var old = """{"status":0,"result":{"accessToken":"00D!OLD","instanceUrl":"https://acme.my.salesforce.com"}}""";
        Assert.Equal("00D!OLD", (await RunAsync(unknown, old)).Token!.Value);
    }

    [Theory]
    [InlineData(
        """{"status":1,"name":"NamedOrgNotFoundError","message":"No authorization information found for nobody."}""",
        "No authorization information found for nobody")]
    [InlineData("", "printed no JSON and ended with 1")]
    [InlineData("{broken}", "printed no JSON and ended with 1")]
    public async Task A_CLI_that_fails_says_how(string output, string words)
    {
        var e = (await RunAsync(output, output, exitCode: 1, errors: "boom 00Dx0000000BV7z!AQEAQSECRET")).Error!;
        Assert.Equal(SignInFailure.CliFailed, e.Failure);
        Assert.Contains(words, e.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("SECRET", e.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_without_an_address_is_no_answer() =>
        Assert.Equal(SignInFailure.CliFailed, (await RunAsync(Shown, """{"status":0,"result":{}}""")).Error!.Failure);

    [Theory]
    [InlineData("a\" & calc & \"")]
    [InlineData("--help")]
    [InlineData("")]
    [InlineData("a b")]
    public void What_is_no_alias_does_not_reach_a_command_line(string target) =>
        Assert.Throws<ArgumentException>(() => new SalesforceCliFlow(target));

    [Fact]
    public async Task A_CLI_that_is_not_there_is_told_with_how_to_get_it()
    {
        var e = await Assert.ThrowsAsync<SignInException>(
            () => CliProcess.RunAsync("/nowhere/sf-is-not-here", [], TimeProvider.System, TestContext.Current.CancellationToken));
        Assert.Equal(SignInFailure.CliMissing, e.Failure);
        Assert.Contains("@salesforce/cli", e.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_process_runs_with_its_arguments_and_is_ended_when_nobody_waits()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The stand-in for the CLI is a shell.");
        var result = await CliProcess.RunAsync("/bin/sh", [
            "-c", "echo \"$0\"; echo wrong >&2; read x; exit 3", "a b"
        ], TimeProvider.System, TestContext.Current.CancellationToken);
        Assert.Equal((3, "a b\n", "wrong\n"), (result.ExitCode, result.Output, result.Errors));
        using var impatient = new CancellationTokenSource();
        var running = CliProcess.RunAsync("/bin/sh", ["-c", "sleep 1000"], TimeProvider.System, impatient.Token);
        await impatient.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
    }
}
