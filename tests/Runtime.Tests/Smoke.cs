using Acme.Crm;

namespace Salesforce.Typed.Tests;

public class Smoke
{
    [Fact]
    public void A_patch_sends_what_was_set()
    {
        var id = Id<Account>.Parse("001000000000001AAA");
        var patch = Account.WithId(id) with { Phone = null };
        Assert.Equal([new FieldChange("Phone", null)], patch.Changes);
        Assert.Equal(id, patch.Id);
    }
}
