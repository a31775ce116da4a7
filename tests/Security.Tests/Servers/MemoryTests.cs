using System.IO.Compression;
using System.Net;
using System.Text;
using Salesforce.Typed.Errors;
using Salesforce.Typed.Queries.Wire;

namespace Salesforce.Typed.Tests.Servers;

/// <summary>What a server sends takes no more memory than the options allow.</summary>
public sealed class MemoryTests
{
    private const int Megabyte = 1024 * 1024;

    public static TheoryData<Attack> LongAnswers =>
    [
        new Attack("limits", "long", "MaxResponseBytes"), new Attack("describe", "long", "MaxResponseBytes"),
        new Attack("describeGlobal", "long", "MaxResponseBytes"), new Attack("soqlText/page", "long", "MaxResponseBytes"),
        new Attack("search", "long", "MaxResponseBytes"), new Attack("limits", "white space", "MaxResponseBytes"),
        new Attack("limits", "chunked", "MaxResponseBytes"), new Attack("limits", "gzip", "MaxResponseBytes"),
        new Attack("limits", "deflate", "MaxResponseBytes"), new Attack("limits", "br", "MaxResponseBytes"),
        new Attack("versions", "long", "MaxResponseBytes"), new Attack("send", "long", "MaxResponseBytes"),
        new Attack("query", "row", "MaxRowBytes"), new Attack("query", "member", "MaxRowBytes"),
        new Attack("query", "string without end", "MaxRowBytes"), new Attack("query", "children", "MaxRowBytes"),
        new Attack("soqlText/page", "row", "MaxRowBytes"),
    ];

    [Theory]
    [MemberData(nameof(LongAnswers), DisableDiscoveryEnumeration = true)]
    public async Task An_answer_or_a_row_over_the_limit_is_an_error_that_names_the_option(Attack attack)
    {
        var org = new HostileOrg(_ => Answer(attack.Input));
        await using var client = org.Client(
            maxAnswerBytes: attack.Expected == "MaxRowBytes" ? 16 * Megabyte : Megabyte, maxRowBytes: 256 * 1024);
        var failure = await Assert.ThrowsAsync<SalesforceFormatException>(() => RunAsync(client, attack.Surface));
        Assert.Contains(attack.Expected, failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\"totalSize\":1,", "\"done\":true,\"records\":[{\"Name\":\"a\"}]}")]
    [InlineData("{\"totalSize\":1,\"done\":true,\"records\"", ":[{\"Name\":\"a\"}]}")]
    [InlineData("{\"totalSize\":1,\"done\":true,\"records\":[{\"Name\":\"a\"}", "]}")]
    [InlineData("{\"totalSize\":1,\"done\":true,\"records\":[{\"Name\":\"a\"},", "{\"Name\":\"b\"}]}")]
    [InlineData("{\"totalSize\":1,\"done\":true,\"records\":[{\"Name\":", "\"a  b\",\"Count__c\":1 }]}")]
    [InlineData("", "{\"totalSize\":1,\"done\":true,\"records\":[{\"Name\":\"a\"}]}")]
    [InlineData("{\"totalSize\":1,\"done\":true,\"records\":[{\"Name\":\"a\"}]}", "")]
    [InlineData(
        "{\"totalSize\":1,\"done\":true,\"records\":[{\"Nodes__r\":{\"totalSize\":1,\"done\":true,\"records\":[", "{\"Name\":\"c\"}]}}]}")]
    public async Task White_space_between_tokens_takes_no_memory(string before, string after)
    {
        // Four times the limit of a row, in pieces as they come from a network.
        var stream = new PaddedStream(before, 4 * Megabyte, after);
        await using var client = new HostileOrg(_ => new(HttpStatusCode.OK) { Content = new StreamContent(stream) }).Client(
            maxRowBytes: Megabyte);
        var rows = await client.Nodes().ToListAsync(Cancel);
        Assert.InRange(rows.Count, 1, 2);
        if (before.EndsWith("\"Name\":", StringComparison.Ordinal))
            Assert.Equal("a  b", rows[0].Name);
    }

    [Theory]
    [InlineData("1 2", "1 2")]
    [InlineData("{ \t\r\n}", "{ }")]
    [InlineData("\"a  \\\"  b\"  ,  \"c", "\"a  \\\"  b\" , \"c")]
    [InlineData("\"\\\\\"    :", "\"\\\\\" :")]
    [InlineData("\"a\\", "\"a\\")]
    public void White_space_is_removed_outside_of_strings_alone(string json, string expected)
    {
        var bytes = Encoding.UTF8.GetBytes(json);
        Assert.Equal(expected, Encoding.UTF8.GetString(bytes, 0, JsonSpace.Remove(bytes)));
    }

    [Fact]
    public async Task A_long_row_that_trickles_in_is_not_read_again_with_each_piece()
    {
        var row = $$"""{"attributes":{},"Raw__c":[{{string.Join(',', Enumerable.Repeat("1", 4 * Megabyte))}}]}""";
        await using var client = new HostileOrg(_ => new(HttpStatusCode.OK)
        {
            Content = new StreamContent(new PaddedStream(HostileOrg.Page(null, row), 0, "", piece: 500))
        }).Client();
        var reading = client.Nodes().ToListAsync(Cancel);
        Assert.Single(await reading.WaitAsync(TimeSpan.FromSeconds(60), Cancel));
    }

    [Fact]
    public async Task The_list_of_versions_after_a_410_is_bounded()
    {
        var org = new HostileOrg(request => request.RequestUri!.AbsolutePath == "/services/data"
            ? HostileOrg.Json($"[{string.Join(',', Enumerable.Repeat("""{"version":"67.0"}""", 200_000))}]")
            : HostileOrg.Json("[]", HttpStatusCode.Gone));
        await using var client = org.Client();
        Assert.Empty((await Assert.ThrowsAsync<ApiVersionRetiredException>(() => client.GetLimitsAsync(Cancel))).SupportedVersions);
    }

    [Fact]
    public async Task An_error_body_without_an_end_is_cut()
    {
        var org = new HostileOrg(
            _ => new(HttpStatusCode.BadRequest) { Content = new StreamContent(new PaddedStream("x", 1_000 * Megabyte, "")) });
        await using var client = org.Client();
        Assert.True(
            (await Assert.ThrowsAsync<SalesforceInvalidRequestException>(() => client.GetLimitsAsync(Cancel))).Message.Length < 1_000);
    }

    [Fact]
    public async Task Nesting_that_is_too_deep_is_an_error()
    {
        var deep = new string('[', 100_000);
        foreach (var body in (string[])[
            deep, $$"""{"totalSize":1,"done":true,"records":[{"Raw__c":{{deep}}""", string.Concat(Enumerable.Repeat("{\"a\":", 1_000))
        ])
        {
            await using var client = HostileOrg.Answering(body).Client();
            await Assert.ThrowsAsync<SalesforceFormatException>(() => client.Nodes().ToListAsync(Cancel));
            await Assert.ThrowsAsync<SalesforceFormatException>(() => client.QueryAsync($"SELECT Name FROM Node__c", Cancel));
            await Assert.ThrowsAsync<SalesforceFormatException>(() => client.GetLimitsAsync(Cancel));
        }
    }

    private static HttpResponseMessage Answer(string kind)
    {
        const int Length = 3 * Megabyte;
        var json = Encoding.UTF8.GetBytes($"{{\"a\":\"{new string('x', Length)}\"}}");
        return kind switch
        {
            "white space" => HostileOrg.Json("{" + new string(' ', Length) + "}"),
            "chunked" => new(HttpStatusCode.OK) { Content = new StreamContent(new PaddedStream("{", Length, "}")) },
            "gzip" =>
                Decompressed(json, s => new GZipStream(s, CompressionLevel.Optimal), s => new GZipStream(s, CompressionMode.Decompress)),
            "deflate" =>
                Decompressed(json, s => new ZLibStream(s, CompressionLevel.Optimal), s => new ZLibStream(s, CompressionMode.Decompress)),
            "br" => Decompressed(
                json, s => new BrotliStream(s, CompressionLevel.Fastest), s => new BrotliStream(s, CompressionMode.Decompress)),
            "row" => HostileOrg.Json(HostileOrg.Page(null, HostileOrg.Row(new string('x', Length)))),
            "member" => HostileOrg.Json($$"""{"totalSize":1,"other":"{{new string('x', Length)}}","done":true,"records":[]}"""),
            "string without end" => new(HttpStatusCode.OK)
            {
                Content = new StreamContent(new PaddedStream("{\"totalSize\":1,\"records\":[{\"Name\":\"", 500 * Megabyte, ""))
            },
            "children" => HostileOrg.Json(
                HostileOrg.Page(null, $$"""{"Nodes__r":{{HostileOrg.Page(null, [.. Enumerable.Repeat(HostileOrg.Row("c"), 50_000)])}}}""")),
            _ => HostileOrg.Bytes(json),
        };
    }

    // As a handler with automatic decompression gives it: the length of the answer is not known.
    private static HttpResponseMessage Decompressed(byte[] json, Func<Stream, Stream> compress, Func<Stream, Stream> decompress)
    {
        var compressed = new MemoryStream();
        using (var stream = compress(compressed))
            stream.Write(json);
        return new(HttpStatusCode.OK) { Content = new StreamContent(decompress(new MemoryStream(compressed.ToArray()))) };
    }

    private static async Task RunAsync(SalesforceClient client, string surface)
    {
        switch (surface)
        {
            case "limits":
                await client.GetLimitsAsync(Cancel);
                break;
            case "describe":
                await client.DescribeAsync("Account", cancellationToken: Cancel);
                break;
            case "describeGlobal":
                await client.DescribeGlobalAsync(cancellationToken: Cancel);
                break;
            case "versions":
                await client.GetVersionsAsync(Cancel);
                break;
            case "search":
                await client.Search("x").RunAsync(Cancel);
                break;
            case "send":
                (await client.SendAsync(HttpMethod.Get, "limits", cancellationToken: Cancel)).Dispose();
                break;
            case "soqlText/page":
                await client.QueryAsync($"SELECT Name FROM Node__c", Cancel);
                break;
            default:
                await client.Nodes().ToListAsync(Cancel);
                break;
        }
    }

    /// <summary>A text, spaces behind it, and another text, in pieces.</summary>
    private sealed class PaddedStream(string before, long spaces, string after, int piece = 16 * 1024) : Stream
    {
        private readonly byte[] _before = Encoding.UTF8.GetBytes(before);
        private readonly byte[] _after = Encoding.UTF8.GetBytes(after);
        private long _at;

        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => throw new NotSupportedException();
        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override int Read(Span<byte> buffer)
        {
            var length = (int)Math.Min(Math.Min(buffer.Length, piece), _before.Length + spaces + _after.Length - _at);
            for (var i = 0; i < length; i++, _at++)
                buffer[i] = _at < _before.Length
                    ? _before[_at]
                    : _at < _before.Length + spaces ? (byte)' ' : _after[_at - _before.Length - spaces];
            return length;
        }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            new(Read(buffer.Span));

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            Task.FromResult(Read(buffer.AsSpan(offset, count)));

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
