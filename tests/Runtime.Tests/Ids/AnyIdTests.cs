using Acme.Crm;
using Salesforce.Typed.Core.Ids;

namespace Salesforce.Typed.Tests;

/// <summary>The id of a reference to several objects reports which it holds.</summary>
public class AnyIdTests
{
    private static readonly Id<Account> Acme = Id<Account>.Parse("001000000000001AAA");

    [Fact]
    public void It_tells_the_object_by_the_key_prefix()
    {
        TaskWhatId what = Acme;
        Assert.True(what.Is<Account>(out var account));
        Assert.Equal(Acme, account);
        Assert.False(what.Is<Opportunity>(out var opportunity));
        Assert.True(opportunity.IsNone);
    }

    [Fact]
    public void A_custom_object_is_what_no_standard_object_is()
    {
        Assert.True(AnyId.Is<Project__c>(Id<Project__c>.Parse("a0F000000000001").Raw, out _));
        Assert.False(AnyId.Is<Project__c>(Acme.Raw, out _));
    }

    [Fact]
    public void Neither_the_default_nor_a_text_nor_a_reference_is_an_id_of_anything()
    {
        Assert.False(AnyId.Is<Account>(default, out _));
        Assert.True(RawId.TryRead("001*"u8, out var all));
        Assert.False(AnyId.Is<Account>(all, out _));
        Assert.False(AnyId.Is<Project__c>(new StepReference(1, 1, AnswerShape.Row, 0, "id").ToRaw(), out _));
    }
}
