using System.Net;
using Acme.Crm;
using Salesforce.Typed.Auth;
using Salesforce.Typed.Errors;

namespace Salesforce.Typed.Tests;

/// <summary>A session that has ended is renewed once, whatever status says so.</summary>
public class SessionEndTests
{
    private const string Invalid = """[{"message":"Session expired or invalid","errorCode":"INVALID_SESSION_ID"}]""";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<int, string> Endings => new()
    {
        { 401, Invalid }, { 400, Invalid }, { 403, Invalid }, { 403, "Bad_OAuth_Token" },
        { 400, """[{"errorCode":"Bad_OAuth_Token","message":"x"}]""" }, { 401, "" },
    };

    [Theory]
    [MemberData(nameof(Endings))]
    public async Task A_session_that_ended_is_renewed_once_and_the_call_sent_again(int status, string body)
    {
        var tokens = 0;
        var stub = new StubOrg(call => call.Authorization == "Bearer T1"
            ? StubOrg.Json(body, (HttpStatusCode)status)
            : call.Method switch
            {
                "POST" when call.Path.Contains("/tree/", StringComparison.Ordinal) => StubOrg.Json(
                    """{"hasErrors":false,"results":[{"referenceId":"r0","id":"001000000000001AAA"}]}""", HttpStatusCode.Created),
                "POST" => StubOrg.Json("""{"id":"001000000000001AAA","success":true,"errors":[]}""", HttpStatusCode.Created),
                _ => StubOrg.Json("{}"),
            });
        foreach (var call in (Func<SalesforceClient, Task>[])[
            org => org.GetLimitsAsync(Cancel), org => org.Account.CreateAsync(new Account { Name = "x" }, Cancel),
            org => org.CreateTreeAsync([new Account { Name = "x" }], Cancel)])
        {
            tokens = 0;
            await using var org = stub.Client(new ExternalTokenFlow(_ => new ValueTask<string>($"T{++tokens}")));
            await call(org);
            Assert.Equal(2, tokens);
        }
        Assert.Equal(6, stub.Calls.Count);
    }

    [Theory]
    [MemberData(nameof(Endings))]
    public async Task A_session_that_ends_again_is_thrown(int status, string body)
    {
        var tokens = 0;
        var stub = StubOrg.Always(body, (HttpStatusCode)status);
        await using var org = stub.Client(new ExternalTokenFlow(_ => new ValueTask<string>($"T{++tokens}")));
        var problem = await Assert.ThrowsAsync<SalesforceNotAuthenticatedException>(() => org.GetLimitsAsync(Cancel));
        Assert.Equal((2, 2, status), (tokens, stub.Calls.Count, (int)problem.StatusCode));
    }

    [Theory]
    [InlineData(403, """[{"errorCode":"INSUFFICIENT_ACCESS","message":"INVALID_SESSION_ID is not what this is"}]""")]
    [InlineData(400, """[{"errorCode":"MALFORMED_QUERY","message":"x"}]""")]
    public async Task Another_refusal_is_not_taken_for_a_session_that_ended(int status, string body)
    {
        var stub = StubOrg.Always(body, (HttpStatusCode)status);
        await using var org = stub.Client();
        var problem = await Assert.ThrowsAnyAsync<SalesforceApiException>(() => org.GetLimitsAsync(Cancel));
        Assert.Single(stub.Calls);
        Assert.IsNotType<SalesforceNotAuthenticatedException>(problem);
        Assert.NotEqual("", problem.ErrorCode);
    }
}
