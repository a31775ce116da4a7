using Acme.Crm;
using Salesforce.Typed.CompilerServices;
using Salesforce.Typed.Core.Records;
using Salesforce.Typed.Queries.Wire;

namespace Salesforce.Typed.Tests;

/// <summary>The bodies of creates, updates and upserts.</summary>
public class BodyTests
{
    private const FieldUse Upsert = FieldUse.Create | FieldUse.Update;
    private static readonly Id<Contact> Ray = Id<Contact>.Parse("003000000000001");

    [Fact]
    public async Task Null_is_sent_and_what_is_untouched_is_not()
    {
        var loaded = await Pages.RowAsync<Account>("""{"Name":"Acme","Phone":"1","Site":"s"}""");
        Assert.Equal("""{"Phone":null}""", Written.Json(loaded with { Phone = null }, FieldUse.Update));
        Assert.Equal("{}", Written.Json(loaded, FieldUse.Update));
    }

    [Fact]
    public void Null_is_sent_for_every_kind_of_field()
    {
        foreach (var info in AllObjects.Infos)
        {
            var record = info.Make(RecordOrigin.FromCode);
            var cleared = new List<string>();
            foreach (var field in info.Fields.Where(f => (f.Use & FieldUse.Update) != 0 && !f.IsRelationship))
            {
                var property = AllObjects.Setter(record, field)!;
                if (property.PropertyType.IsValueType && Nullable.GetUnderlyingType(property.PropertyType) is null)
                    continue;
                property.SetValue(record, null);
                cleared.Add($"\"{field.Name}\":null");
            }
            Assert.Equal($"{{{string.Join(',', cleared)}}}", Written.Json(record, FieldUse.Update));
        }
    }

    [Fact]
    public void A_field_that_only_creating_sets_is_refused_in_an_update()
    {
        var milestone = Milestone__c.Empty with { Project__c = Id<Project__c>.Parse("a01000000000001") };
        Assert.StartsWith(
            "Milestone__c.Project__c can be set when the record is created and not afterwards.",
            Assert.Throws<ArgumentException>(() => Written.Json(milestone, FieldUse.Update)).Message,
            StringComparison.Ordinal);
        Assert.Equal("""{"Project__c":"a01000000000001AAA"}""", Written.Json(milestone, Upsert));
    }

    [Fact]
    public void A_field_that_only_updating_sets_is_refused_on_creation()
    {
        SObjectInfo info = null!;
        info = SObjectInfo.Create(TableFormat.Version, "X", null, "U s2\nR s0\n"u8, origin => new Loose(info, origin));
        Assert.StartsWith(
            "X.U can be set when the record is updated, not when it is created.",
            Assert.Throws<ArgumentException>(() => Written.Json(new Loose(info, RecordOrigin.FromCode).Put(0), FieldUse.Create)).Message,
            StringComparison.Ordinal);
        Assert.StartsWith(
            "X.R is read-only.", Assert.Throws<ArgumentException>(
                () => Written.Json(new Loose(info, RecordOrigin.FromCode).Put(1), FieldUse.Create)).Message, StringComparison.Ordinal);
        Assert.StartsWith(
            "X.R is read-only.", Assert.Throws<ArgumentException>(
                () => Written.Json(new Loose(info, RecordOrigin.FromCode).Put(1), FieldUse.Update)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Children_are_refused_by_a_call_that_does_not_send_them() =>
        Assert.StartsWith(
            "Account.Contacts holds child records, which this call does not send.",
            Assert.Throws<ArgumentException>(
                () => Written.Json(new Account { Name = "A", Contacts = [new Contact { LastName = "Ray" }] }, FieldUse.Create)).Message,
            StringComparison.Ordinal);

    [Fact]
    public void The_key_of_an_upsert_is_left_out() =>
        Assert.Equal("""{"Name":"Acme"}""", Written.Json(Account.Empty with { ErpId__c = "K-1", Name = "Acme" }, Upsert, "erpid__C"));

    [Fact]
    public void The_id_of_a_patch_is_left_out() =>
        Assert.Equal(
            """{"Phone":"1"}""", Written.Json(Account.WithId(Id<Account>.Parse("001000000000001")) with { Phone = "1" }, FieldUse.Update));

    [Fact]
    public void A_parent_named_by_an_external_id_is_an_object_with_that_alone() =>
        Assert.Equal(
            """{"LastName":"Ray","Account":{"ErpId__c":"K-1"}}""",
            Written.Json(new Contact { LastName = "Ray", Account = Account.ByKey(a => a.ErpId__c, "K-1") }, FieldUse.Create));

    [Fact]
    public void A_reference_that_creating_demands_may_be_given_in_either_way_and_not_left_out()
    {
        var missing = Assert.Throws<ArgumentException>(
            () => Written.Json(new Milestone__c { Title__c = "t", Responsible__c = Ray }, FieldUse.Create));
        Assert.StartsWith(
            "Milestone__c.Project__c is missing: the org creates no Milestone__c without it.", missing.Message, StringComparison.Ordinal);
        Assert.Contains(
            "\"Project__r\":{\"ErpId__c\":\"P-1\"}",
            Written.Json(new Milestone__c
            {
                Title__c = "t", Responsible__c = Ray, Project__r = Project__c.ByKey(p => p.ErpId__c, "P-1")
            }, FieldUse.Create),
            StringComparison.Ordinal);
    }

    [Fact]
    public void The_body_says_that_it_is_JSON_in_UTF8()
    {
        using var content = RecordWriter.Write(new Account { Name = "Ö" }, FieldUse.Create);
        Assert.Equal("application/json; charset=utf-8", content.Headers.ContentType!.ToString());
    }

    private sealed record Loose : SObject, ISObjectType
    {
        public Loose(SObjectInfo info, RecordOrigin origin)
            : base(info, origin)
        {
        }

        static string ISObjectType.ApiName => "X";

        static string? ISObjectType.KeyPrefix => null;

        public Loose Put(int field)
        {
            SetText(field, "x");
            return this;
        }
    }
}
