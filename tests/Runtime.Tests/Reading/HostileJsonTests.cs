using System.Text;
using Acme.Crm;
using CsCheck;
using Salesforce.Typed.Auth;
using Salesforce.Typed.CompilerServices;
using Salesforce.Typed.Errors;
using Salesforce.Typed.Queries.Statements;
using Salesforce.Typed.Queries.Wire;

namespace Salesforce.Typed.Tests;

/// <summary>
/// Whatever an answer holds: whole records come of it and then a <see cref="SalesforceFormatException"/>, never another exception, never a
/// record that lacks a part, never a wait without end.
/// </summary>
public class HostileJsonTests
{
    private static readonly string Page = Pages.Of(
        [
            """{"attributes":{"type":"Account"},"Id":"001000000000001AAA","Name":"Ac\u006de é","AnnualRevenue":1.5E3,"CreatedDate":"2026-11-23T08:15:30.000+0000","IsDeleted":false,"BillingAddress":{"city":"Bern","latitude":46.9},"Owner":{"attributes":{"type":"User"},"Name":"Kim"},"Contacts":{"totalSize":1,"done":true,"records":[{"LastName":"Ray","Birthdate":"1990-01-02"}]},"x":[{"y":null}]}""",
            """{"Id":"001000000000002AAA","Name":"Second","NumberOfEmployees":12}""",
        ],
        "/services/data/v67.0/query/01g-2000");

    [Fact]
    public async Task Cut_at_every_byte_it_is_told()
    {
        var whole = Encoding.UTF8.GetBytes(Page);
        var rows = await Pages.ReadAsync(whole, ReadPlan.Unknown(Account.Info));
        Assert.Equal(2, rows.Count);
        for (var length = 0; length < whole.Length; length++)
        {
            foreach (var isPredicted in (bool[])[false, true])
            {
                var (read, problem) = await ReadAsync(whole[..length], isPredicted);
                Assert.True(problem is not null, $"Cut at {length}, nothing was reported.");
                Assert.Equal(rows.Take(read.Count).Select(Known), read.Select(Known));
            }
        }
    }

    [Fact]
    public async Task With_any_bytes_changed_it_reads_or_is_told()
    {
        var whole = Encoding.UTF8.GetBytes(Page);
        var seen = 0;
        await Gen.Select(Gen.Int[0, whole.Length - 1], Gen.OneOf(
            Gen.Byte, Gen.OneOf("{}[],:\"\\0123456789-+.eEtfn \u0001"u8.ToArray()))).Array[1, 4].SampleAsync(
            async changes =>
            {
                var bytes = whole.ToArray();
                foreach (var (at, with) in changes)
                    bytes[at] = with;
                var (_, problem) = await ReadAsync(bytes);
                await ReadAsync(bytes, isPredicted: true);
                if (problem is not null)
                    Interlocked.Increment(ref seen);
            },
            iter: 8_000);
        Assert.True(seen > 500, $"{seen} of the changes were reported.");
    }

    [Fact]
    public async Task With_any_pieces_moved_about_it_reads_or_is_told()
    {
        var whole = Encoding.UTF8.GetBytes(Page);
        await Gen.Select(Gen.Int[0, whole.Length - 1], Gen.Int[0, 40], Gen.Int[0, whole.Length - 1]).SampleAsync(
            async (from, length, to) =>
            {
                var piece = whole[from..Math.Min(from + length, whole.Length)];
                foreach (var isPredicted in (bool[])[false, true])
                {
                    await ReadAsync([.. whole[..to], .. piece, .. whole[to..]], isPredicted);
                    await ReadAsync([.. whole[..from], .. whole[Math.Min(from + length, whole.Length)..]], isPredicted);
                }
            },
            iter: 4_000);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("<html>Down for maintenance</html>")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("5")]
    [InlineData("{}")]
    [InlineData("""{"error":"maintenance"}""")]
    [InlineData("""{"totalSize":1,"done":true}""")]
    [InlineData("""{"records":{"Name":"x"}}""")]
    [InlineData("""{"records":5}""")]
    [InlineData("""{"records":"x"}""")]
    [InlineData("""{"records":[5]}""")]
    [InlineData("""{"records":[null]}""")]
    [InlineData("""{"records":[[]]}""")]
    [InlineData("""{"records":[{}}""")]
    [InlineData("""{"records":[{},]}""")]
    [InlineData("""{"totalSize":1e400,"records":[]}""")]
    [InlineData("""{"totalSize":"many","records":[]}""")]
    [InlineData("""{"nextRecordsUrl":5,"records":[]}""")]
    [InlineData("""{"nextRecordsUrl":"\ud800","records":[]}""")]
    [InlineData("""{"records":[{"Contacts":5}]}""")]
    [InlineData("""{"records":[{"Contacts":[]}]}""")]
    [InlineData("""{"records":[{"Contacts":{"records":{}}}]}""")]
    [InlineData("""{"records":[{"Contacts":{"records":[5]}}]}""")]
    [InlineData("""{"records":[{"Contacts":{"records":[],"totalSize":1.5}}]}""")]
    [InlineData("""{"records":[{"Contacts":{"records":[],"totalSize":99999999999}}]}""")]
    [InlineData("""{"records":[{"Contacts":{"records":[],"nextRecordsUrl":5}}]}""")]
    [InlineData("""{"records":[{"Contacts":{"records":[],"nextRecordsUrl":{"a":1}}}]}""")]
    public async Task What_is_no_page_is_told(string json)
    {
        var (_, problem) = await ReadAsync(Encoding.UTF8.GetBytes(json));
        Assert.NotNull(problem);
        (_, problem) = await ReadAsync(Encoding.UTF8.GetBytes(json), isPredicted: true);
        Assert.NotNull(problem);
    }

    [Fact]
    public async Task A_wrong_value_is_told_with_object_field_and_place_for_every_field_of_every_object()
    {
        foreach (var info in AllObjects.Infos)
        {
            foreach (var field in info.Fields.Where(f => f.Kind != FieldKind.Json))
            {
                string[] wrong = field.Kind switch
                {
                    FieldKind.Text or FieldKind.Picklist or FieldKind.MultiPicklist => ["5", "true", "{}", "[]"],
                    FieldKind.Boolean => ["0", "\"true\"", "{}", "[]"],
                    FieldKind.Int or FieldKind.Long or FieldKind.Decimal or FieldKind.Double => ["\"5\"", "true", "{}", "[]"],
                    FieldKind.Id or FieldKind.Date or FieldKind.DateTime or FieldKind.Time =>
                        ["5", "true", "{}", "[]", "\"\"", "\"2026-11-23 and more of it\""],
                    _ => ["5", "\"x\"", "true", "[]"],
                };
                foreach (var value in wrong)
                {
                    var row = $"{{\"attributes\":{{}},\"{field.Name}\":{value}}}";
                    var nested = field.Target is { } target ? ReadPlan.Unknown(target) : null;
                    foreach (var plan in (ReadPlan[])[ReadPlan.Unknown(info), ReadPlan.For(info, [(field, nested)])])
                    {
                        var page = Encoding.UTF8.GetBytes(Pages.Of(row));
                        var problem = await Assert.ThrowsAsync<SalesforceFormatException>(() => Pages.ReadAsync(page, plan));
                        Assert.Equal((info.Name, field.Name), (problem.SObject, problem.Field));
                        Assert.Equal(Pages.Of(row).IndexOf(value + "}", StringComparison.Ordinal), problem.Position);
                        Assert.Contains($"(in {info.Name}.{field.Name}), at byte {problem.Position} of the "
                            + $"answer.", problem.Message, StringComparison.Ordinal);
                    }
                }
            }
        }
    }

    [Fact]
    public async Task The_place_is_counted_from_the_first_byte_of_the_answer_however_it_came()
    {
        var page = Pages.Of([.. Enumerable.Repeat("""{"Name":"x"}""", 5_000), """{"Name":5}"""]);
        var problem = await Assert.ThrowsAsync<SalesforceFormatException>(
            () => Pages.ReadAsync(Encoding.UTF8.GetBytes(page), ReadPlan.Unknown(Account.Info), 999));
        Assert.Equal(page.LastIndexOf('5'), problem.Position);
    }

    [Theory]
    [InlineData("[", "]")]
    [InlineData("{\"a\":", "}")]
    [InlineData("{\"Owner\":", "}")]
    [InlineData("{\"Parent\":", "}")]
    [InlineData("{\"ChildAccounts\":{\"records\":[", "]}}")]
    public async Task Deep_nesting_is_told(string open, string close)
    {
        foreach (var depth in (int[])[70, 100_000])
        {
            var value = string.Concat(Enumerable.Repeat(open, depth)) + "1" + string.Concat(Enumerable.Repeat(close, depth));
            var json = $"{{\"records\":[{{\"Parent\":{{\"x\":{value}}}}}]}}";
            var (_, problem) = await ReadAsync(Encoding.UTF8.GetBytes(json));
            Assert.NotNull(problem);
            (_, problem) = await ReadAsync(Encoding.UTF8.GetBytes($$"""{"records":[{"Parent":{{value}}}]}"""));
            Assert.NotNull(problem);
        }
    }

    [Fact]
    public async Task A_total_that_no_memory_holds_allocates_nothing()
    {
        await using var org = StubOrg.Always("""{"totalSize":2147483647,"done":true,"records":[{"Name":"x"}]}""").Client();
        Assert.Single(await org.Account.ToListAsync(TestContext.Current.CancellationToken));
        await using var negative = StubOrg.Always("""{"totalSize":-5,"done":true,"records":[{"Name":"x"}]}""").Client();
        Assert.Single(await negative.Account.ToListAsync(TestContext.Current.CancellationToken));
    }

    // What a prediction adds: a row that lacks a predicted member still says that it was asked for, so only what came is compared.
    private static SObject Known(SObject row)
    {
        var came = row.Layout.Fields.Where(
            f => f.IsRelationship ? row.Objects[row.Layout.SlotOf(f.Index)] is not null : row.ValueOf(f) is not null);
        var layout = came.Aggregate(row.Layout.Info.FromOrg, (l, f) => l.With(f));
        var known = row.Layout.Info.Make(RecordOrigin.FromOrg);
        var objects = new object?[layout.Objects];
        var words = new ulong[layout.Words];
        foreach (var field in layout.Fields)
        {
            var (to, from) = (layout.SlotOf(field.Index), row.Layout.SlotOf(field.Index));
            if (field.Words == 0)
                objects[to] = row.Objects[from];
            else
                row.Words.AsSpan(from, field.Words).CopyTo(words.AsSpan(to));
        }
        known.Load(layout, objects, words);
        return known;
    }

    private static readonly ReadPlan Predicted = ((ISelectList)new Selection(
        Account.Info,
        "Id, Name, AnnualRevenue, CreatedDate, IsDeleted, BillingAddress, Owner.Name, NumberOfEmployees",
        new ChildSelection("Contacts", "LastName, Birthdate"))).Plan;

    private static async Task<(List<SObject> Rows, SalesforceFormatException? Problem)> ReadAsync(byte[] json, bool isPredicted = false)
    {
        var rows = new List<SObject>();
        var plan = isPredicted ? Predicted : ReadPlan.Unknown(Account.Info);
        await using var page = new QueryPage(new TrickleStream(json, 100), plan, new RowContext(new(new SalesforceOptions
        {
            Instance = new("https://acme.my.salesforce.com"),
            Auth = new ExternalTokenFlow("t"),
            HttpHandler = StubOrg.Always("""{"done":true,"records":[]}"""),
        })));
        try
        {
            while (await page.ReadAsync(rows, default))
            {
            }
            return (rows, null);
        }
        catch (SalesforceFormatException e)
        {
            return (rows, e);
        }
    }
}
