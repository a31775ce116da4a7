using System.Net;
using Acme.Crm;
using Salesforce.Typed.Composite;
using Salesforce.Typed.Errors;

namespace Salesforce.Typed.Tests;

/// <summary>The call of trees: its body, and what its answers mean.</summary>
public class TreeCallTests
{
    private const string Done =
        """{"hasErrors":false,"results":[{"referenceId":"r1","id":"003000000000001AAA"},{"referenceId":"r0","id":"001000000000001AAA"}]}""";

    private static Account Tree => new() { Name = "Acme", Contacts = [new Contact { LastName = "Ray" }] };

    [Fact]
    public async Task Children_travel_inside_of_their_parent()
    {
        var stub = StubOrg.Always(Done, HttpStatusCode.Created);
        await using var org = stub.Client();
        var tree = Tree;
        var result = await org.CreateTreeAsync([tree], Cancel);
        var call = Assert.Single(stub.Calls);
        Assert.Equal(("POST", "/services/data/v67.0/composite/tree/Account"), (call.Method, call.Path));
        Assert.Equal(
            """{"records":[{"attributes":{"type":"Account","referenceId":"r0"},"Name":"Acme","Contacts":{"records":[{"attributes":{"type":"Contact","referenceId":"r1"},"LastName":"Ray"}]}}]}""",
            call.Body);
        Assert.Equal("001000000000001AAA", result.Roots[0].Id.ToString());
        Assert.Equal("001000000000001AAA", result.IdOf(tree).ToString());
        Assert.Equal("003000000000001AAA", result.IdOf(tree.Contacts[0]).ToString());
        Assert.Throws<KeyNotFoundException>(() => result.IdOf(Tree));
    }

    [Fact]
    public async Task An_empty_child_list_is_left_out_and_no_roots_send_nothing()
    {
        var stub = StubOrg.Always(
            """{"hasErrors":false,"results":[{"referenceId":"r0","id":"001000000000001AAA"}]}""", HttpStatusCode.Created);
        await using var org = stub.Client();
        Assert.Empty((await org.CreateTreeAsync(Array.Empty<Account>(), Cancel)).Outcomes);
        Assert.Empty(stub.Calls);
        await org.CreateTreeAsync([new Account { Name = "Acme", Contacts = [] }], Cancel);
        Assert.Equal("""{"records":[{"attributes":{"type":"Account","referenceId":"r0"},"Name":"Acme"}]}""", stub.Calls[0].Body);
    }

    [Fact]
    public async Task A_refusal_names_the_record_that_is_to_blame()
    {
        var stub = StubOrg.Always(
            """{"hasErrors":true,"results":[{"referenceId":"r1","errors":[{"statusCode":"INVALID_EMAIL_ADDRESS","message":"Email: invalid","fields":["Email"]}]}]}""", HttpStatusCode.BadRequest);
        await using var org = stub.Client();
        var tree = Tree;
        var refused = await Assert.ThrowsAsync<TreeException>(() => org.CreateTreeAsync([tree], Cancel));
        Assert.Equal([OutcomeStatus.RolledBack, OutcomeStatus.Failed], refused.Outcomes.Select(o => o.Status));
        Assert.Same(tree.Contacts[0], Assert.Single(refused.Failed).Record);
        Assert.Equal("Of 2 records in trees: 1 refused, 1 taken back with those. The first Contact of them: Failed: "
            + "INVALID_EMAIL_ADDRESS: Email: invalid (fields: Email)", refused.Message);
    }

    [Theory]
    [InlineData("""[{"message":"no","errorCode":"INVALID_TYPE"}]""", HttpStatusCode.BadRequest, OutcomeStatus.Failed)]
    [InlineData("""[{"message":"no","errorCode":"NOT_FOUND"}]""", HttpStatusCode.NotFound, OutcomeStatus.Failed)]
    [InlineData("oops", HttpStatusCode.InternalServerError, OutcomeStatus.Unknown)]
    [InlineData(
        """{"hasErrors":false,"results":[{"referenceId":"r0","id":"001000000000001AAA"}]}""", HttpStatusCode.Created,
        OutcomeStatus.Unknown)]
    [InlineData(
        """{"hasErrors":false,"results":[{"referenceId":"r0","id":"x"},{"referenceId":"r0","id":"x"}]}""", HttpStatusCode.Created,
        OutcomeStatus.Unknown)]
    [InlineData("""{"hasErrors":""", HttpStatusCode.Created, OutcomeStatus.Unknown)]
    [InlineData("7", HttpStatusCode.BadRequest, OutcomeStatus.Unknown)]
    public async Task A_request_that_fails_as_a_whole_is_told_with_its_cause(string answer, HttpStatusCode status, OutcomeStatus told)
    {
        await using var org = StubOrg.Always(answer, status).Client();
        var refused = await Assert.ThrowsAsync<TreeException>(() => org.CreateTreeAsync([Tree], Cancel));
        Assert.All(refused.Outcomes, o => Assert.Equal(told, o.Status));
        Assert.NotNull(refused.InnerException);
    }

    [Fact]
    public async Task What_the_platform_would_not_take_is_found_before_anything_is_sent()
    {
        var stub = StubOrg.Always(Done);
        await using var org = stub.Client();
        var deep = new Account
        {
            Name = "1", ChildAccounts = [new Account { Name = "2", ChildAccounts = [new Account { Name = "3", ChildAccounts = [new Account
            {
                Name = "4", ChildAccounts = [new Account { Name = "5", ChildAccounts = [new Account { Name = "6" }] }]
            }] }] }]
        };
        await Refused("at level 6", () => org.CreateTreeAsync([Tree, deep], Cancel));
        await Refused("place 1 has 201 records", () => org.CreateTreeAsync(
            [Tree, new Account { Name = "A", Contacts = [.. Enumerable.Repeat(new Contact { LastName = "C" }, 200)] }], Cancel));
        await Refused("these 402 records need 3", () => org.CreateTreeAsync(
            Enumerable.Repeat(Tree, 201), new CollectionOptions { AllOrNone = AllOrNone.Yes }, Cancel));
        // The project is the parent, so that reference is left out; the other one is required.
        await Refused("Milestone__c.Responsible__c is missing", () => org.CreateTreeAsync(
            [new Project__c { Name = "P", Milestones__r = [new Milestone__c { Title__c = "M" }] }], Cancel));
        await Refused("Milestone__c.Project__c is missing", () => org.CreateTreeAsync([new Milestone__c { Title__c = "M" }], Cancel));
        Assert.Empty(stub.Calls);

        static async Task Refused(string why, Func<Task> call) =>
            Assert.Contains(why, (await Assert.ThrowsAsync<ArgumentException>(call)).Message, StringComparison.Ordinal);
    }
}
