using System.Globalization;
using System.Net;
using System.Text;
using Salesforce.Typed.Errors;
using Salesforce.Typed.Events;
using Salesforce.Typed.Events.Avro;
using Salesforce.Typed.Events.Changes;
using Salesforce.Typed.Events.Comet;
using Salesforce.Typed.Events.Decoding;
using Salesforce.Typed.Events.Streams;
using Salesforce.Typed.Transport.Http;

namespace Salesforce.Typed.Tests.Servers;

/// <summary>
/// Random answers and addresses, with a fixed seed, for 20 seconds in all; <c>SECURITY_FUZZ_SECONDS</c> sets for how long, and then the
/// seed is the time.
/// </summary>
public sealed class FuzzTests
{
    private const int Seed = 20261130;
    private const int DefaultSeconds = 20;
    private const int Tests = 4;

    private static readonly int? Asked = int.TryParse(
        Environment.GetEnvironmentVariable("SECURITY_FUZZ_SECONDS"), CultureInfo.InvariantCulture, out var seconds) ? seconds : null;

    private static readonly string[] Surfaces =
        ["soqlText", "soqlText/count", "query", "describeGlobal", "describe", "versions", "search", "explain", "updated", "deleted", "retrieve", "get", "limits", "resources", "delete", "userinfo",
            "create", "createMany", "deleteMany", "tree", "composite", "composite/each", "batch", "graph", "information"];

    private static readonly string[] Templates =
    [
        """{"totalSize":2,"done":true,"records":[{"attributes":{"type":"Node__c","url":"/x"},"Id":"a00000000000001AAA","Name":"A","Count__c":1,"Large__c":5,"Amount__c":2.50,"Ratio__c":1.5,"Flag__c":true,"Day__c":"2026-11-23","At__c":"2026-11-23T08:15:30.000+0000","Clock__c":"13:05:30.000Z","Tags__c":"a;b","Place__c":{"latitude":1.5,"longitude":2},"Home__c":{"city":"Bern"},"Raw__c":{"a":[1]}},{"attributes":{},"Name":"B","Nodes__r":{"totalSize":1,"done":true,"records":[{"Name":"C"}]}}]}""",
        """{"totalSize":9,"done":false,"nextRecordsUrl":"/services/data/v67.0/query/01g-2000","records":[{"Name":"A"}]}""",
        """{"name":"A","label":"A","keyPrefix":"001","fields":[{"name":"Id","type":"id","length":18,"referenceTo":[],"picklistValues":[{"value":"a","active":true}]}],"childRelationships":[{"childSObject":"B","field":"C"}],"recordTypeInfos":[]}""",
        """{"encoding":"UTF-8","maxBatchSize":200,"sobjects":[{"name":"Account","label":"Account","keyPrefix":"001","custom":false}]}""",
        """[{"version":"67.0","label":"x","url":"/services/data/v67.0"}]""",
        """{"searchRecords":[{"attributes":{"type":"Node__c"},"Id":"a00000000000001AAA"}]}""",
        """{"plans":[{"sobjectType":"A","leadingOperationType":"Index","relativeCost":0.5,"cardinality":5,"sobjectCardinality":9,"fields":["a"],"notes":[{"description":"n"}]}]}""",
        """{"ids":["a00000000000001AAA"],"latestDateCovered":"2026-11-23T08:15:30.000+0000"}""",
        """{"deletedRecords":[{"id":"a00000000000001AAA","deletedDate":"2026-11-23T08:15:30.000+0000"}],"earliestDateAvailable":"2026-11-23T08:15:30.000+0000","latestDateCovered":"2026-11-23T08:15:30.000+0000"}""",
        """[{"Id":"a00000000000001AAA","Name":"A"},null]""",
        """{"DailyApiRequests":{"Max":5000,"Remaining":4990,"App":{"Max":1,"Remaining":0}}}""",
        """{"compositeResponse":[{"body":{"totalSize":0,"done":true,"records":[]},"httpStatusCode":200,"referenceId":"query"}]}""",
        """[{"errorCode":"X","message":"m","fields":["a"]}]""",
        """{"error":"invalid_grant","error_description":"x"}""",
        """{"id":"a00000000000001AAA","success":true,"errors":[],"created":true}""",
        """[{"id":"a00000000000001AAA","success":true,"errors":[]},{"success":false,"errors":[{"statusCode":"X","message":"m","fields":["a"]}]}]""",
        """{"hasErrors":false,"results":[{"referenceId":"r0","id":"a00000000000001AAA"},{"referenceId":"r1","id":"a00000000000002AAA"}]}""",
        """{"hasErrors":true,"results":[{"referenceId":"r0","errors":[{"statusCode":"X","message":"m","fields":[]}]}]}""",
        """{"compositeResponse":[{"body":{"id":"a00000000000001AAA","success":true,"errors":[]},"httpStatusCode":201,"referenceId":"ref0"},{"body":null,"httpStatusCode":204,"referenceId":"ref1"},{"body":[{"errorCode":"PROCESSING_HALTED","message":"m"}],"httpStatusCode":404,"referenceId":"ref2"}]}""",
        """{"hasErrors":false,"results":[{"statusCode":201,"result":{"id":"a00000000000001AAA","success":true,"errors":[]}},{"statusCode":204,"result":null},{"statusCode":404,"result":[{"errorCode":"X","message":"m"}]}]}""",
        """{"graphs":[{"graphId":"graph0","graphResponse":{"compositeResponse":[{"body":{"id":"a00000000000001AAA","success":true,"errors":[]},"httpStatusCode":201,"referenceId":"ref0"}]},"isSuccessful":true},{"graphId":"graph1","graphResponse":{"compositeResponse":[{"body":null,"httpStatusCode":204,"referenceId":"ref1"}]},"isSuccessful":true},{"graphId":"graph2","graphResponse":{"compositeResponse":[{"body":{"Id":"a00000000000001AAA"},"httpStatusCode":200,"referenceId":"ref2"}]},"isSuccessful":true}]}""",
        """{"objectDescribe":{"name":"Node__c","label":"x","keyPrefix":"a00"},"recentItems":[{"attributes":{"type":"Node__c"},"Id":"a00000000000001AAA","Name":"x"}]}""",
        """{"organization_id":"00Dx0000000BV7z","user_id":"005x00000012Q9P"}""",
        """{"access_token":"t","instance_url":"https://acme.my.salesforce.com","id":"https://login.salesforce.com/id/00Dx0000000BV7z/005x00000012Q9P"}""",
    ];

    private static readonly string[] Tokens =
    [
        "null", "true", "false", "0", "-1", "1.5", "1e20", "1e999", "-0", "9223372036854775808", "\"\"", "\"\\ud800\"", "\"\\u0000\"",
        "\"../x\"", "\"//evil.example\"", "[]", "{}", "[[[[", "{\"a\":", ",", ":", "\"", "\\",
        "\u0000", "\u001b[31m", "   ", "\uFEFF", "{\"attributes\":{\"type\":null}}", "\"2026-99-99\"", "\"00000000000000000000\"",
    ];

    private static int TestSeed => Asked is null ? Seed : Environment.TickCount;

    private static TimeSpan Time => TimeSpan.FromSeconds((double)(Asked ?? DefaultSeconds) / Tests);

    [Fact]
    public async Task Random_answers_give_documented_exceptions_alone()
    {
        var seed = TestSeed;
        var random = new Random(seed);
        for (var (end, round) = (DateTime.UtcNow + Time, 0); DateTime.UtcNow < end; round++)
        {
            var body = Answer(random);
            var status = random.Next(8) switch { 0 => (HttpStatusCode)random.Next(200, 600), 1 =>
                HttpStatusCode.BadRequest, 2 => HttpStatusCode.Ambiguous, _ => HttpStatusCode.OK };
            var requests = 0;
            var org = new HostileOrg(
                request => requests++ < 50 ? HostileOrg.Bytes(body, status) : HostileOrg.Json("[]", HttpStatusCode.NotFound));
            // One in four signs in with the same answer.
            await using var client = org.Client(random.Next(4) == 0 ? AddressTests.JwtFlow() : null);
            var surface = Surfaces[random.Next(Surfaces.Length)];
            var failure = await Record.ExceptionAsync(
                () => FormatTests.RunAsync(client, surface).WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken));
            // Of a result with other columns, and of groups, the library says itself that they are not supported.
            Assert.True(
                failure is null or SalesforceApiException or SalesforceFormatException or SignInException or CompositeException
                    or TreeException,
                $"seed {seed}, round {round}, {surface}, {(int)status}: {failure}\n{Encoding.UTF8.GetString(body)}");
            Assert.All(org.Requests, r => Assert.StartsWith(HostileOrg.Host + "/services/", r, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Random_paths_lead_to_the_org_or_are_refused()
    {
        var seed = TestSeed;
        var random = new Random(seed);
        var origin = new Uri("https://" + HostileOrg.Host);
        for (var (end, round) = (DateTime.UtcNow + Time, 0); round % 1000 != 0 || DateTime.UtcNow < end; round++)
        {
            var path = HostileAddresses.Random(random);
            Uri? address = null;
            try
            {
                address = OrgAddress.Of(origin, path);
            }
            catch (SalesforceFormatException)
            {
            }
            if (address is not null)
            {
                Assert.True(address is { Scheme: "https", IdnHost: HostileOrg.Host, Port: 443,
                    UserInfo: "" }, $"seed {seed}, round {round}: {path}");
                Assert.Equal(path.Split('?')[0].Count(c => c == '/'), address.AbsolutePath.Count(c => c == '/'));
                Assert.True(new Uri(origin, address.PathAndQuery).IdnHost == HostileOrg.Host, $"seed {seed}, round {round}: {path}");
            }
            if (OrgAddress.ObjectionToAnswered(path) is null || OrgAddress.ObjectionToWritten(path) is null)
                Assert.True(address is not null, $"seed {seed}, round {round}: {path}");
        }
    }

    [Fact]
    public void Random_schemas_and_payloads_give_format_errors_alone()
    {
        const string Schema =
            """{"type":"record","name":"NodeChangeEvent","fields":[{"name":"ChangeEventHeader","type":{"type":"record","name":"ChangeEventHeader","fields":[{"name":"entityName","type":"string"},{"name":"recordIds","type":{"type":"array","items":"string"}},{"name":"changeType","type":{"type":"enum","name":"ChangeType","symbols":["CREATE","UPDATE"]}},{"name":"commitTimestamp","type":"long"},{"name":"changedFields","type":{"type":"array","items":"string"}}]}},{"name":"Name","type":["null","string"]},{"name":"Count__c","type":["null","int"]},{"name":"At__c","type":["null","long"]},{"name":"Amount__c","type":["null","double"]}]}""";
        var seed = TestSeed;
        var random = new Random(seed);
        for (var (end, round) = (DateTime.UtcNow + Time, 0); DateTime.UtcNow < end; round++)
        {
            var text = round % 2 == 0 ? Schema : Encoding.UTF8.GetString(Mutate(random, Schema));
            var payload = new byte[random.Next(60)];
            random.NextBytes(payload);
            var failure = Record.Exception(
                () => new EventReader(EventPlanBuilder.Build(AvroSchemaParser.Parse("id", text), Node__c.Info)).Read(payload));
            Assert.True(failure is null
                or SalesforceFormatException, $"seed {seed}, round {round}: {failure}\n{text}\n{Convert.ToHexString(payload)}");
        }
    }

    [Fact]
    public void Random_events_of_CometD_and_random_differences_give_documented_exceptions_alone()
    {
        const string Event =
            """{"ChangeEventHeader":{"entityName":"Node__c","recordIds":["a00000000000001AAA"],"changeType":"UPDATE","changeOrigin":"o","transactionKey":"k","sequenceNumber":1,"commitTimestamp":1763885730000,"commitNumber":5,"commitUser":"005x00000012Q9P","changedFields":["Name","Home__c.City"]},"Name":"a","Count__c":1,"At__c":1763885730000,"Amount__c":1.5,"Home__c":{"City":"Bern"},"Raw__c":{"diff":"x"},"CreatedDate":"2026-11-23T08:15:30.000Z","CreatedById":"005x00000012Q9P"}""";
        const string Difference = "--- \n+++ 0123\n@@ -1,2 +1,2 @@\n a\n-b\n+c\n";
        var seed = TestSeed;
        var random = new Random(seed);
        for (var (end, round) = (DateTime.UtcNow + Time, 0); DateTime.UtcNow < end; round++)
        {
            var wire = new WireEvent("id", default, null, Mutate(random, Event));
            var failures = new[]
            {
                Record.Exception(() => new CometChangeDecoder<ChangeEvent>(_ => Node__c.Info).Decode(wire)),
                Record.Exception(() => new CometEventDecoder<Node__c>().Decode(wire)),
                Record.Exception(() => UnifiedDiff.Apply(Encoding.UTF8.GetString(Mutate(random, Difference)), "a\nb\n", "Raw__c")),
            };
            Assert.All(failures, f => Assert.True(f is null or SalesforceFormatException
                or DiffMismatchException, $"seed {seed}, round {round}: {f}\n{Encoding.UTF8.GetString(wire.Payload.Span)}"));
            Assert.All(failures, f => Assert.DoesNotContain(f?.Message ?? "", char.IsControl));
        }
    }

    private static byte[] Answer(Random random)
    {
        if (random.Next(20) != 0)
            return Mutate(random, Templates[random.Next(Templates.Length)]);
        var bytes = new byte[random.Next(200)];
        random.NextBytes(bytes);
        return bytes;
    }

    // Replaces values, removes and repeats parts, and spoils bytes.
    private static byte[] Mutate(Random random, string template)
    {
        var text = template;
        for (var changes = random.Next(4); changes > 0 && text.Length > 0; changes--)
        {
            var (at, length) = (random.Next(text.Length), random.Next(12));
            var end = Math.Min(text.Length, at + length);
            text = random.Next(6) switch
            {
                0 => text[..at] + Tokens[random.Next(Tokens.Length)] + text[end..],
                1 => text[..at] + text[end..],
                2 => text[..end] + text[at..],
                3 => text[..at],
                _ => Value(random, text, at),
            };
        }
        var bytes = Encoding.UTF8.GetBytes(text);
        for (var spoilt = random.Next(3); spoilt > 1 && bytes.Length > 0; spoilt--)
            bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
        return bytes;
    }

    // The value behind the next colon is replaced by another.
    private static string Value(Random random, string text, int from)
    {
        var colon = text.IndexOf(':', from);
        if (colon < 0)
            return text;
        var end = text.IndexOfAny([',', '}', ']'], colon);
        return text[..(colon + 1)] + Tokens[random.Next(Tokens.Length)] + (end < 0 ? "" : text[end..]);
    }
}
