using System.Net;
using Acme.Crm;
using Salesforce.Typed.Composite;
using Salesforce.Typed.Errors;

namespace Salesforce.Typed.Tests;

/// <summary>
/// After an attempt that may have been carried out, a definite refusal of the next one does not say that nothing was done.
/// </summary>
public class UnknownAttemptTests
{
    private static readonly Id<Account> Acme = Id<Account>.Parse("001000000000001AAA");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<int, string> Refusals => new()
    {
        { 400, "UNABLE_TO_LOCK_ROW" }, { 401, "INVALID_SESSION_ID" }, { 403, "INVALID_SESSION_ID" }, { 403, "REQUEST_LIMIT_EXCEEDED" },
        { 404, "ENTITY_IS_DELETED" },
        { 400, "DUPLICATE_VALUE" }, { 403, "INSUFFICIENT_ACCESS" }, { 412, "PRECONDITION_FAILED" }, { 429, "TOO_MANY" },
    };

    private static IReadOnlyList<Func<SalesforceClient, Task>> Writes =>
    [
        org => org.Account.CreateAsync(new Account { Name = "x" }, Cancel),
        org => org.Account.UpdateAsync(Account.WithId(Acme) with { Phone = "1" }, Cancel),
        org => org.Account.DeleteAsync(Acme, Cancel),
        org => org.Account.UpsertAsync(a => a.ErpId__c, "K", Account.Empty with { Name = "x" }, Cancel),
        org => org.SendAsync(HttpMethod.Post, "/services/apexrest/run", cancellationToken: Cancel),
    ];

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task A_refusal_after_an_unknown_attempt_is_unknown(int status, string code)
    {
        foreach (var write in Writes)
        {
            foreach (var isConnection in new[] { false, true })
            {
                await using var org = First(isConnection, () => Refusal(status, code)).PatientClient();
                var problem = await Assert.ThrowsAsync<OutcomeUnknownException>(() => write(org.WithRetryWrites()));
                Assert.True(problem.Attempts > 1);
                Assert.Equal(code, problem.ErrorCode);
                Assert.NotNull(problem.InnerException);
            }
        }
    }

    [Fact]
    public async Task A_refusal_after_refusals_is_a_refusal()
    {
        await using var org =
            StubOrg.Always("""[{"errorCode":"UNABLE_TO_LOCK_ROW","message":"x"}]""", HttpStatusCode.BadRequest).PatientClient();
        await Assert.ThrowsAsync<SalesforceInvalidRequestException>(() => Writes[1](org.WithRetryWrites()));
    }

    [Fact]
    public async Task Records_that_a_repeated_request_was_refused_are_unknown()
    {
        var stub = First(isConnection: false, () => StubOrg.Json("""
            [{"id":"001000000000001AAA","success":true,"errors":[]},{"success":false,"errors":[{"statusCode":"ENTITY_IS_DELETED","message":"entity is deleted","fields":[]}]}]
            """));
        await using var org = stub.PatientClient();
        var outcomes = await org.WithRetryWrites().Account.DeleteManyAsync([Acme, Id<Account>.Parse("001000000000002AAA")], Cancel);
        Assert.Equal([OutcomeStatus.Succeeded, OutcomeStatus.Unknown], outcomes.Select(o => o.Status));
        Assert.Equal("ENTITY_IS_DELETED", Assert.Single(outcomes[1].Errors).ErrorCode);
    }

    [Fact]
    public async Task Steps_that_a_repeated_request_was_refused_are_unknown()
    {
        var stub = First(isConnection: true, () => StubOrg.Json("""
            {"compositeResponse":[{"body":[{"errorCode":"ENTITY_IS_DELETED","message":"entity is deleted"}],"httpHeaders":{},"httpStatusCode":404,"referenceId":"ref0"}]}
            """));
        await using var org = stub.PatientClient();
        var unit = org.WithRetryWrites().Composite();
        var step = unit.Delete(Acme);
        await Record.ExceptionAsync(() => unit.SendAsync(Cancel));
        Assert.Equal(OutcomeStatus.Unknown, step.Status);
    }

    [Fact]
    public async Task A_repeated_list_that_is_refused_as_a_whole_is_unknown()
    {
        await using var org = First(isConnection: false, () => Refusal(403, "REQUEST_LIMIT_EXCEEDED")).PatientClient();
        var outcome = Assert.Single(
            await org.Account.UpsertManyAsync(a => a.ErpId__c, [Account.Empty with { ErpId__c = "K", Name = "x" }], Cancel));
        Assert.Equal(OutcomeStatus.Unknown, outcome.Status);
    }

    // The first attempt is lost after it was sent.
    private static StubOrg First(bool isConnection, Func<HttpResponseMessage> then)
    {
        var calls = 0;
        return new StubOrg(_ => calls++ > 0 ? then()
            : isConnection ? throw new HttpRequestException(HttpRequestError.ResponseEnded, "gone")
            : StubOrg.Json("[]", HttpStatusCode.ServiceUnavailable));
    }

    private static HttpResponseMessage Refusal(int status, string code) =>
        StubOrg.Json($$"""[{"errorCode":"{{code}}","message":"no"}]""", (HttpStatusCode)status);
}
