using System.Net.Http.Headers;

namespace Salesforce.Typed.Tests;

public sealed class ServeTests
{
    [Fact]
    public async Task Serve_says_where_it_is_answers_and_stops_on_Ctrl_C()
    {
        Tool.RequireSignal("-INT");
        using var folder = new TemporaryFolder();
        folder.Write("seed.json", """
            {"records":[{"attributes":{"type":"Account","referenceId":"A"},"Name":"Acme",
              "Contacts":{"records":[{"attributes":{"type":"Contact","referenceId":"C"},"LastName":"Ray"}]}}]}
            """);
        var plan = folder.Write(
            "plan.json", """[{"sobject":"Account","files":["seed.json"]},{"sobject":"Opportunity","files":[{"file":"more.json"}]}]""");
        folder.Write("more.json", """
            {"records":[{"attributes":{"type":"Opportunity","referenceId":"O"},"Name":"Big","StageName":"Prospecting","CloseDate":"2026-12-01","AccountId":"@A"}]}
            """);
        var data = Path.Combine(folder.Path, "org.db");
        var certificate = Path.Combine(folder.Path, "org.pem");
        for (var run = 0; run < 2; run++)
        {
            using var tool = Tool.Start(
                "serve", "--snapshots", "describe-snapshots", "--port", "0", "--token", "dev", "--data", data, "--seed", plan, "--tls-port",
                "0", "--certificate", certificate);
            var lines = await tool.ReadUntilAsync("Ctrl-C stops it.");
            Assert.Equal(["Token      as given", $"Data       {data}"], [lines[1], lines[3]]);
            Assert.Matches("^Objects    [1-9][0-9]*$", lines[2]);
            Assert.Matches(@"^Event bus  http://127\.0\.0\.1:\d+ \(tenant 00DLc0000000001MAA\)$", lines[5]);
            Assert.StartsWith("TLS        https://127.0.0.1:", lines[6], StringComparison.Ordinal);
            Assert.StartsWith("-----BEGIN CERTIFICATE-----", await File.ReadAllTextAsync(
                certificate, TestContext.Current.CancellationToken), StringComparison.Ordinal);
            Assert.StartsWith("Local org  http://127.0.0.1:", lines[0], StringComparison.Ordinal);
            using var http = new HttpClient();
            http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "dev");
            var answer = await http.GetStringAsync(
                lines[0]["Local org  ".Length..] + "/services/data/v67.0/query?q=SELECT+Account.Name+FROM+Opportunity",
                TestContext.Current.CancellationToken);
            // The second run finds the rows of the first in the file, and does not seed them again.
            Assert.StartsWith("""{"totalSize":1,""", answer, StringComparison.Ordinal);
            Assert.Contains("\"Name\":\"Acme\"", answer, StringComparison.Ordinal);
            tool.Interrupt();
            Assert.Equal((0, "Stopped.\n"), await tool.EndAsync());
        }
    }

    [Theory]
    [InlineData(1, "There is no folder", "serve", "--snapshots", "/no/such/folder")]
    [InlineData(1, "cannot be used: there is no folder", "serve", "--port", "0", "--data", "/no/such/folder/org.db")]
    [InlineData(1, "The file 'nothing.json' does not exist", "serve", "--port", "0", "--seed", "nothing.json")]
    [InlineData(2, "--port is a number from 0 to 65535.", "serve", "--port", "70000")]
    [InlineData(2, "--certificate needs --tls-port", "serve", "--certificate", "org.pem")]
    [InlineData(1, "README.md: The key cannot be read", "serve", "--port", "0", "--client", "app=README.md")]
    [InlineData(1, "no-such.pem", "serve", "--port", "0", "--client", "app=no-such.pem")]
    [InlineData(1, "no-such.json", "serve", "--port", "0", "--clients", "no-such.json")]
    [InlineData(2, "--redirect-uri needs --client", "serve", "--redirect-uri", "http://localhost/x")]
    [InlineData(1, "is not a redirect URI", "serve", "--port", "0", "--client", "app", "--redirect-uri", "javascript:alert(1)")]
    [InlineData(1, "is not a host name", "serve", "--port", "0", "--host-name", "http://x/")]
    [InlineData(1, "printable ASCII characters", "serve", "--port", "0", "--token", "a b")]
    [InlineData(2, "--nonsense", "serve", "--nonsense")]
    public async Task What_cannot_be_done_has_a_reason_and_an_exit_code(int exitCode, string reason, params string[] arguments)
    {
        using var tool = Tool.Start(arguments);
        Assert.Equal(exitCode, (await tool.EndAsync()).ExitCode);
        Assert.Contains(reason, tool.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", tool.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_seed_that_is_refused_names_the_file_and_leaves_no_org_behind()
    {
        using var folder = new TemporaryFolder();
        var seed = folder.Write("seed.json", """{"records":[{"attributes":{"type":"Account","referenceId":"A"},"Nome":"Acme"}]}""");
        var data = Path.Combine(folder.Path, "org.db");
        using (var tool = Tool.Start("serve", "--port", "0", "--data", data, "--seed", seed))
        {
            Assert.Equal(1, (await tool.EndAsync()).ExitCode);
            Assert.Contains(
                $"{seed}:1: INVALID_FIELD: No such column 'Nome' on sobject of type Account", tool.Error, StringComparison.Ordinal);
        }
        folder.Write("seed.json", """{"records":[{"attributes":{"type":"Account","referenceId":"A"},"Name":"Acme"}]}""");
        using var again = Tool.Start("serve", "--port", "0", "--token", "dev", "--data", data, "--seed", seed);
        var lines = await again.ReadUntilAsync("Ctrl-C stops it.");
        using var http = new HttpClient();
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "dev");
        var answer = await http.GetStringAsync(lines[0]["Local org  ".Length..]
            + "/services/data/v67.0/query?q=SELECT+COUNT()+FROM+Account", TestContext.Current.CancellationToken);
        Assert.StartsWith("""{"totalSize":1,""", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_of_the_environment_is_the_only_way_in_and_is_not_printed()
    {
        using var tool = Tool.StartIn(
            TestPaths.Repository, token: null, [("SFTYPED_SERVE_TOKEN", "from-the-environment")], ["serve", "--port", "0"]);
        var lines = await tool.ReadUntilAsync("Ctrl-C stops it.");
        Assert.DoesNotContain(lines, l => l.Contains("from-the-environment", StringComparison.Ordinal));
        var url = lines[0]["Local org  ".Length..];
        Assert.Equal((200, 401), (await StatusAsync(url, "from-the-environment"), await StatusAsync(url, "other")));
        Assert.Equal((400, "invalid_client_id"), await SignInAsync(url, "any", "any"));
    }

    [Fact]
    public async Task A_client_signs_in_with_its_secret_and_a_user_has_a_printed_token()
    {
        using var tool = Tool.StartIn(
            TestPaths.Repository, token: null, [("SFTYPED_SERVE_CLIENT_SECRET", "right")],
            ["serve", "--port", "0", "--token", "dev", "--client", "app", "--user", "kim@acme.example"]);
        var lines = await tool.ReadUntilAsync("Ctrl-C stops it.");
        var url = lines[0]["Local org  ".Length..];
        Assert.Equal((200, ""), await SignInAsync(url, "app", "right"));
        Assert.Equal((400, "invalid_client"), await SignInAsync(url, "app", "wrong"));
        Assert.Equal((400, "invalid_client_id"), await SignInAsync(url, "other", "right"));
        var user = lines.Single(l => l.StartsWith("User ", StringComparison.Ordinal)).Split(
            "  ", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        Assert.Equal("kim@acme.example", user[^2]);
        Assert.Equal(200, await StatusAsync(url, user[^1]));
    }

    [Fact]
    public async Task Clients_of_the_command_line_and_of_a_file_sign_in_side_by_side()
    {
        using var folder = new TemporaryFolder();
        using var key = System.Security.Cryptography.RSA.Create(2048);
        folder.Write("two.pem", key.ExportSubjectPublicKeyInfoPem());
        var file = folder.Write(
            "clients.json",
            """[{"id": "two", "secret": "2", "key": "two.pem"}, {"id": "three", "secret": "3", "rotatesRefreshTokens": true}]""");
        using var tool = Tool.Start("serve", "--port", "0", "--token", "dev", "--client", "one", "--client", "four", "--clients", file);
        var lines = await tool.ReadUntilAsync("Ctrl-C stops it.");
        var url = lines[0]["Local org  ".Length..];
        Assert.Equal((200, ""), await SignInAsync(url, "one", "any"));
        Assert.Equal((200, ""), await SignInAsync(url, "four", "any"));
        Assert.Equal((200, ""), await SignInAsync(url, "two", "2"));
        Assert.Equal((400, "invalid_client"), await SignInAsync(url, "two", "3"));
        Assert.Equal((200, ""), await SignInAsync(url, "three", "3"));
        Assert.Equal((400, "invalid_client_id"), await SignInAsync(url, "five", "3"));
    }

    [Theory]
    [InlineData("{}", "it is not an array")]
    [InlineData("[null]", "client 1 is not an object")]
    [InlineData("""[{"id": "a"}, {"id": "b", "sercet": "x"}]""", "client 2 has a member 'sercet'")]
    [InlineData("""[{"secret": "x"}]""", "client 1 has no id")]
    [InlineData("""[{"id": "a", "secret": 5}]""", "secret of client 1 is not a text")]
    [InlineData("""[{"id": "a", "rotatesRefreshTokens": "yes"}]""", "rotatesRefreshTokens of client 1 is not true or false")]
    [InlineData("[{", "is not a file of clients")]
    [InlineData("""[{"id": "a", "key": "clients.json"}]""", "public key of RSA, in PEM")]
    public async Task A_file_of_clients_that_cannot_be_used_is_named(string text, string reason)
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("clients.json", text);
        using var tool = Tool.Start("serve", "--port", "0", "--clients", file);
        Assert.Equal(1, (await tool.EndAsync()).ExitCode);
        Assert.Contains(reason, tool.Error, StringComparison.Ordinal);
        Assert.Contains("clients.json", tool.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_password_of_the_environment_is_that_of_all_users_and_is_not_printed()
    {
        using var tool = Tool.StartIn(
            TestPaths.Repository, token: null, [("SFTYPED_SERVE_PASSWORD", "right")],
            ["serve", "--port", "0", "--token", "dev", "--client", "app", "--user", "kim@acme.example"]);
        var lines = await tool.ReadUntilAsync("Ctrl-C stops it.");
        Assert.DoesNotContain(lines, l => l.Contains("right", StringComparison.Ordinal));
        var url = lines[0]["Local org  ".Length..];
        Assert.Equal((200, ""), await PasswordAsync(url, "admin@local.example", "right"));
        Assert.Equal((200, ""), await PasswordAsync(url, "kim@acme.example", "right"));
        Assert.Equal((400, "invalid_grant"), await PasswordAsync(url, "kim@acme.example", "wrong"));
        Assert.Equal((400, "invalid_grant"), await PasswordAsync(url, "nobody@acme.example", "right"));
    }

    [Fact]
    public async Task A_password_without_a_client_is_refused()
    {
        using var tool = Tool.StartIn(TestPaths.Repository, token: null, [("SFTYPED_SERVE_PASSWORD", "right")], ["serve", "--port", "0"]);
        var (exitCode, _) = await tool.EndAsync();
        Assert.Equal(2, exitCode);
        Assert.Contains("SFTYPED_SERVE_PASSWORD needs --client: without a client nobody signs in.", tool.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_that_other_machines_reach_has_a_warning()
    {
        using var tool = Tool.Start("serve", "--port", "0", "--address", "0.0.0.0");
        await tool.ReadUntilAsync("Ctrl-C stops it.");
        for (var i = 0; i < 100 && tool.Error.Length == 0; i++)
            await Task.Delay(50, TestContext.Current.CancellationToken);
        Assert.StartsWith("warning: other machines can reach 0.0.0.0.", tool.Error, StringComparison.Ordinal);
    }

    private static async Task<int> StatusAsync(string url, string token)
    {
        using var http = new HttpClient { DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", token) } };
        using var answer = await http.GetAsync(url + "/services/data/v67.0/limits", TestContext.Current.CancellationToken);
        return (int)answer.StatusCode;
    }

    private static Task<(int Status, string Error)> SignInAsync(string url, string clientId, string secret) =>
        TokenAsync(url, [new("grant_type", "client_credentials"), new("client_id", clientId), new("client_secret", secret)]);

    private static Task<(int Status, string Error)> PasswordAsync(string url, string username, string password) =>
        TokenAsync(url, [new("grant_type", "password"), new(
            "client_id", "app"), new("client_secret", "x"), new("username", username), new("password", password)]);

    private static async Task<(int Status, string Error)> TokenAsync(string url, KeyValuePair<string, string>[] parameters)
    {
        using var http = new HttpClient();
        using var form = new FormUrlEncodedContent(parameters);
        using var answer = await http.PostAsync(url + "/services/oauth2/token", form, TestContext.Current.CancellationToken);
        var json =
            System.Text.Json.JsonDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement;
        return ((int)answer.StatusCode, json.TryGetProperty("error", out var error) ? error.GetString()! : "");
    }

    [Fact]
    public async Task Help_tells_of_every_option()
    {
        using var tool = Tool.Start("serve", "--help");
        var (exitCode, output) = await tool.EndAsync();
        Assert.Equal(0, exitCode);
        foreach (var option in (string[])[
            "--snapshots", "--port", "--token", "--data", "--seed", "--address", "--host-name", "--client", "--user", "SFTYPED_SERVE_TOKEN",
            "SFTYPED_SERVE_PASSWORD"
        ])
            Assert.Contains(option, output, StringComparison.Ordinal);
    }
}
