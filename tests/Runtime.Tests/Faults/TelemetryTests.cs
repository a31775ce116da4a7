using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Net;
using Acme.Crm;
using Microsoft.Extensions.Logging;
using Salesforce.Typed.Auth;
using Salesforce.Typed.Errors;

namespace Salesforce.Typed.Tests;

/// <summary>What is logged, traced and measured, and what never is: ids, keys, statements, tokens.</summary>
public class TelemetryTests
{
    private const string Data = "/services/data/v67.0";
    private static readonly Id<Account> Acme = Id<Account>.Parse("001000000000001AAA");

    [Fact]
    public async Task A_query_is_a_span_without_its_statement()
    {
        var span = Assert.Single(
            await SpansAsync(StubOrg.Always(Pages.Of()), org => org.Account.Where(a => a.Name == "PRIVATE").ToListAsync(Cancel)));
        Assert.Equal(("query Account", ActivityKind.Client, ActivityStatusCode.Unset), (span.DisplayName, span.Kind, span.Status));
        Assert.Equal(
            [
                ("db.system.name", "salesforce"), ("db.operation.name", "query"), ("db.collection.name", "Account"),
                ("http.request.method", "GET"),
                ("url.template", Data + "/query"), ("server.address", span.GetTagItem("server.address")), ("server.port", 443),
                ("http.response.status_code", 200),
            ],
            span.TagObjects.Select(t => (t.Key, t.Value)));
    }

    [Fact]
    public async Task A_statement_is_traced_when_that_is_asked_for()
    {
        var span = Assert.Single(await SpansAsync(
            StubOrg.Always(Pages.Of()), org => org.Account.Where(a => a.Name == "X & Y").Select(a => a.Name).ToListAsync(Cancel),
            tracesStatements: true));
        Assert.Equal("SELECT Name FROM Account WHERE Name = 'X & Y'", span.GetTagItem("db.query.text"));
    }

    [Fact]
    public async Task A_failure_says_its_status_its_code_and_how_often_it_was_tried()
    {
        var span = Assert.Single(await SpansAsync(
            StubOrg.Always("""[{"errorCode":"SERVER_UNAVAILABLE","message":"PRIVATE"}]""", HttpStatusCode.ServiceUnavailable),
            org => org.Account.ToListAsync(Cancel)));
        Assert.Equal(ActivityStatusCode.Error, span.Status);
        Assert.Equal((503, "503", "SERVER_UNAVAILABLE", 3), (span.GetTagItem("http.response.status_code"), span.GetTagItem(
            "error.type"), span.GetTagItem("db.response.status_code"), span.GetTagItem("http.request.resend_count")));
        Assert.DoesNotContain(
            "PRIVATE", string.Join('|', span.TagObjects.Select(t => t.Value)) + span.StatusDescription, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_connection_that_breaks_is_an_error_of_its_exceptions_type()
    {
        var span = Assert.Single(await SpansAsync(new StubOrg(
            _ => throw new HttpRequestException(HttpRequestError.ConnectionError, "no")), org => org.Account.ToListAsync(Cancel)));
        Assert.Equal(
            ("System.Net.Http.HttpRequestException", null), (span.GetTagItem("error.type"), span.GetTagItem("http.response.status_code")));
    }

    [Fact]
    public async Task No_address_holds_an_id_a_key_or_a_locator()
    {
        var stub = new StubOrg(call => call.Method switch
        {
            "GET" when call.Path.Contains("/sobjects/", StringComparison.Ordinal) => StubOrg.Json("""{"Name":"x"}"""),
            "GET" => StubOrg.Json(
                call.Path.Contains("01gLOCATOR", StringComparison.Ordinal) ? Pages.Of() : Pages.Of([], Data + "/query/01gLOCATOR-2")),
            "POST" => StubOrg.Json("""{"id":"001000000000001AAA","success":true,"errors":[]}""", HttpStatusCode.Created),
            "PATCH" when call.Path.Contains("/Email/", StringComparison.Ordinal) =>
                StubOrg.Json("""{"id":"003000000000001AAA","success":true,"errors":[]}"""),
            _ => StubOrg.Json("", HttpStatusCode.NoContent),
        });
        var spans = await SpansAsync(stub, async org =>
        {
            await org.Account.GetAsync(Acme, Cancel);
            await org.Account.CreateAsync(new Account { Name = "PRIVATE" }, Cancel);
            await org.Account.UpdateAsync(Account.WithId(Acme) with { Phone = "PRIVATE" }, Cancel);
            await org.Contact.UpsertAsync(c => c.Email, "PRIVATE@x.example", Contact.Empty with { LastName = "x" }, Cancel);
            await org.Account.DeleteAsync(Acme, Cancel);
            await org.Account.Where(a => a.Name == "PRIVATE").ToListAsync(Cancel);
        });
        Assert.Equal(
            [
                ("retrieve Account", Data + "/sobjects/Account/{id}"), ("create Account", Data + "/sobjects/Account"),
                ("update Account", Data + "/sobjects/Account/{id}"),
                ("upsert Contact", Data + "/sobjects/Contact/Email/{value}"), ("delete Account", Data + "/sobjects/Account/{id}"),
                ("query Account", Data + "/query"),
                ("queryMore", Data + "/query/{locator}"),
            ],
            spans.Select(s => (s.DisplayName, (string)s.GetTagItem("url.template")!)));
        var all = string.Join('|', spans.SelectMany(s => s.TagObjects).Select(t => t.Value));
        Assert.DoesNotContain("PRIVATE", all, StringComparison.Ordinal);
        Assert.DoesNotContain("001000000000001", all, StringComparison.Ordinal);
        Assert.DoesNotContain("LOCATOR", all, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GET", "/services/data/v67.0/sobjects", "describeGlobal", null, "/services/data/v67.0/sobjects")]
    [InlineData(
        "GET", "/services/data/v67.0/sobjects/Account/describe", "describe", "Account", "/services/data/v67.0/sobjects/Account/describe")]
    [InlineData(
        "GET", "/services/data/v67.0/sobjects/Account/updated?start=1", "getUpdated", "Account",
        "/services/data/v67.0/sobjects/Account/updated")]
    [InlineData(
        "GET", "/services/data/v67.0/sobjects/ContentVersion/068000000000001AAA/VersionData", "retrieve", "ContentVersion",
        "/services/data/v67.0/sobjects/ContentVersion/{id}/VersionData")]
    [InlineData(
        "GET", "/services/data/v67.0/sobjects/Account/ErpId__c/a%2Fb", "retrieve", "Account",
        "/services/data/v67.0/sobjects/Account/ErpId__c/{value}")]
    [InlineData("POST", "/services/data/v67.0/composite", "composite", null, "/services/data/v67.0/composite")]
    [InlineData("POST", "/services/data/v67.0/composite/graph", "composite.graph", null, "/services/data/v67.0/composite/graph")]
    [InlineData(
        "DELETE", "/services/data/v67.0/composite/sobjects?ids=001000000000001", "deleteMany", null,
        "/services/data/v67.0/composite/sobjects")]
    [InlineData(
        "PATCH", "/services/data/v67.0/composite/sobjects/Account/ErpId__c", "upsertMany", "Account",
        "/services/data/v67.0/composite/sobjects/Account/ErpId__c")]
    [InlineData(
        "POST", "/services/data/v67.0/composite/tree/Account", "createTree", "Account", "/services/data/v67.0/composite/tree/Account")]
    [InlineData("GET", "/services/data/v67.0/limits", "limits", null, "/services/data/v67.0/limits")]
    [InlineData("GET", "/services/data", "versions", null, "/services/data")]
    [InlineData("GET", "/services/data/v67.0/tooling/query?q=SELECT+1", "tooling", null, "/services/data/v67.0/tooling/{rest}")]
    [InlineData("GET", "/services/apexrest/orders/7", "retrieve", null, "/services/apexrest/{rest}")]
    [InlineData(
        "GET", "/services/data/v67.0/query?q=SELECT%20Id,(SELECT%20Id%20FROM%20Contacts)%20FROM%20Account%20WHERE%20Name='a%20FROM%20b'",
        "query", "Account", "/services/data/v67.0/query")]
    public void A_call_is_told_by_its_shape(string method, string path, string operation, string? collection, string template) =>
        Assert.Equal(
            new Transport.Http.CallShape(operation, collection, template), Transport.Http.CallShape.Of(new HttpMethod(method), path));

    [Fact]
    public async Task Logs_have_ids_of_events_and_no_data()
    {
        var log = new Log();
        var failures = 1;
        var stub = new StubOrg(call =>
        {
            var answer = failures-- > 0 ? StubOrg.Json("""[{"errorCode":"E","message":"PRIVATE"}]""", HttpStatusCode.ServiceUnavailable)
                : call.Method == "GET"
                ? StubOrg.Json(Pages.Of())
                : StubOrg.Json("""[{"errorCode":"NO","message":"PRIVATE"}]""", HttpStatusCode.BadRequest);
            answer.Headers.Add("Sforce-Limit-Info", "api-usage=9/10");
            answer.Headers.Add("Warning", "299 - \"This API is deprecated\"");
            answer.Headers.Add("X-SFDC-Request-Id", "r1");
            return answer;
        });
        await using var org = new SalesforceClient(new SalesforceOptions
        {
            Instance = new("https://acme.my.salesforce.com"),
            Auth = new ExternalTokenFlow("SECRET"),
            HttpHandler = stub,
            LoggerFactory = log,
            Retry = new RetryOptions { Delay = TimeSpan.Zero, MaxDelay = TimeSpan.Zero },
        });

        await org.Account.Where(a => a.Name == "PRIVATE").ToListAsync(Cancel);
        await Assert.ThrowsAsync<SalesforceInvalidRequestException>(
            () => org.Account.UpdateAsync(Account.WithId(Acme) with { Phone = "PRIVATE" }, Cancel));

        Assert.Equal([
            "UsageThreshold 6 Warning", "OrgWarning 9 Warning", "CallRepeated 3 Information", "CallAnswered 1 Debug", "CallFailed 2 Warning"
        ], log.Events.Select(e => e.Event));
        Assert.Contains("update Account (/services/data/v67.0/sobjects/Account/{id}) failed: SalesforceInvalidRequestException, status "
            + "400, code NO, request r1, after 1 tries", log.Events[^1].Text, StringComparison.Ordinal);
        var all = string.Join('|', log.Events.Select(e => e.Text));
        foreach (var secret in (string[])["PRIVATE", "SECRET", "001000000000001"])
            Assert.DoesNotContain(secret, all, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Calls_are_measured()
    {
        var host = $"h{Guid.NewGuid():N}.my.salesforce.com";
        var seen = new ConcurrentQueue<(string Name, double Value, string Tags)>();
        using var listener = new MeterListener
        {
            InstrumentPublished = static (instrument, l) =>
            {
                if (instrument.Meter.Name == "Salesforce.Typed")
                    l.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) =>
            seen.Enqueue((instrument.Name, value, string.Join(' ', tags.ToArray().Select(t => $"{t.Key}={t.Value}")))));
        listener.Start();
        var failing = true;
        await using var org = new SalesforceClient(new SalesforceOptions
        {
            Instance = new("https://" + host),
            Auth = new ExternalTokenFlow("t"),
            HttpHandler = new StubOrg(_ => (failing = !failing) ? StubOrg.Json(Pages.Of()) : StubOrg.Json("[]", HttpStatusCode.NotFound)),
        });

        await Assert.ThrowsAsync<SalesforceNotFoundException>(() => org.Account.ToListAsync(Cancel));
        await org.Account.ToListAsync(Cancel);

        Assert.Equal(
            [
                $"db.system.name=salesforce db.operation.name=query server.address={host} db.collection.name=Account error.type=404",
                $"db.system.name=salesforce db.operation.name=query server.address={host} db.collection.name=Account",
            ],
            seen.Where(m => m.Name == "db.client.operation.duration" && m.Tags.Contains(host, StringComparison.Ordinal)).Select(
                m => m.Tags));
    }

    // Other tests make calls at the same time: these are reported by their host.
    private static async Task<List<Activity>> SpansAsync(StubOrg stub, Func<SalesforceClient, Task> calls, bool tracesStatements = false)
    {
        var host = $"h{Guid.NewGuid():N}.my.salesforce.com";
        var spans = new ConcurrentQueue<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = static source => source.Name == "Salesforce.Typed",
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = span =>
            {
                if ((string?)span.GetTagItem("server.address") == host)
                    spans.Enqueue(span);
            },
        };
        ActivitySource.AddActivityListener(listener);
        await using var org = new SalesforceClient(new SalesforceOptions
        {
            Instance = new("https://" + host),
            Auth = new ExternalTokenFlow("SECRET"),
            HttpHandler = stub,
            IncludeStatementsInTraces = tracesStatements,
            Retry = new RetryOptions { Delay = TimeSpan.Zero, MaxDelay = TimeSpan.Zero },
        });
        try
        {
            await calls(org);
        }
        catch (SalesforceApiException)
        {
            // The span reports it.
        }
        return [.. spans];
    }

    private sealed class Log : ILoggerFactory, ILogger
    {
        private readonly ConcurrentQueue<(string Event, string Text)> _events = new();

        public IReadOnlyList<(string Event, string Text)> Events => [.. _events];

        public ILogger CreateLogger(string categoryName)
        {
            Assert.Equal("Salesforce.Typed", categoryName);
            return this;
        }

        public void AddProvider(ILoggerProvider provider)
        {
        }

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        void ILogger.Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            _events.Enqueue(($"{eventId.Name} {eventId.Id} {logLevel}", formatter(state, exception) + exception));

        public void Dispose()
        {
        }
    }
}
