using System.IO.Compression;
using Google.Protobuf;
using Salesforce.Typed.Errors;
using Salesforce.Typed.Events;
using Salesforce.Typed.Events.Avro;
using Salesforce.Typed.Events.Grpc;
using Salesforce.Typed.Events.Streams;
using Salesforce.Typed.Events.Wire;

namespace Salesforce.Typed.Tests.Servers;

/// <summary>What the event bus answers is bounded, finite and of the right form.</summary>
public sealed class EventTests
{
    private const string Connected =
        """[{"channel":"/meta/connect","successful":true,"advice":{"reconnect":"retry","interval":0,"timeout":0}}]""";

    public static TheoryData<Attack> Schemas =>
    [
        new Attack("schema", "", "not JSON"), new Attack("schema", "null", "schema"), new Attack("schema", "[]", "schema"),
        new Attack("schema", "\"string\"", "record"), new Attack("schema", "{\"type\":\"record\"}", "name"),
        new Attack("schema", """{"type":"record","name":5,"fields":[]}""", "text"),
        new Attack("schema", """{"type":"record","name":"\ud800","fields":[]}""", "not JSON"),
        new Attack("schema", """{"type":"record","name":"A","fields":[{"name":"a","type":"B"}]}""", "before it is declared"),
        new Attack("schema", """{"type":"fixed","name":"A","size":99999999}""", "size"),
        new Attack("schema", string.Concat(Enumerable.Repeat("{\"type\":", 200)), "not JSON"),
        new Attack("schema", new string('[', 200), "not JSON"), new Attack("schema", "\u001b[2J", "not JSON"),
    ];

    [Theory]
    [MemberData(nameof(Schemas), DisableDiscoveryEnumeration = true)]
    public void A_schema_of_another_form_is_a_format_error(Attack attack)
    {
        var failure = Assert.Throws<SalesforceFormatException>(() => AvroSchemaParser.Parse("id\u001b[31m", attack.Input));
        Assert.Contains(attack.Expected, failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(failure.Message, char.IsControl);
    }

    [Fact]
    public void A_schema_of_megabytes_is_refused() =>
        Assert.Throws<SalesforceFormatException>(() => AvroSchemaParser.Parse("id", new string(' ', 5 * 1024 * 1024)));

    [Fact]
    public void A_schema_that_holds_itself_or_grows_exponentially_is_skipped_within_bounds()
    {
        var levels = string.Join(',', Enumerable.Range(1, 60).Select(Level));
        foreach (var json in (string[])[
            """{"type":"record","name":"A","fields":[{"name":"a","type":"A"}]}""",
            $$"""{"type":"record","name":"A","fields":[{{levels}}]}"""
        ])
        {
            var schema = AvroSchemaParser.Parse("id", json);
            Assert.Throws<SalesforceFormatException>(() => new AvroReader(default).Skip(schema.Root));
        }
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("deflate")]
    public async Task A_compressed_message_of_gRPC_is_bounded_after_decompression(string encoding)
    {
        // A schema of 200 MB, which is more than a message may have.
        const int Length = 200 * 1024 * 1024;
        var org = new HostileOrg(request =>
        {
            using var message = new MemoryStream();
            using (Stream compressing = encoding == "gzip"
                ? new GZipStream(message, CompressionLevel.Fastest, leaveOpen: true)
                : new ZLibStream(message, CompressionLevel.Fastest, leaveOpen: true))
            {
                var output = new CodedOutputStream(compressing);
                output.WriteTag(SchemaInfo.SchemaJsonFieldNumber, WireFormat.WireType.LengthDelimited);
                output.WriteLength(Length);
                output.Flush();
                var spaces = new byte[1024 * 1024];
                for (var i = 0; i < Length; i += spaces.Length)
                    compressing.Write(spaces);
            }
            var head = new byte[5];
            head[0] = 1;
            System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(1), (int)message.Length);
            var response = new HttpResponseMessage(System.Net.HttpStatusCode.OK)
            {
                Version = new(2, 0), RequestMessage = request,
                Content = new ByteArrayContent([.. head, .. message.ToArray()]) { Headers = { ContentType = new("application/grpc") } },
            };
            response.Headers.Add("grpc-encoding", encoding);
            response.TrailingHeaders.Add("grpc-status", "0");
            return response;
        });
        await using var client = org.Client();
        var channel = PubSubChannel.Take(client, new EventOptions { Endpoint = new("https://bus.example"), HttpHandler = org });
        var failure = await Assert.ThrowsAsync<EventStreamException>(
            async () => await channel.Schemas.GetAsync("id", new Credentials(client, "00Dx0000000BV7z"), Cancel));
        Assert.Equal("ResourceExhausted", failure.Status);
        channel.Release();
    }

    [Fact]
    public void Ids_of_events_without_an_end_are_not_kept()
    {
        var seen = new RecentEvents();
        Assert.False(seen.WasSeen(new string('x', 1_000_000), 1) || seen.WasSeen(new string('x', 1_000_000), 2));
        Assert.False(seen.WasSeen("7a1c2d3e-0000-4000-8000-000000000001", 1));
        Assert.True(seen.WasSeen("7a1c2d3e-0000-4000-8000-000000000001", 2));
    }

    [Fact]
    public void A_server_that_sends_more_events_than_were_asked_for_is_noticed()
    {
        var flow = new FlowControl(100, TimeProvider.System);
        Assert.Equal(100, flow.Begin());
        Assert.True(flow.Arrived(100));
        Assert.False(flow.Arrived(101));
    }

    [Theory]
    [InlineData("endless", "no end")]
    [InlineData("long", "more than")]
    [InlineData("cookies", "cookies")]
    [InlineData("not a list", "list")]
    [InlineData("no channel", "lacks")]
    [InlineData("redirect", "redirect")]
    [InlineData("token", "refused")]
    public async Task A_hostile_CometD_server_ends_the_stream_with_an_error(string kind, string expected)
    {
        var number = 0;
        var org = new HostileOrg(request =>
        {
            var message = request.Content!.ReadAsStringAsync(Cancel).GetAwaiter().GetResult();
            var isConnect = message.Contains("/meta/connect", StringComparison.Ordinal);
            var channel = isConnect ? "/meta/connect" : message.Contains("/meta/handshake", StringComparison.Ordinal)
                ? "/meta/handshake"
                : message.Contains("/meta/subscribe", StringComparison.Ordinal) ? "/meta/subscribe" : "/meta/disconnect";
            var good = $$"""[{"channel":"{{channel}}","successful":true,"clientId":"c"}]""";
            var response = HostileOrg.Json(!isConnect ? good : kind switch
            {
                "long" => "[" + new string(' ', 2 * 1024 * 1024) + "]",
                "not a list" => "{}",
                "no channel" => "[{}]",
                "token" => $$"""[{"channel":"/meta/connect","successful":false,"error":"999:refused:{{HostileOrg.Token}}"}]""",
                _ => Connected,
            });
            if (isConnect && kind == "cookies")
                response.Headers.TryAddWithoutValidation("Set-Cookie", Enumerable.Range(0, 30).Select(i => $"c{number * 30 + i}=v"));
            if (isConnect && kind == "redirect")
                response.RequestMessage = new HttpRequestMessage(HttpMethod.Get, "https://evil.example/");
            number++;
            return response;
        });
        await using var client = org.Client(maxAnswerBytes: 1024 * 1024);
        var failure = await Record.ExceptionAsync(async () =>
        {
            await foreach (var change in client.Changes<Node__c>(
                new EventOptions { Transport = EventTransport.CometD, Channel = "/data/Node__ChangeEvent" }, Cancel))
            {
            }
        });
        Assert.True(failure is SalesforceFormatException or EventStreamException, $"{failure}");
        Assert.Contains(expected, failure!.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("AQP0jITN80", failure.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_handler_that_follows_redirects_is_not_used_for_the_bus()
    {
        using var handler = new SocketsHttpHandler();
        Assert.True(Transport.Http.ConnectionFactory.TryRestrict(handler));
        Assert.False(handler.AllowAutoRedirect);
    }

    // A record that holds the one before it twice: 60 levels are 2^60 values.
    private static string Level(int number)
    {
        var inner = number == 1 ? "null" : $"R{number - 1}";
        return $$$"""{"name":"f{{{number}}}","type":{"type":"record","name":"R{{{number}}}","fields":[{"name":"a","type":"{{{inner}}}"},{"name":"b","type":"{{{inner}}}"}]}}""";
    }
}
