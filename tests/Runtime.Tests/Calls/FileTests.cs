using System.Net;
using System.Text;
using Acme.Crm;
using Salesforce.Typed.Auth;
using Salesforce.Typed.Errors;
using Salesforce.Typed.Files;

namespace Salesforce.Typed.Tests;

/// <summary>Files in parts and as streams. A text field takes the place of a base64 field, which no snapshot here has.</summary>
public class FileTests
{
    private static readonly Id<Account> Acme = Id<Account>.Parse("001000000000001AAA");

    [Fact]
    public async Task A_record_with_a_file_is_a_part_of_JSON_and_a_part_of_bytes()
    {
        var stub = StubOrg.Always("""{"id":"001000000000001AAA","success":true,"errors":[]}""", HttpStatusCode.Created);
        await using var org = stub.Client();
        var file = new FileUpload(new MemoryStream("BYTES"u8.ToArray()), "Plän \"A\".pdf", "application/pdf");
        Assert.Equal(
            Acme, await org.Account.CreateWithFileAsync(new Account { Name = "Acme", Site = "left out" }, a => a.Site, file, Cancel));
        var call = Assert.Single(stub.Calls);
        Assert.StartsWith("multipart/form-data; boundary=\"salesforce-typed-", call.ContentType, StringComparison.Ordinal);
        var boundary = call.ContentType!.Split('"')[1];
        Assert.Equal(
            $$"""
            --{{boundary}}
            Content-Type: application/json
            Content-Disposition: form-data; name="entity_content"

            {"Name":"Acme"}
            --{{boundary}}
            Content-Type: application/pdf
            Content-Disposition: form-data; name="Site"; filename="Pl_n _A_.pdf"

            BYTES
            --{{boundary}}--

            """.ReplaceLineEndings("\r\n"),
            call.Body);
    }

    [Fact]
    public async Task A_stream_is_read_from_where_it_stands_again_when_the_session_ended_and_stays_open()
    {
        var calls = 0;
        var stub = new StubOrg(_ => ++calls == 1
            ? StubOrg.Json("""[{"errorCode":"INVALID_SESSION_ID","message":"Session expired"}]""", HttpStatusCode.Unauthorized)
            : StubOrg.Json("", HttpStatusCode.NoContent));
        var tokens = 0;
        await using var org = stub.Client(new ExternalTokenFlow(_ => new ValueTask<string>("T" + ++tokens)));
        using var stream = new MemoryStream("skipBYTES"u8.ToArray()) { Position = 4 };
        await org.Account.UpdateWithFileAsync(Account.WithId(Acme), a => a.Site, new FileUpload(stream, "a"), Cancel);
        Assert.Equal(["Bearer T1", "Bearer T2"], stub.Calls.Select(c => c.Authorization));
        Assert.All(stub.Calls, c => Assert.Contains("\r\n\r\nBYTES\r\n--", c.Body, StringComparison.Ordinal));
        Assert.True(stream.CanRead);
    }

    [Fact]
    public async Task A_stream_that_can_be_read_once_is_not_spent_on_finding_out_that_the_session_ended()
    {
        var stub = new StubOrg(call => call.Authorization == "Bearer T1"
            ? StubOrg.Json("""[{"errorCode":"INVALID_SESSION_ID","message":"Session expired"}]""", HttpStatusCode.Unauthorized)
            : call.Method == "GET" ? StubOrg.Json("{}") : StubOrg.Json("", HttpStatusCode.NoContent));
        var tokens = 0;
        await using var org = stub.Client(new ExternalTokenFlow(_ => new ValueTask<string>("T" + ++tokens)));
        await org.Account.UpdateWithFileAsync(
            Account.WithId(Acme), a => a.Site, new FileUpload(new OnceStream("BYTES"u8.ToArray()), "a"), Cancel);
        Assert.Equal(["GET T1", "GET T2", "PATCH T2"], stub.Calls.Select(c => $"{c.Method} {c.Authorization![7..]}"));
        Assert.Contains("BYTES", stub.Calls[2].Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_is_opened_as_it_comes()
    {
        var stub = new StubOrg(_ => StubOrg.Stream(new OnceStream("BYTES"u8.ToArray())));
        await using var org = stub.Client();
        await using var stream = await org.Account.OpenFileAsync(Acme, a => a.Site, Cancel);
        Assert.Equal("BYTES", await new StreamReader(stream, Encoding.ASCII).ReadToEndAsync(Cancel));
        Assert.Equal("/services/data/v67.0/sobjects/Account/001000000000001AAA/Site", stub.Calls[0].Path);
        Assert.Contains("Accept: */*", stub.Calls[0].Headers);
    }

    [Fact]
    public async Task What_is_no_file_is_refused_before_anything_is_sent()
    {
        var stub = StubOrg.Always("{}");
        await using var org = stub.Client();
        Assert.Throws<ArgumentException>(() => new FileUpload(new MemoryStream(), " "));
        Assert.Throws<ArgumentException>(() => new FileUpload(new MemoryStream(), "a", "no type"));
        await Assert.ThrowsAsync<ArgumentException>(() => org.Account.OpenFileAsync(Acme, a => a.Owner.Name, Cancel));
        await Assert.ThrowsAsync<ArgumentException>(
            () => org.Account.UpdateWithFileAsync(Account.Empty, a => a.Site, new FileUpload(new MemoryStream(), "a"), Cancel));
        Assert.Empty(stub.Calls);
    }

    [Fact]
    public async Task A_file_that_breaks_off_is_a_failure_of_the_call()
    {
        await using var org = new StubOrg(_ => StubOrg.Stream(new BreakingStream())).Client();
        await using var stream = await org.Account.OpenFileAsync(Acme, a => a.Site, Cancel);
        var broken = await Assert.ThrowsAsync<NoResponseException>(() => stream.CopyToAsync(Stream.Null, Cancel));
        Assert.Equal("GET /services/data/v67.0/sobjects/Account/001000000000001AAA/Site", broken.Call);
    }

    private sealed class BreakingStream : MemoryStream
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            throw new IOException("gone");
    }

    private sealed class OnceStream(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;
    }
}
