using Salesforce.Typed.Policy.Views;
using Salesforce.Typed.Schema;

namespace Salesforce.Typed.Tests;

/// <summary>The schema that exists for an agent.</summary>
public class AgentViewTests
{
    private static readonly OrgSchema View = TestPolicy.Access.View;

    [Fact]
    public void Only_granted_objects_exist() =>
        Assert.Equal(["Account", "Contact", "Group", "Lead", "Opportunity", "Task", "User"], View.Objects.Select(o => o.Name));

    [Theory]
    [InlineData("Account", "Phone", false)]
    [InlineData("Account", "BillingStreet", false)]
    [InlineData("Account", "BillingAddress", false)]
    [InlineData("Account", "BillingCity", true)]
    [InlineData("Account", "ShippingAddress", true)]
    [InlineData("Contact", "Email", true)]
    [InlineData("Contact", "FirstName", false)]
    [InlineData("User", "Name", true)]
    [InlineData("User", "Email", false)]
    [InlineData("User", "FirstName", false)]
    [InlineData("Opportunity", "CampaignId", false)]
    [InlineData("Opportunity", "OwnerId", true)]
    [InlineData("Lead", "OwnerId", true)]
    [InlineData("Task", "WhatId", true)]
    public void A_field_exists_where_the_grant_shows_it_and_one_of_its_targets(string name, string field, bool exists) =>
        Assert.Equal(exists, View.Find(name)!.FindField(field) is not null);

    [Fact]
    public void Hiding_a_compound_hides_its_parts()
    {
        var view = TestPolicy.Of("""{"Account":{"access":"read","hide":["BillingAddress"]}}""").View.Find("Account")!;

        Assert.DoesNotContain(view.Fields, f => f.Name.StartsWith("Billing", StringComparison.Ordinal));
    }

    [Fact]
    public void Relationships_lead_to_granted_objects_only()
    {
        Assert.Equal(["Account", "Opportunity"], View.Find("Task")!.FindField("WhatId")!.ReferenceTo);
        Assert.True(View.Find("Task")!.FindField("WhatId")!.IsPolymorphic);
        Assert.DoesNotContain(
            View.Objects.SelectMany(o => o.ChildRelationships), r => View.Find(r.ChildSObject)?.FindField(r.Field) is null);
    }

    [Fact]
    public void A_reference_to_several_objects_of_which_one_is_granted_stays_one_to_several()
    {
        var view = TestPolicy.Of("""{"Task":{"access":"read"},"Account":{"access":"read"}}""").View;

        Assert.True(view.Find("Task")!.FindField("WhatId")!.IsPolymorphic);
        Assert.Equal(["Account"], view.Find("Task")!.FindField("WhatId")!.ReferenceTo);
    }

    [Fact]
    public void A_view_has_no_tombstones()
    {
        var removed = TestPolicy.Schema.Objects.Select(o => o with { RemovedFields = o.Fields }).ToList();
        var view = AgentView.Of(TestPolicy.Agent, new OrgSchema(removed));

        Assert.All(view.Objects, o => Assert.Empty(o.RemovedFields));
    }
}
