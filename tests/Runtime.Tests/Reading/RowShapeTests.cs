using System.Text;
using System.Text.Json;
using Acme.Crm;
using CsCheck;
using Salesforce.Typed.CompilerServices;
using Salesforce.Typed.Errors;
using Salesforce.Typed.Queries.Statements;
using Salesforce.Typed.Queries.Wire;

namespace Salesforce.Typed.Tests;

/// <summary>A row reads the same however its members come.</summary>
public class RowShapeTests
{
    private static readonly string[] Members =
    [
        """ "attributes":{"type":"Account","url":"/services/data/v67.0/sobjects/Account/001000000000001AAA"} """,
        """ "Id":"001000000000001AAA" """,
        """ "Name":"Acme" """,
        """ "AnnualRevenue":5.5 """,
        """ "NumberOfEmployees":7 """,
        """ "CreatedDate":"2026-11-23T08:15:30.000+0000" """,
        """ "IsDeleted":false """,
        """ "Phone":null """,
        """ "Owner":{"attributes":{"type":"User"},"Name":"Kim","Manager":{"Name":"Lee"}} """,
        """ "Contacts":{"totalSize":2,"done":true,"records":[{"LastName":"Ray"},{"LastName":"Poe"}]} """,
        """ "BillingAddress":{"city":"Bern","street":null,"latitude":46.9,"longitude":7.4} """,
    ];

    private static readonly string[] Strangers =
    [
        """ "expr0":5 """,
        """ "New_Field__c":{"a":[1,{"b":"}"}]} """,
        """ "x":[] """,
        """ "":"" """,
        """ "Name ":1 """,
    ];

    private static readonly ReadPlan Plan = ((ISelectList)new Selection(
        Account.Info,
        "Id, Name, AnnualRevenue, NumberOfEmployees, CreatedDate, IsDeleted, Phone, Owner.Name, Owner.Manager.Name, BillingAddress",
        new ChildSelection("Contacts", "LastName"))).Plan;

    [Fact]
    public async Task Every_order_of_members_reads_the_same_and_strangers_are_passed_over_wherever_they_stand()
    {
        var expected =
            (Account)Assert.Single(await Pages.ReadAsync(Encoding.UTF8.GetBytes(Pages.Of($"{{{string.Join(',', Members)}}}")), Plan));
        Assert.Equal(
            ("Acme", 5.5m, 7, "Lee"), (expected.Name, expected.AnnualRevenue, expected.NumberOfEmployees, expected.Owner!.Manager!.Name));
        Assert.Equal(["Ray", "Poe"], expected.Contacts.Select(c => c.LastName));

        await Gen.Select(Gen.Shuffle(Members), Gen.Shuffle(Strangers, 0, 5), Gen.Int[0, 10], Gen.Bool).SampleAsync(
            async (members, strangers, at, isPlanned) =>
            {
                var row = $"{{{string.Join(',', [.. members.Take(at), .. strangers, .. members.Skip(at)])}}}";
                var read = Assert.Single(
                    await Pages.ReadAsync(Encoding.UTF8.GetBytes(Pages.Of(row)), isPlanned ? Plan : ReadPlan.Unknown(Account.Info)));
                Assert.Equal(expected, read);
                Assert.Equal(expected.GetHashCode(), read.GetHashCode());
                using var json = JsonDocument.Parse(row);
                JsonOracle.AssertSame(read, json.RootElement);
            },
            iter: 500);
    }

    [Fact]
    public async Task A_page_in_any_pieces_gives_the_same_rows()
    {
        var page = Encoding.UTF8.GetBytes(Pages.Of(Enumerable.Range(0, 40).Select(i => $"{{{string.Join(',', Members.Skip(i % 3))}}}")));
        var expected = await Pages.ReadAsync(page, Plan);
        Assert.Equal(40, expected.Count);
        Assert.Equal(expected, await Pages.ReadAsync(page, Plan, 1));
        await Gen.Int[1, 600].Array[1, 30].SampleAsync(
            async pieces => Assert.Equal(expected, await Pages.ReadAsync(page, Plan, pieces)), iter: 60);
    }

    [Fact]
    public async Task Of_a_member_that_comes_twice_the_last_counts()
    {
        var account =
            await Pages.RowAsync<Account>("""{"Name":"A","Phone":"1","Name":"B","Phone":null,"AnnualRevenue":1,"AnnualRevenue":null}""");
        Assert.Equal(("B", null, null), (account.Name, account.Phone, account.AnnualRevenue));
    }

    [Fact]
    public async Task Null_reads_for_every_field_of_every_object()
    {
        foreach (var info in AllObjects.Infos)
        {
            var row = Assert.Single(
                await Pages.ReadAsync(Pages.Of($"{{{string.Join(',', info.Fields.Select(f => $"\"{f.Name}\":null"))}}}"), info));
            Assert.All(info.Fields, f => Assert.True(row.IsLoaded(f.Name)));
            Assert.All(info.Fields.Where(f => !f.IsRelationship), f => Assert.Null(row.ValueOf(f)));
            Assert.Empty(row.GetChanges());
            // And every getter answers: none throws for a null.
            Assert.All(info.Fields, f => row.GetType().GetProperty(f.Name)?.GetValue(row));
        }
    }

    [Fact]
    public async Task A_child_list_that_is_null_or_empty_is_an_empty_list()
    {
        Assert.Empty((await Pages.RowAsync<Account>("""{"Contacts":null}""")).Contacts);
        Assert.Empty((await Pages.RowAsync<Account>("""{"Contacts":{"totalSize":0,"done":true,"records":[]}}""")).Contacts);
        Assert.Empty((await Pages.RowAsync<Account>("""{"Contacts":{"totalSize":0,"done":true,"records":null}}""")).Contacts);
    }

    [Fact]
    public async Task A_parent_of_several_objects_reads_as_its_own_object_and_as_a_name()
    {
        var task =
            await Pages.RowAsync<SfTask>(
                """{"What":{"attributes":{"type":"Account"},"Name":"Acme","Phone":"1"},"Who":{"attributes":{"type":"Strange__c"},"Name":"S"},"Owner":null}""");
        Assert.Equal(("Account", "Acme", "1"), (task.What.Type, task.What.Name, task.What.As<Account>()!.Phone));
        Assert.Null(task.What.As<Opportunity>());
        Assert.Equal(("Strange__c", "S"), (task.Who.Type, task.Who.Name));
        Assert.Null(task.Who.As<Contact>());
        Assert.True(task.Owner.IsNull);
    }

    [Fact]
    public async Task A_record_body_reads_alone_and_nothing_may_follow_it()
    {
        var body = """{"attributes":{"type":"Account"},"Name":"Acme","Strange__c":5}"""u8.ToArray();
        Assert.Equal("Acme", ((Account)RecordBody.Read(body, Account.Info.DefaultPlan, new RowContext(null))).Name);
        await Task.CompletedTask;
        foreach (var wrong in (string[])["", "[]", "5", "null", "{} {}", "{\"Name\":", "{\"Name\":1}"])
            Assert.Throws<SalesforceFormatException>(
                () => RecordBody.Read(Encoding.UTF8.GetBytes(wrong), Account.Info.DefaultPlan, new RowContext(null)));
    }
}
