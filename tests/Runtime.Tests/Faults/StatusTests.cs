using System.Net;
using Acme.Crm;
using Salesforce.Typed.Auth;
using Salesforce.Typed.Errors;

namespace Salesforce.Typed.Tests;

/// <summary>Each status is a type of its own, and says what a caller needs to act.</summary>
public class StatusTests
{
    private const string Data = "/services/data/v67.0";

    [Theory]
    [InlineData(400, "MALFORMED_QUERY", typeof(SalesforceInvalidRequestException))]
    [InlineData(401, "INVALID_SESSION_ID", typeof(SalesforceNotAuthenticatedException))]
    [InlineData(403, "REQUEST_LIMIT_EXCEEDED", typeof(RequestLimitException))]
    [InlineData(403, "INSUFFICIENT_ACCESS", typeof(SalesforceAccessDeniedException))]
    [InlineData(404, "NOT_FOUND", typeof(SalesforceNotFoundException))]
    [InlineData(405, "METHOD_NOT_ALLOWED", typeof(SalesforceMethodNotAllowedException))]
    [InlineData(409, "CONFLICT", typeof(SalesforceConflictException))]
    [InlineData(410, "GONE", typeof(ApiVersionRetiredException))]
    [InlineData(412, "PRECONDITION_FAILED", typeof(SalesforcePreconditionFailedException))]
    [InlineData(414, "URI_TOO_LONG", typeof(RequestTooLongException))]
    [InlineData(415, "UNSUPPORTED_MEDIA_TYPE", typeof(SalesforceUnsupportedMediaTypeException))]
    [InlineData(418, "TEAPOT", typeof(SalesforceApiException))]
    [InlineData(420, "", typeof(NoRouteException))]
    [InlineData(428, "PRECONDITION_REQUIRED", typeof(SalesforcePreconditionRequiredException))]
    [InlineData(429, "TOO_MANY", typeof(RequestLimitException))]
    [InlineData(431, "TOO_LARGE", typeof(RequestTooLongException))]
    [InlineData(500, "UNKNOWN_EXCEPTION", typeof(SalesforceServerErrorException))]
    [InlineData(502, "BAD_GATEWAY", typeof(NoRouteException))]
    [InlineData(503, "SERVER_UNAVAILABLE", typeof(SalesforceUnavailableException))]
    [InlineData(504, "TIMEOUT", typeof(SalesforceServerErrorException))]
    public async Task A_status_is_a_type(int status, string code, Type type)
    {
        await using var org = new StubOrg(_ =>
        {
            var answer = StubOrg.Json(
                $$"""[{"message":"why","errorCode":"{{code}}","fields":["Name","Phone"]},{"message":"too","errorCode":"B","fields":["Name"]}]""", (HttpStatusCode)status);
            answer.Headers.Add("X-SFDC-Request-Id", "0ec7fe77d8aff85d");
            return answer;
        }).Client();

        var problem = await Assert.ThrowsAnyAsync<SalesforceApiException>(() => org.Account.ToListAsync(Cancel));

        Assert.Equal(type, problem.GetType());
        Assert.Equal(
            (code, status, "0ec7fe77d8aff85d", 1), (problem.ErrorCode, (int)problem.StatusCode, problem.RequestId, problem.Attempts));
        Assert.Equal($"GET {Data}/query", problem.Call);
        Assert.Equal(["Name", "Phone"], problem.Fields);
        Assert.Contains("0ec7fe77d8aff85d", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Several_matches_name_their_records()
    {
        await using var org = StubOrg.Always(
            $$"""["{{Data}}/sobjects/Account/001000000000001AAA","{{Data}}/sobjects/Account/001000000000002AAA"]""",
            HttpStatusCode.Ambiguous).Client();

        var problem = await Assert.ThrowsAsync<MultipleMatchesException>(
            () => org.Account.UpsertAsync(a => a.ErpId__c, "K-1", Account.Empty with { Name = "x" }, Cancel));

        Assert.Equal([$"{Data}/sobjects/Account/001000000000001AAA", $"{Data}/sobjects/Account/001000000000002AAA"], problem.Urls);
        Assert.Equal(["001000000000001AAA", "001000000000002AAA"], problem.Ids.Select(id => id.ToString()));
        Assert.Contains("2 records have that key", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("[1,null]")]
    [InlineData("<html>")]
    public async Task Several_matches_that_are_not_named_are_told_nevertheless(string body)
    {
        await using var org = StubOrg.Always(body, HttpStatusCode.Ambiguous).Client();
        Assert.Empty((await Assert.ThrowsAsync<MultipleMatchesException>(() => org.Account.ToListAsync(Cancel))).Ids);
    }

    [Fact]
    public async Task A_retired_version_says_which_ones_live_and_asks_without_the_token()
    {
        var stub = new StubOrg(call => call.Path == "/services/data"
            ? StubOrg.Json(
                """[{"label":"a","url":"/services/data/v31.0","version":"31.0"},{"label":"b","url":"/services/data/v68.0","version":"68.0"}]""")
            : StubOrg.Json("""[{"errorCode":"GONE","message":"retired"}]""", HttpStatusCode.Gone));
        await using var org = stub.Client();

        var problem = await Assert.ThrowsAsync<ApiVersionRetiredException>(() => org.Account.ToListAsync(Cancel));

        Assert.Equal(["31.0", "68.0"], problem.SupportedVersions);
        Assert.Contains("The org serves versions 31.0 to 68.0", problem.Message, StringComparison.Ordinal);
        Assert.Null(stub.Calls[^1].Authorization);
    }

    [Theory]
    [InlineData("TotalRequests Limit exceeded.", RequestLimit.DailyTotal)]
    [InlineData("ConcurrentRequests (Concurrent API Requests) Limit exceeded.", RequestLimit.LongRequests)]
    [InlineData("ConcurrentPerOrgLongTxn Limit exceeded.", RequestLimit.LongRequests)]
    [InlineData("Something new", RequestLimit.Other)]
    public async Task The_daily_total_and_too_many_long_requests_are_told_apart(string message, RequestLimit limit)
    {
        await using var org = new StubOrg(_ =>
        {
            var answer = StubOrg.Json($$"""[{"errorCode":"REQUEST_LIMIT_EXCEEDED","message":"{{message}}"}]""", HttpStatusCode.Forbidden);
            answer.Headers.Add("Sforce-Limit-Info", "api-usage=100000/100000");
            return answer;
        }).Client();

        var problem = await Assert.ThrowsAsync<RequestLimitException>(() => org.Account.ToListAsync(Cancel));

        Assert.Equal((limit, 100_000), (problem.Limit, problem.Usage!.Used));
    }

    [Theory]
    [InlineData(400, typeof(SalesforceInvalidRequestException))]
    [InlineData(403, typeof(SalesforceAccessDeniedException))]
    [InlineData(500, typeof(SalesforceServerErrorException))]
    public async Task A_statement_that_went_as_a_step_has_the_status_of_its_step(int status, Type type)
    {
        string[] answers =
        [
            $$"""{"compositeResponse":[{"body":[{"errorCode":"X","message":"m"}],"httpHeaders":{},"httpStatusCode":{{status}},"referenceId":"query"}]}""",
            $$"""{"compositeResponse":[{"httpStatusCode":{{status}},"httpHeaders":{},"body":[{"errorCode":"X","message":"m"}],"referenceId":"query"}]}""",
        ];
        var names = Enumerable.Range(0, 1_500).Select(i => $"name {i:0000}").ToArray();
        foreach (var answer in answers)
        {
            await using var org = StubOrg.Always(answer).Client();
            var problem =
                await Assert.ThrowsAnyAsync<SalesforceApiException>(() => org.Account.Where(a => a.Name.In(names)).ToListAsync(Cancel));
            Assert.Equal((type, status, "X"), (problem.GetType(), (int)problem.StatusCode, problem.ErrorCode));
            var list = string.Join("','", names);
            var byHand = await Assert.ThrowsAnyAsync<SalesforceApiException>(
                () => org.QueryAsync($"SELECT Id FROM Account WHERE Name IN {names}", Cancel));
            Assert.Equal((type, status), (byHand.GetType(), (int)byHand.StatusCode));
        }
    }

    [Fact]
    public async Task An_answer_that_repeats_the_token_does_not_get_it_into_a_message()
    {
        foreach (var body in (string[])["<pre>Authorization: Bearer "
            + "SECRET-TOKEN</pre>", """[{"errorCode":"X","message":"Bearer SECRET-TOKEN","fields":["SECRET-TOKEN"]}]"""])
        {
            await using var org = StubOrg.Always(body, HttpStatusCode.BadGateway).Client(new ExternalTokenFlow("SECRET-TOKEN"));
            var problem = await Assert.ThrowsAsync<NoRouteException>(() => org.Account.ToListAsync(Cancel));
            Assert.DoesNotContain("SECRET", problem.ToString() + string.Join('|', problem.Errors), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_key_of_an_upsert_is_no_part_of_a_message()
    {
        await using var org = StubOrg.Always("""[{"errorCode":"NOT_FOUND","message":"m"}]""", HttpStatusCode.NotFound).Client();
        var problem = await Assert.ThrowsAsync<SalesforceNotFoundException>(
            () => org.Contact.UpsertAsync(c => c.Email, "jane@private.example", Contact.Empty with { LastName = "x" }, Cancel));
        Assert.Equal($"PATCH {Data}/sobjects/Contact/Email/{{value}}", problem.Call);
        Assert.DoesNotContain("private", problem.ToString(), StringComparison.Ordinal);
    }
}
