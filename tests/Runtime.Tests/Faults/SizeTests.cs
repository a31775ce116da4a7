using System.IO.Compression;
using System.Net;
using Acme.Crm;
using Salesforce.Typed.Auth;
using Salesforce.Typed.Composite;
using Salesforce.Typed.Errors;

namespace Salesforce.Typed.Tests;

/// <summary>Requests that are too long are found before they are sent; long bodies are compressed.</summary>
public class SizeTests
{
    private static readonly Id<Account> Acme = Id<Account>.Parse("001000000000001AAA");

    [Fact]
    public async Task An_address_over_the_limit_is_not_sent()
    {
        var stub = StubOrg.Always("");
        await using var org = stub.PatientClient();
        var problem = await Assert.ThrowsAsync<RequestTooLongException>(
            () => org.Account.UpsertAsync(a => a.ErpId__c, new string('k', 16_400), Account.Empty with { Name = "x" }, Cancel));
        Assert.Equal((HttpStatusCode.RequestUriTooLong, false, 1), (problem.StatusCode, problem.WasSent, problem.Attempts));
        Assert.DoesNotContain("kkkk", problem.ToString(), StringComparison.Ordinal);
        Assert.Empty(stub.Calls);
    }

    [Fact]
    public async Task Address_and_headers_together_are_counted_the_token_among_them()
    {
        var stub = StubOrg.Always("", HttpStatusCode.NoContent);
        await using var org = stub.Client(new ExternalTokenFlow("SECRET" + new string('t', 15_000)));
        await org.Account.DeleteAsync(Acme, Cancel);
        var problem = await Assert.ThrowsAsync<RequestTooLongException>(
            () => org.Account.UpsertAsync(a => a.ErpId__c, new string('k', 1_000), Account.Empty with { Name = "x" }, Cancel));
        Assert.Equal((HttpStatusCode.RequestHeaderFieldsTooLarge, false), (problem.StatusCode, problem.WasSent));
        Assert.Contains("the token has 15,006", problem.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("SECRET", problem.ToString(), StringComparison.Ordinal);
        Assert.Single(stub.Calls);
    }

    [Fact]
    public async Task A_write_that_was_too_long_is_known_to_be_not_sent()
    {
        await using var org = StubOrg.Always("").Client(new ExternalTokenFlow(new string('t', 17_000)));
        var outcome = Assert.Single(await org.Account.CreateManyAsync([new Account { Name = "x" }], Cancel));
        Assert.Equal(OutcomeStatus.NotSent, outcome.Status);
    }

    [Theory]
    [InlineData(16_384, 20_000, true)]
    [InlineData(16_384, 10_000, false)]
    [InlineData(100, 200, true)]
    [InlineData(null, 100_000, false)]
    public async Task Long_bodies_are_compressed_and_arrive_whole_each_time(int? from, int length, bool isCompressed)
    {
        var bodies = new List<(string? Encoding, string? Type, long? Length, byte[] Bytes)>();
        using var handler = new Bodies(bodies);
        await using var org = new SalesforceClient(new SalesforceOptions
        {
            Instance = new("https://acme.my.salesforce.com"),
            Auth = new ExternalTokenFlow("t"),
            HttpHandler = handler,
            CompressionThreshold = from,
            Retry = new RetryOptions { Delay = TimeSpan.Zero, MaxDelay = TimeSpan.Zero },
        });
        var text = new string('x', length);

        await org.WithRetryWrites().Account.UpdateAsync(Account.WithId(Acme) with { Description = text }, Cancel);

        Assert.Equal(2, bodies.Count);
        foreach (var body in bodies)
        {
            Assert.Equal(
                (isCompressed ? "gzip" : null, "application/json", (long?)body.Bytes.Length), (body.Encoding, body.Type, body.Length));
            using var reader = new StreamReader(
                isCompressed ? new GZipStream(new MemoryStream(body.Bytes), CompressionMode.Decompress) : new MemoryStream(body.Bytes));
            Assert.Equal($$"""{"Description":"{{text}}"}""", await reader.ReadToEndAsync(Cancel));
        }
    }

    private sealed class Bodies(List<(string? Encoding, string? Type, long? Length, byte[] Bytes)> seen) : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var content = request.Content!;
            seen.Add(
                (content.Headers.ContentEncoding
                    .SingleOrDefault(), content.Headers.ContentType?.MediaType, content.Headers.ContentLength, await content.ReadAsByteArrayAsync(
                        cancellationToken)));
            return new HttpResponseMessage(seen.Count == 1 ? HttpStatusCode.ServiceUnavailable : HttpStatusCode.NoContent);
        }
    }
}
