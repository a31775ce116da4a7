using Salesforce.Typed.Policy.Decisions;
using Salesforce.Typed.Policy.Model;
using Salesforce.Typed.Policy.Writes;

namespace Salesforce.Typed.Tests;

/// <summary>Writes by their kind, object and fields.</summary>
public class WritePolicyTests
{
    [Theory]
    [InlineData(WriteKind.Create, "Contact", "LastName,AccountId", null, false)]
    [InlineData(WriteKind.Update, "contact", "Id,lastname", null, false)]
    [InlineData(WriteKind.Update, "Lead", "Id,Status", null, true)]
    [InlineData(WriteKind.Create, "Lead", "Status", null, false)]
    [InlineData(WriteKind.Upsert, "Lead", "Id,Status", null, true)]
    [InlineData(WriteKind.Update, "Lead", "Company", RefusalCode.Denied, false)]
    [InlineData(WriteKind.Update, "Account", "Name", RefusalCode.Denied, false)]
    [InlineData(WriteKind.Delete, "Contact", "", RefusalCode.Denied, false)]
    [InlineData(WriteKind.Create, "Contact", "Birthdate", RefusalCode.NotFound, false)]
    [InlineData(WriteKind.Create, "Contact", "Nonsense", RefusalCode.NotFound, false)]
    [InlineData(WriteKind.Create, "Case", "Subject", RefusalCode.NotFound, false)]
    [InlineData(WriteKind.Create, "Nonsense", "Subject", RefusalCode.NotFound, false)]
    [InlineData(WriteKind.Update, "Contact", "CreatedDate", RefusalCode.Invalid, false)]
    [InlineData(WriteKind.Delete, "Task", "", null, false)]
    public void A_write_is_decided_by_its_kind_object_and_fields(
        WriteKind kind, string name, string fields, RefusalCode? refused, bool waits)
    {
        var decision = WritePolicy.Decide(TestPolicy.Access, kind, name, fields.Split(',', StringSplitOptions.RemoveEmptyEntries));

        Assert.Equal((refused, waits), (decision.Refusal?.Code, decision.NeedsApproval));
    }

    [Theory]
    [InlineData("Contact", "Birthdate", "Contact", "Birthdatx")]
    [InlineData("Case", "Subject", "Casx", "Subject")]
    public void A_hidden_name_is_refused_like_one_that_does_not_exist(
        string hiddenObject, string hiddenField, string absentObject, string absentField)
    {
        var hidden = WritePolicy.Decide(TestPolicy.Access, WriteKind.Create, hiddenObject, [hiddenField]).Refusal!;
        var absent = WritePolicy.Decide(TestPolicy.Access, WriteKind.Create, absentObject, [absentField]).Refusal!;

        Assert.Equal(absent, hidden with { Message = Renamed(hidden.Message), Reason = Renamed(hidden.Reason) });
        string Renamed(string text) =>
            text.Replace($"'{hiddenField}'", $"'{absentField}'").Replace($"'{hiddenObject}'", $"'{absentObject}'");
    }

    [Fact]
    public void A_delete_is_refused_where_a_cascade_reaches_an_object_that_is_not_granted_in_full()
    {
        var denied = TestPolicy.Of("""{"Account":{"access":"full"}}""");
        Assert.Equal(RefusalCode.Denied, WritePolicy.Decide(denied, WriteKind.Delete, "Account", []).Refusal?.Code);
        Assert.DoesNotContain("Contact", WritePolicy.Decide(denied, WriteKind.Delete, "Account", []).Refusal!.Message);
    }

    [Fact]
    public void Actions_take_deletes_from_full_access()
    {
        var reading = TestPolicy.Read("""{"agents":{"a":{"objects":{"Task":{"access":"full"}},"actions":{"delete":false}}}}""");
        var access = new AgentAccess(reading.Document!.Find("a")!, TestPolicy.Schema);

        Assert.Equal(RefusalCode.Denied, WritePolicy.Decide(access, WriteKind.Delete, "Task", []).Refusal?.Code);
    }
}
