using Acme.Crm;
using CsCheck;
using Salesforce.Typed.Core.Records;

namespace Salesforce.Typed.Tests;

/// <summary>AsNew: a record for a create, with the values of another one.</summary>
public class NewRecordTests
{
    private const string Loaded = """
        {"attributes":{"type":"Contact"},"Id":"003000000000001AAA","LastName":"Ray","Phone":"1","Fax":null,"Email":"","AccountId":"001000000000001AAA",
        "CreatedDate":"2026-11-23T08:15:30.000+0000","IsDeleted":false,"Name":"Ann Ray","MailingAddress":{"city":"Bern"},"MailingCity":"Bern",
        "Account":{"attributes":{"type":"Account"},"Name":"Acme"},
        "Tasks":{"totalSize":1,"done":true,"records":[{"attributes":{"type":"Task"},"Subject":"T"}]}}
        """;

    private static Task<Contact> LoadAsync() => Pages.RowAsync<Contact>(Loaded);

    [Fact]
    public async Task AsNew_copies_what_a_create_can_set_and_nothing_else()
    {
        var copy = (await LoadAsync()).AsNew();
        Assert.Equal("""{"LastName":"Ray","Phone":"1","AccountId":"001000000000001AAA","MailingCity":"Bern"}""", Written.Json(
            copy, FieldUse.Create));
        Assert.Null(copy.Fax);
        Assert.Null(copy.Title);
        Assert.True(copy.Id.IsNone);
        Assert.Null(copy.Account);
        Assert.Empty(copy.Tasks);
    }

    [Fact]
    public async Task AsNew_takes_a_list_of_fields()
    {
        var loaded = await LoadAsync();
        Assert.Equal("""{"LastName":"Ray"}""", Written.Json(loaded.AsNew(c => [c.LastName, c.Fax]), FieldUse.Create));
        Assert.Equal("Title", Assert.Throws<FieldNotLoadedException>(() => loaded.AsNew(c => [c.Title])).Field);
        Refused("Contact.Id is given by the org", () => loaded.AsNew(c => [c.Id]));
        Refused("Contact.CreatedDate cannot be set when the record is created", () => loaded.AsNew(c => [c.LastName, c.CreatedDate]));
        Refused("Account.Name is a field of a parent", () => loaded.AsNew(c => [c.Account.Name]));
        Refused("Name at least one field", () => loaded.AsNew(_ => []));
        Assert.Throws<ArgumentNullException>(() => loaded.AsNew(null!));

        static void Refused(string why, Action call) =>
            Assert.Contains(why, Assert.Throws<ArgumentException>(call).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AsNew_keeps_what_was_set()
    {
        var changed = (await LoadAsync()) with { Phone = null, Title = "CTO", Account = Account.ByKey(a => a.ErpId__c, "K-1") };
        // The parent that was set takes the place of the reference that was loaded.
        Assert.Equal("""{"LastName":"Ray","Phone":null,"MailingCity":"Bern","Account":{"ErpId__c":"K-1"},"Title":"CTO"}""", Written.Json(
            changed.AsNew(), FieldUse.Create));
        Assert.Equal(
            """{"Account":{"ErpId__c":"K-1"}}""", Written.Json(changed.AsNew(c => [c.AccountId]), FieldUse.Create | FieldUse.Update));
    }

    [Fact]
    public void AsNew_of_a_record_that_code_made_leaves_out_its_id()
    {
        var patch = Account.WithId(Id<Account>.Parse("001000000000001AAA")) with { Name = "Acme", Phone = null };
        Assert.Equal("""{"Name":"Acme","Phone":null}""", Written.Json(patch.AsNew(), FieldUse.Create));
    }

    // An org that allows to set audit fields upon record creation describes them as createable.
    [Fact]
    public async Task AsNew_leaves_out_audit_fields_that_a_create_can_set()
    {
        SObjectInfo info = null!;
        info = SObjectInfo.Create(
            TableFormat.Version, "X", null,
            "Id i0\nCreatedDate t1\nCreatedById i1\nLastModifiedDate t1\nLastModifiedById i1\nName s3\nBody s3\n"u8,
            origin => new Loose(info, origin));
        var loaded = (Loose)Assert.Single(await Pages.ReadAsync(
            Pages.Of(
                """{"Id":"a01000000000001AAA","CreatedDate":"2026-11-23T08:15:30.000+0000","CreatedById":"005000000000001AAA","LastModifiedDate":"2026-11-23T08:15:30.000+0000","LastModifiedById":"005000000000001AAA","Name":"N","Body":"/services/data/v67.0/sobjects/X/a01000000000001AAA/Body"}"""), info));
        Assert.Equal("""{"Name":"N"}""", Written.Json(loaded.New(), FieldUse.Create));
    }

    [Fact]
    public void AsNew_of_any_record_has_its_values_and_sends_them() =>
        RecordGen.Any.Sample(record =>
        {
            var loaded = Written.ReadBack(record);
            var copy = (SObject)loaded.GetType().GetMethod("AsNew", [])!.Invoke(loaded, [])!;
            Assert.False(copy.Layout.IsFromOrg);
            Assert.True(copy.RecordId.IsNone);
            var expected = record.GetChanges().Where(
                c => c.Value is not (null or "") && (record.Layout.Info.Find(c.Field)!.Use & FieldUse.Create) != 0);
            Assert.Equal(expected, copy.GetChanges());
        }, iter: 500);

    private sealed record Loose : SObject, ISObjectType
    {
        public Loose(SObjectInfo info, CompilerServices.RecordOrigin origin)
            : base(info, origin)
        {
        }

        static string ISObjectType.ApiName => "X";

        static string? ISObjectType.KeyPrefix => null;

        public SObject New() => MakeNew(null);
    }
}
