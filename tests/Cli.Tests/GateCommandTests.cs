using System.Text.Json;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;

namespace Salesforce.Typed.Tests;

/// <summary><c>sftyped gate</c> as a shell starts it.</summary>
public sealed class GateCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Store => Path.Combine(_folder.Path, "gate.db");

    private string Keys => Path.Combine(_folder.Path, "keys", "gate.keys");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task An_agent_is_served_over_standard_input_and_output()
    {
        var errors = new List<string>();
        await using var client = await ConnectAsync(errors, "sales-ops");

        var tools = await client.ListToolsAsync(cancellationToken: Cancel);
        Assert.Contains(tools, t => t.Name == "create");
        var created = await CallAsync(client, "create", """{"object":"Contact","records":[{"LastName":"Ray"}]}""");
        Assert.Equal("succeeded", created.GetProperty("outcomes")[0].GetProperty("status").GetString());
        var found = await CallAsync(client, "query", """{"soql":"SELECT LastName FROM Contact"}""");
        Assert.Equal("""[["Ray"]]""", found.GetProperty("rows").GetRawText());
        Assert.Equal("not_found", (await CallAsync(
            client, "delete", """{"object":"Contact","ids":["003000000000001AAA"]}""", isError: true)).GetProperty("code").GetString());
        await client.DisposeAsync();

        var tail = await RunAsync("audit", "tail");
        Assert.Contains("**Sales Ops Agent** read 1 Contact row", tail, StringComparison.Ordinal);
        Assert.Contains("tried to", tail, StringComparison.Ordinal);
        await RunAsync("audit", "verify");
    }

    [Fact]
    public async Task An_agent_that_the_policy_does_not_have_is_not_served()
    {
        using var tool = Start("serve", "--local", "--stdio", "--agent", "nobody", "--policy", Policy);
        var (code, _) = await tool.EndAsync();
        var error = tool.Error;
        Assert.Equal(1, code);
        Assert.Contains("The policy has no agent 'nobody'", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--stdio and --agent belong together", "--local", "--stdio")]
    [InlineData("--stdio and --agent belong together", "--local", "--agent", "x")]
    [InlineData("--stdio has no port", "--local", "--stdio", "--agent", "x", "--port", "1")]
    [InlineData("--seed and --data need --local", "--seed", "x.json")]
    public async Task Options_that_do_not_fit_each_other_are_refused(string message, params string[] options)
    {
        using var tool = Start(["serve", .. options]);
        var (code, _) = await tool.EndAsync();
        var error = tool.Error;
        Assert.NotEqual(0, code);
        Assert.Contains(message, error, StringComparison.Ordinal);
    }

    private static string Policy => TestPaths.InRepository("samples", "Gate", "policy.json");

    private static async Task<JsonElement> CallAsync(McpClient client, string tool, string arguments, bool isError = false)
    {
        var given = JsonDocument.Parse(arguments).RootElement.EnumerateObject().ToDictionary(m => m.Name, m => (object?)m.Value);
        var result = await client.CallToolAsync(tool, given, cancellationToken: Cancel);
        Assert.Equal(isError, result.IsError == true);
        return JsonDocument.Parse(((TextContentBlock)result.Content[0]).Text).RootElement;
    }

    private Task<McpClient> ConnectAsync(List<string> errors, string agent) => McpClient.CreateAsync(
        new StdioClientTransport(new StdioClientTransportOptions
        {
            Command = "dotnet",
            Arguments =
            [
                Path.Combine(AppContext.BaseDirectory, "sftyped.dll"), "gate", "serve", "--local", "--stdio", "--agent", agent, "--policy",
                Policy,
                "--store", Store, "--keys", Keys, "--snapshots", TestPaths.InRepository("describe-snapshots"),
            ],
            EnvironmentVariables = new Dictionary<string, string?> { ["SFTYPED_HOME"] = _folder.Path },
            StandardErrorLines = errors.Add,
        }),
        cancellationToken: Cancel);

    private async Task<string> RunAsync(params string[] arguments)
    {
        using var tool = Start(arguments);
        var (code, output) = await tool.EndAsync();
        Assert.True(code == 0, tool.Error + output);
        return output;
    }

    private Tool Start(params string[] arguments) => Tool.StartIn(
        TestPaths.Repository, token: null, [("SFTYPED_HOME", _folder.Path)],
        ["gate", .. arguments, "--store", Store, "--keys", Keys, "--snapshots", TestPaths.InRepository("describe-snapshots")]);
}
