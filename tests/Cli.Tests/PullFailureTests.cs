using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Salesforce.Typed.Tests;

/// <summary>
/// An answer that is not a describe of the object that was asked for is a failure of the pull: nothing is written, and the exit code is 1.
/// </summary>
public sealed class PullFailureTests : IDisposable
{
    private const string Id = """{"name":"Id","label":"Id","type":"id","length":18,"createable":false}""";
    private const string Account = $$"""{"name":"Account","label":"Account","fields":[{{Id}}],"childRelationships":[]}""";

    private readonly TemporaryFolder _app = new();

    private string Snapshots => Path.Combine(_app.Path, "describe-snapshots");

    public void Dispose() => _app.Dispose();

    [Theory]
    [InlineData("", "The answer of the org is empty.")]
    [InlineData("\n<!DOCTYPE html><html><title>Maintenance</title></html>", "This is a web page (HTML) or XML, and not JSON: the org, or "
        + "a proxy in front of it,")]
    [InlineData("""{"name":"Account","fields":[{"na""", "The answer of the org ends here, in the middle of the JSON: it is cut off.")]
    [InlineData("""{"name":"Account","fields":[]}""", "the answer of the org describes 'Account' without fields")]
    [InlineData("""{"name":"Account","fields":null}""", "the answer of the org describes 'Account' without fields")]
    [InlineData("""{"name":"Account"}""", "The describe has no \"fields\".")]
    [InlineData("""{"fields":[]}""", "The describe has no \"name\"")]
    [InlineData($$"""{"name":"Contact","fields":[{{Id}}]}""", "the org was asked for 'Account' and described 'Contact'")]
    [InlineData($$"""{"name":"Account__c","fields":[{{Id}}]}""", "the org was asked for 'Account' and described 'Account__c'")]
    [InlineData("""{"name":"Account","fields":[{"name":"Id","type":"id","length":"18"}]}""", "\"length\" of field Id of object Account is "
        + "a string; a number is expected. The place is (1,63) of the answer.")]
    [InlineData($$"""{"name":"Account","label":"\ud83d","fields":[{{Id}}]}""", "\\uD83D is half of a character")]
    [InlineData("""[{"message":"Down","errorCode":"SERVER_UNAVAILABLE"}]""", "This is an error of the REST API, not a describe: "
        + "SERVER_UNAVAILABLE: Down")]
    [InlineData("""{"sobjects":[]}""", "This is the list of objects")]
    [InlineData("null", "Expected an object, found 'n'.")]
    [InlineData($$$"""{"name":"Account","fields":[{{{Id}}}],"removed":{"on":"2026-01-01"}}""", "the answer of the org is a snapshot of "
        + "'Account', and not a describe.")]
    public async Task An_answer_that_is_not_the_describe_fails_and_keeps_the_snapshot(string answer, string message)
    {
        await FailsAsync(StubReply.Of(answer), message);
    }

    [Fact]
    public async Task An_answer_that_is_not_text_fails_and_keeps_the_snapshot() => await FailsAsync(
        new StubReply(
            [.. Encoding.ASCII.GetBytes("{\"name\":\"Account\",\"label\":\"Z"), 0xFC, .. Encoding.ASCII.GetBytes("rich\",\"fields\":[]}")]),
        "The byte 0xFC at offset 28 is not UTF-8. The place is (1,29) of the answer.");

    [Fact]
    public async Task An_answer_whose_connection_ends_early_fails_and_keeps_the_snapshot() =>
        await FailsAsync(StubReply.Of(Account) with { PromisedLength = 5_000 }, "");

    [Fact]
    public async Task An_object_that_the_org_does_not_find_is_not_lost_where_its_list_of_objects_is_empty() => await FailsAsync(
        StubReply.Of("""[{"errorCode":"NOT_FOUND","message":"The requested resource does not exist"}]""") with { Status = 404 },
        "its list of objects is empty");

    [Fact]
    public async Task One_failure_does_not_stop_the_others()
    {
        using var org = new StubOrg(path => StubReply.Of(path.Contains("/Account/", StringComparison.Ordinal) ? Account : "<html>"));

        var (exitCode, output, error) = await RunAsync(org, "pull", "Account", "Contact", "--json");

        Assert.Equal((1, ""), (exitCode, error));
        var outcomes = output.Split('\n').Select(l => JsonDocument.Parse(l).RootElement.GetProperty("outcome").GetString()).Order();
        Assert.Equal(["added", "failed"], outcomes);
        Assert.Equal(["Account.json"], Directory.GetFiles(Snapshots).Select(Path.GetFileName));
    }

    [Fact]
    public async Task Diff_and_check_refuse_the_same_answers()
    {
        WriteSnapshot();
        using var org = new StubOrg(_ => StubReply.Of("""{"name":"Account","fields":[]}"""));
        foreach (var command in new[] { "diff", "check" })
        {
            var (exitCode, _, error) = await RunAsync(org, command);
            Assert.Equal(1, exitCode);
            Assert.Contains("describes 'Account' without fields", error, StringComparison.Ordinal);
        }
    }

    private async Task FailsAsync(StubReply reply, string message)
    {
        WriteSnapshot();
        var before = await File.ReadAllBytesAsync(Path.Combine(Snapshots, "Account.json"), TestContext.Current.CancellationToken);
        using var org = new StubOrg(
            path => path.Contains("/Account/describe", StringComparison.Ordinal) ? reply : StubReply.Of("""{"sobjects":[]}"""));

        var (exitCode, output, error) = await RunAsync(org, "pull");

        Assert.Equal((1, "0 added, 0 changed, 0 unchanged, 1 failed."), (exitCode, output));
        Assert.StartsWith("Account: ", error, StringComparison.Ordinal);
        Assert.Contains(message, error, StringComparison.Ordinal);
        Assert.DoesNotContain(" file", error, StringComparison.Ordinal);
        Assert.Equal(["Account.json"], Directory.GetFileSystemEntries(Snapshots).Select(Path.GetFileName));
        Assert.Equal(before, await File.ReadAllBytesAsync(Path.Combine(Snapshots, "Account.json"), TestContext.Current.CancellationToken));
    }

    private void WriteSnapshot()
    {
        Directory.CreateDirectory(Snapshots);
        File.WriteAllText(Path.Combine(Snapshots, "Account.json"), JsonNode.Parse(Account)!.ToJsonString());
    }

    private async Task<(int ExitCode, string Output, string Error)> RunAsync(StubOrg org, params string[] arguments)
    {
        using var tool = Tool.StartIn(_app.Path, "token", [.. arguments, "--instance", org.Url]);
        var (exitCode, output) = await tool.EndAsync(TimeSpan.FromMinutes(2));
        return (exitCode, output.Trim(), tool.Error.Trim());
    }
}
