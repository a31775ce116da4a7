using System.Net;
using Acme.Crm;
using Salesforce.Typed.Composite;
using Salesforce.Typed.Errors;

namespace Salesforce.Typed.Tests;

/// <summary>What a test double of a user throws and returns can be created without an org.</summary>
public sealed class TestDoubleTests
{
    private static readonly SalesforceError Deleted = new("ENTITY_IS_DELETED", "entity is deleted", []);

    [Fact]
    public void An_exception_has_the_status_and_the_code_that_it_is_created_with()
    {
        var e = new SalesforceNotFoundException("gone", Deleted);
        Assert.Equal((HttpStatusCode.NotFound, "ENTITY_IS_DELETED", "gone"), (e.StatusCode, e.ErrorCode, e.Message));
        Assert.Equal(RequestLimit.DailyTotal, new RequestLimitException(
            "no more", new SalesforceError("REQUEST_LIMIT_EXCEEDED", "TotalRequests Limit exceeded.", [])).Limit);
        Assert.Equal(SignInFailure.WrongSecret, new SignInException(SignInFailure.WrongSecret, "no").Failure);
    }

    [Fact]
    public void One_catch_takes_what_comes_from_an_org_or_a_connection()
    {
        SaveOutcome<Account>[] outcomes = [new(Account.Empty, OutcomeStatus.Failed, errors: [Deleted])];
        SalesforceException[] all =
        [
            new SalesforceApiException("x", HttpStatusCode.BadRequest, [Deleted]),
            new OutcomeUnknownException("x"),
            new NoResponseException("x"),
            new SignInException(SignInFailure.Other, "x"),
            new SalesforceFormatException("x", innerException: null),
            new TreeException(outcomes),
        ];
        Assert.Equal(["ENTITY_IS_DELETED", "", "", "", "", "ENTITY_IS_DELETED"], all.Select(e => e.ErrorCode));
    }

    [Fact]
    public void An_outcome_has_the_status_and_the_id_that_it_is_created_with()
    {
        var id = Id<Account>.Parse("001000000000001AAA");
        Assert.True(new SaveOutcome<Account>(
            Account.Empty, OutcomeStatus.Succeeded, id, created: true) is { Succeeded: true, Created: true } saved && saved.Id == id);
        Assert.True(new DeleteOutcome<Account>(id, OutcomeStatus.Unchanged).Succeeded);
        Assert.False(new DeleteOutcome<Account>(id, default).Succeeded);
    }
}
