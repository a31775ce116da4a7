using System.Net;
using System.Text;
using System.Text.Json;
using Acme.Crm;
using Salesforce.Typed.Auth;
using Salesforce.Typed.Errors;

namespace Salesforce.Typed.Tests;

/// <summary>What the org refuses becomes an exception that says what and why, by type.</summary>
public class ErrorTests
{
    [Theory]
    [InlineData("<html><body>Down for maintenance</body></html>", "<html><body>Down for maintenance</body></html>")]
    [InlineData("", "The answer held no error message.")]
    [InlineData("[", "[")]
    [InlineData("[]", "The answer held no error message.")]
    [InlineData("[5,null]", "The answer held no error message.")]
    [InlineData("""{"error":"invalid_grant","error_description":"no"}""", "invalid_grant")]
    [InlineData("""[{"message":5,"errorCode":null,"fields":"x"}]""", "")]
    [InlineData("""[{"message":"\ud800"}]""", "")]
    public async Task An_answer_that_is_no_list_of_errors_is_told_as_it_is(string body, string part)
    {
        await using var org = StubOrg.Always(body, HttpStatusCode.BadRequest).Client();
        var problem = await Assert.ThrowsAsync<SalesforceInvalidRequestException>(() => org.Account.ToListAsync(Cancel));
        Assert.Contains(part, problem.Message, StringComparison.Ordinal);
        Assert.NotNull(problem.ErrorCode);
    }

    [Fact]
    public async Task Bytes_that_are_no_text_are_told_as_well()
    {
        await using var org = new StubOrg(_ => new HttpResponseMessage(HttpStatusCode.BadGateway)
        {
            Content = new ByteArrayContent([.. "[{\"message\":\""u8, 0xff, .. "\"}]"u8])
        }).Client();
        Assert.Equal(HttpStatusCode.BadGateway, (await Assert.ThrowsAnyAsync<SalesforceApiException>(
            () => org.Account.ToListAsync(Cancel))).StatusCode);
    }

    [Fact]
    public async Task A_body_without_end_is_not_read_to_the_end()
    {
        await using var org =
            new StubOrg(_ => new HttpResponseMessage(HttpStatusCode.BadGateway) { Content = new StreamContent(new Endless()) }).Client();
        var problem = await Assert.ThrowsAnyAsync<SalesforceApiException>(
            () => org.Account.ToListAsync(Cancel).WaitAsync(TimeSpan.FromSeconds(20), Cancel));
        Assert.InRange(problem.Message.Length, 100, 1_000);
    }

    [Fact]
    public async Task A_message_holds_neither_the_token_nor_what_was_asked()
    {
        await using var org = StubOrg.Always("""[{"message":"m","errorCode":"INVALID_FIELD"}]""", HttpStatusCode.BadRequest).Client(
            new ExternalTokenFlow("SECRET-TOKEN"));
        var problem = await Assert.ThrowsAsync<SalesforceInvalidRequestException>(
            () => org.Account.Where(a => a.Name == "PRIVATE-NAME").ToListAsync(Cancel));
        Assert.Equal("GET /services/data/v67.0/query answered 400. INVALID_FIELD: m", problem.Message);
        Assert.DoesNotContain("PRIVATE-NAME", problem.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("SECRET-TOKEN", problem.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_recorded_error_is_told_with_its_code()
    {
        var seen = 0;
        foreach (var file in Directory.EnumerateFiles(TestPaths.SharedData("rest", "by_kind"), "error_*.json"))
        {
            using var json = JsonDocument.Parse(await File.ReadAllTextAsync(file, Cancel));
            var body = json.RootElement.GetProperty("responseBody");
            await using var org =
                StubOrg.Always(body.GetRawText(), (HttpStatusCode)json.RootElement.GetProperty("status").GetInt32()).Client();
            var problem = await Assert.ThrowsAnyAsync<SalesforceApiException>(
                () => org.Account.DeleteAsync(Id<Account>.Parse("001000000000001"), Cancel));
            Assert.Equal(body[0].GetProperty("errorCode").GetString(), problem.ErrorCode);
            Assert.Equal(body[0].GetProperty("message").GetString(), problem.Errors[0].Message);
            seen++;
        }
        Assert.True(seen >= 8, $"{seen} recorded errors");
    }

    [Fact]
    public async Task A_redirect_is_not_followed()
    {
        var stub = new StubOrg(_ => new HttpResponseMessage(HttpStatusCode.Found)
        {
            Headers = { Location = new("https://evil.example/") }, Content = new StringContent("")
        });
        await using var org = stub.Client();
        Assert.Equal(
            HttpStatusCode.Found, (await Assert.ThrowsAnyAsync<SalesforceApiException>(() => org.Account.ToListAsync(Cancel))).StatusCode);
        Assert.Single(stub.Calls);
    }

    [Fact]
    public async Task A_redirect_is_not_followed_by_the_connections_of_the_client_itself()
    {
        using var listener = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var asked = 0;
        var serving = Task.Run(async () =>
        {
            while (true)
            {
                using var connection = await listener.AcceptTcpClientAsync(Cancel);
                Interlocked.Increment(ref asked);
                var stream = connection.GetStream();
                _ = await stream.ReadAsync(new byte[8192], Cancel);
                await stream.WriteAsync(
                    Encoding.ASCII.GetBytes(
                        "HTTP/1.1 302 Found\r\nLocation: "
                            + $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/stolen\r\nContent-Length: 0\r\nConnection: "
                            + $"close\r\n\r\n"), Cancel);
            }
        }, Cancel);
        await using var org = new SalesforceClient(new SalesforceOptions
        {
            Instance = new($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}"), Auth = new ExternalTokenFlow("t")
        });
        Assert.Equal(
            HttpStatusCode.Found, (await Assert.ThrowsAnyAsync<SalesforceApiException>(() => org.Account.ToListAsync(Cancel))).StatusCode);
        Assert.Equal(1, asked);
        listener.Stop();
        await Assert.ThrowsAnyAsync<Exception>(() => serving);
    }

    private sealed class Endless : MemoryStream
    {
        public override int Read(byte[] buffer, int offset, int count)
        {
            Array.Fill(buffer, (byte)'x', offset, count);
            return count;
        }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            buffer.Span.Fill((byte)'x');
            return new(buffer.Length);
        }
    }
}
