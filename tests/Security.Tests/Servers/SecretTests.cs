using System.Net;
using System.Text;
using Grpc.Core;
using Salesforce.Typed.Auth;
using Salesforce.Typed.Core.Errors;
using Salesforce.Typed.Core.Secrets;
using Salesforce.Typed.Errors;
using Salesforce.Typed.Events;
using Salesforce.Typed.Events.Avro;
using Salesforce.Typed.Events.Changes;
using Salesforce.Typed.Events.Decoding;
using Salesforce.Typed.Events.Grpc;

namespace Salesforce.Typed.Tests.Servers;

/// <summary>No message, log line or property of an exception holds a secret or a part of one, whatever a server repeats.</summary>
public sealed class SecretTests
{
    // The secret part of the token: the org's id before it is not one.
    private static readonly string Secret = HostileOrg.Token[(HostileOrg.Token.IndexOf('!', StringComparison.Ordinal) + 1)..];

    public static TheoryData<Attack> Echoes =>
    [
        .. ((string[])
            ["plain", "percent", "percent twice", "json", "html", "base64", "base64url", "base64 "
                + "shifted", "lower case", "prefix", "suffix", "middle", "in two lines", "spaced", "header form", "as code", "as field",
                "cut by the preview", "cut by the limit", "page of a proxy", "twenty times", "base64 as percent", "base64 as json",
                "base64 as html", "base64 in lines", "html, percent and json", "UTF-16"])
            .Select(form => new Attack("error/body", form, "no secret")),
    ];

    [Theory]
    [MemberData(nameof(Echoes), DisableDiscoveryEnumeration = true)]
    public async Task An_error_that_repeats_the_token_is_redacted(Attack attack)
    {
        var org = new HostileOrg(_ => HostileOrg.Json(Body(attack.Input), HttpStatusCode.BadRequest));
        await using var client = org.Client();
        RequireNoSecret(await Assert.ThrowsAsync<SalesforceInvalidRequestException>(() => client.GetLimitsAsync(Cancel)));
    }

    [Fact]
    public async Task A_token_that_was_renewed_is_still_redacted()
    {
        var (number, renewals) = (0, 0);
        var org = new HostileOrg(_ => number++ == 0
            ? HostileOrg.Json("[]", HttpStatusCode.Unauthorized)
            : HostileOrg.Json(Body("plain"), HttpStatusCode.BadRequest));
        await using var client = org.Client(
            new ExternalTokenFlow(_ => new(renewals++ == 0 ? HostileOrg.Token : "00Dx0000000BV7z!OTHER.qwertyuiopasdfghjkl")));
        RequireNoSecret(await Assert.ThrowsAsync<SalesforceInvalidRequestException>(() => client.GetLimitsAsync(Cancel)));
        Assert.Equal(2, renewals);
    }

    [Theory]
    [InlineData("id")]
    [InlineData("row")]
    [InlineData("total")]
    [InlineData("composite")]
    [InlineData("request id")]
    [InlineData("transport")]
    [InlineData("redirect")]
    public async Task A_value_that_is_shown_in_a_message_is_redacted_before_it_is_cut(string place)
    {
        var org = new HostileOrg(_ => place switch
        {
            "id" => HostileOrg.Json($$"""{"id":"{{HostileOrg.Token}}","success":true}""", HttpStatusCode.Created),
            "row" => HostileOrg.Json(HostileOrg.Page(null, $$"""{"Count__c":"{{HostileOrg.Token}}"}""")),
            "total" => HostileOrg.Json(HostileOrg.Page("https://evil.example/" + HostileOrg.Token, HostileOrg.Row("a"))),
            "composite" =>
                HostileOrg.Json(
                    $$"""[{"success":false,"errors":[{"statusCode":"X","message":"{{HostileOrg.Token}}","fields":["{{HostileOrg.Token}}"]}]}]"""),
            "request id" =>
                new(HttpStatusCode.BadRequest) { Content = new StringContent("[]"), Headers = { { "X-SFDC-Request-Id", Secret[..80] } } },
            "redirect" => new(HttpStatusCode.Found)
            {
                Content = new StringContent(""), Headers = { Location = new("https://evil.example/?sid=" + HostileOrg.Token) }
            },
            _ => throw new HttpRequestException($"Received an invalid header line: '{HostileOrg.Token}'"),
        });
        await using var client = org.Client();
        var failure = await Record.ExceptionAsync(async () =>
        {
            switch (place)
            {
                case "row" or "total":
                    await client.Nodes().ToListAsync(Cancel);
                    break;
                case "composite":
                    var outcome = Assert.Single(await client.Nodes().DeleteManyAsync([Id<Node__c>.Parse("a00000000000001AAA")], Cancel));
                    throw new InvalidOperationException(string.Join(' ', outcome.Errors));
                case "id":
                    var json = System.Text.Json.JsonDocument.Parse($$"""{"id":"{{HostileOrg.Token}}"}""").RootElement;
                    new Features.Composite.StepAnswer(HttpStatusCode.Created, json).ReadId();
                    break;
                default:
                    await client.GetLimitsAsync(Cancel);
                    break;
            }
        });
        RequireNoSecret(failure!);
    }

    [Theory]
    [InlineData("plain")]
    [InlineData("percent")]
    [InlineData("json")]
    [InlineData("base64")]
    [InlineData("middle")]
    public void Words_of_gRPC_are_redacted(string form)
    {
        using var store = new SecretStore();
        store.Add(HostileOrg.Token);
        var text = Form(form);
        var failure = RpcErrors.Explain("/data/x", new RpcException(new Status(
            StatusCode.Unavailable, text), new Metadata { { "error-code", text }, { "rpc-id", text }, { "other", text } }), default);
        RequireNoSecret(failure);
    }

    [Theory]
    [InlineData("client_secret")]
    [InlineData("refresh_token")]
    [InlineData("assertion")]
    public async Task The_secrets_of_a_sign_in_are_redacted_in_errors_of_calls_too(string kind)
    {
        const string Hidden = "9f8e7d6c5b4a39281706f5e4d3c2b1a0";
        var org = new HostileOrg(request => request.RequestUri!.AbsolutePath == "/services/oauth2/token"
            ? HostileOrg.Json($$"""{"access_token":"{{HostileOrg.Token}}","instance_url":"https://acme.my.salesforce.com"}""")
            : HostileOrg.Json($$"""[{"errorCode":"X","message":"{{kind}}={{Hidden}} {{Hidden}}"}]""", HttpStatusCode.BadRequest));
        AuthFlow flow = kind switch
        {
            "client_secret" => new ClientCredentialsFlow("client", Hidden),
            "refresh_token" => new WebServerFlow("client") { LoadRefreshToken = _ => new(Hidden), StoreRefreshToken = _ => default },
            _ => new ClientCredentialsFlow("client", Hidden),
        };
        await using var client = org.Client(flow);
        var failure = await Assert.ThrowsAsync<SalesforceInvalidRequestException>(() => client.GetLimitsAsync(Cancel));
        Assert.DoesNotContain(Hidden[..8], failure.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\u001b[2J\u001b]0;owned\u0007")]
    [InlineData("line\r\n2026-01-01 INFO forged")]
    [InlineData("\u202Etxt.exe\u2066")]
    [InlineData("a\u2028b\u2029c\u0085d\u0000e\u009b31m")]
    [InlineData("zero\u200Bwidth\uFEFF")]
    public async Task Control_characters_of_a_server_do_not_reach_messages(string words)
    {
        var body = System.Text.Json.JsonSerializer.Serialize(
            new[] { new { errorCode = "X" + words, message = words, fields = new[] { words } } });
        var org = new HostileOrg(_ => HostileOrg.Json(body, HttpStatusCode.BadRequest));
        await using var client = org.Client();
        var failure = await Assert.ThrowsAsync<SalesforceInvalidRequestException>(() => client.GetLimitsAsync(Cancel));
        RequirePlain(failure.Message);
        RequirePlain(failure.ErrorCode);
        Assert.All(failure.Errors, e => Assert.DoesNotContain('\u001b', e.Message));
        var stream = new EventStreamException("x " + words, words, words, words, null);
        Assert.All((string[])[stream.Message, stream.Status, stream.ErrorCode!, stream.RpcId!], RequirePlain);
        RequirePlain((await Assert.ThrowsAsync<SalesforceFormatException>(() =>
            HostileOrg.Answering(HostileOrg.Page(null, $$"""{"Count__c":{{System.Text.Json.JsonSerializer.Serialize(words)}}}""")).Client()
                .Nodes().ToListAsync(Cancel))).Message);
    }

    [Fact]
    public void Eight_characters_of_a_secret_are_redacted_wherever_in_it_they_are()
    {
        using var store = new SecretStore();
        using var other = new SecretStore();
        // Two tokens of one org begin alike; one of them is forgotten.
        other.Add(HostileOrg.Token[..60] + "_another");
        store.Add(HostileOrg.Token);
        other.Dispose();
        for (var at = 0; at + 8 <= Secret.Length; at++)
        {
            for (var length = 8; length < 24 && at + length <= Secret.Length; length++)
                Assert.DoesNotContain(
                    Secret.Substring(at, 8), ServerText.Line($"x ({Secret.Substring(at, length)}) y"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_details_of_a_format_error_do_not_quote_the_answer()
    {
        // The path of a JsonException holds the keys of a dictionary.
        var org = HostileOrg.Answering($$"""{"{{HostileOrg.Token}}\u001b[31m":"x"}""");
        await using var client = org.Client();
        var type =
            (System.Text.Json.Serialization.Metadata.JsonTypeInfo<Dictionary<string, int>>)System.Text.Json.JsonSerializerOptions.Default
                .GetTypeInfo(typeof(Dictionary<string, int>));
        var failure =
            await Assert.ThrowsAsync<SalesforceFormatException>(() => client.SendAsync(HttpMethod.Get, "limits", null, type, Cancel));
        RequireNoSecret(failure);
        Assert.DoesNotContain('\u001b', failure.ToString());
    }

    [Theory]
    [InlineData("\u001b[2J")]
    [InlineData("\u202E")]
    [InlineData("\uDB40\uDC41")]
    public void Names_in_the_schema_of_an_event_are_printed_without_control_characters(string words)
    {
        using var store = new SecretStore();
        store.Add(HostileOrg.Token);
        var hostile = words + HostileOrg.Token;
        var name = System.Text.Json.JsonSerializer.Serialize(hostile);
        var schema = AvroSchemaParser.Parse(
            hostile,
            $$"""{"type":"record","name":{{name}},"fields":[{"name":"Header","type":"string"},{"name":{{name}},"type":["null","int"]}]}""");
        foreach (var act in (Action[])
            [
                () => new ChangeReader(schema, Node__c.Info),
                () => new AvroReader([5]) { Field = hostile, SObject = hostile }.Skip(schema.Root.Fields[1].Type),
                () => UnifiedDiff.Apply("+++ 0\n" + hostile, "a", "Name"),
                () => throw new SalesforceFormatException(hostile, hostile, hostile),
            ])
        {
            var failure = Assert.Throws<SalesforceFormatException>(act);
            RequireNoSecret(failure);
            Assert.All((string?[])[
                failure.Message, failure.Field, failure.SObject
            ], text => Assert.DoesNotContain(words, text ?? "", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Ordinary_text_is_not_redacted()
    {
        using var store = new SecretStore();
        store.Add(HostileOrg.Token);
        foreach (var text in (string[])["Required fields are missing: [LastName]", "org 00Dx0000000BV7z is "
            + "locked", "code: 12", "No such column 'A%20B' on entity 'Account'; see https://x.example/a?b=c", ""])
            Assert.Equal(text, ServerText.Line(text));
    }

    [Fact]
    public void A_secret_is_forgotten_with_the_last_client_that_used_it()
    {
        const string Once = "zyxwvutsrqponmlkjihg";
        var (first, second) = (new SecretStore(), new SecretStore());
        first.Add(Once);
        second.Add(Once);
        first.Dispose();
        Assert.Equal("...", Redaction.Text(Once));
        second.Dispose();
        Assert.Equal(Once, Redaction.Text(Once));
    }

    private static void RequirePlain(string text) =>
        Assert.DoesNotContain(text, c => char.IsControl(c) || c is '\u2028' or '\u2029' or '\u202E' or '\u2066' or '\u200B' or '\uFEFF');

    private static void RequireNoSecret(Exception failure)
    {
        var text = failure + string.Join('\n', failure.GetType().GetProperties().Where(p => p.Name != "TargetSite").Select(
            p => p.GetValue(failure) is IEnumerable<object> all ? string.Join(' ', all) : p.GetValue(failure)?.ToString()));
        for (var at = 0; at + 12 <= Secret.Length; at++)
        {
            Assert.DoesNotContain(Secret.Substring(at, 12), text, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(
                Convert.ToBase64String(Encoding.ASCII.GetBytes(Secret.Substring(at, 12))), text, StringComparison.Ordinal);
        }
        Assert.DoesNotContain(Uri.EscapeDataString(HostileOrg.Token), text, StringComparison.OrdinalIgnoreCase);
    }

    private static string Body(string form) => form switch
    {
        "as code" => $$"""[{"errorCode":"{{HostileOrg.Token}}","message":"m"}]""",
        "as field" => $$"""[{"errorCode":"X","message":"m","fields":["{{HostileOrg.Token}}"]}]""",
        "cut by the preview" => new string('x', 280) + HostileOrg.Token,
        "cut by the limit" => string.Concat(Enumerable.Repeat(HostileOrg.Token + " ", 600))[..(64 * 1024)] + "more",
        "page of a proxy" => $"<html>refused: Authorization: Bearer {HostileOrg.Token}</html>",
        "twenty times" => string.Concat(Enumerable.Repeat(HostileOrg.Token, 20)),
        _ => $$"""[{"errorCode":"X","message":"refused {{System.Text.Json.JsonSerializer.Serialize(Form(form))[1..^1]}}"}]""",
    };

    private static string Form(string form)
    {
        var token = HostileOrg.Token;
        return form switch
        {
            "percent" => string.Concat(token.Select(c => $"%{(int)c:x2}")),
            "percent twice" => Uri.EscapeDataString(string.Concat(token.Select(c => $"%{(int)c:X2}"))),
            "json" => string.Concat(token.Select(c => $"\\u{(int)c:x4}")),
            "html" => string.Concat(token.Select(c => $"&#{(int)c};")),
            "base64" => Convert.ToBase64String(Encoding.ASCII.GetBytes(token)),
            "base64url" => System.Buffers.Text.Base64Url.EncodeToString(Encoding.ASCII.GetBytes(token)),
            "base64 shifted" => Convert.ToBase64String(Encoding.ASCII.GetBytes("Bearer " + token)),
            "lower case" => token.ToLowerInvariant(),
            "prefix" => token[..40],
            "suffix" => token[^30..],
            "middle" => Secret[20..60],
            "in two lines" => token.Insert(50, "\r\n"),
            "spaced" => string.Join(' ', token.ToCharArray()),
            "header form" => "Authorization: Bearer " + token,
            "base64 as percent" => string.Concat(Form("base64").Select(c => $"%{(int)c:X2}")),
            "base64 as json" => string.Concat(Form("base64").Select(c => $"\\u{(int)c:x4}")),
            "base64 as html" => string.Concat(Form("base64").Select(c => $"&#x{(int)c:X};")),
            "base64 in lines" => string.Join("\r\n", Form("base64").Chunk(12).Select(c => new string(c))),
            "html, percent and json" =>
                string.Concat(token.Select((c, i) => i % 3 == 0 ? $"&#{(int)c};" : i % 3 == 1 ? $"%{(int)c:x2}" : $"\\u{(int)c:x4}")),
            "UTF-16" => string.Concat(token.Select(c => c + "\0")),
            _ => token,
        };
    }
}
