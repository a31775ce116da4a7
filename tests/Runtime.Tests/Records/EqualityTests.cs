using System.Text;
using Acme.Crm;
using CsCheck;
using Salesforce.Typed.CompilerServices;
using Salesforce.Typed.Queries.Wire;

namespace Salesforce.Typed.Tests;

/// <summary>Records are equal by their fields, whatever way and order these came in.</summary>
public class EqualityTests
{
    [Fact]
    public void A_record_equals_its_copy_and_hashes_alike() =>
        RecordGen.Any.Sample(record =>
        {
            var copy = Copy(record, record.Layout.Fields);
            Assert.Equal(record, copy);
            Assert.Equal(record.GetHashCode(), copy.GetHashCode());
        }, iter: 400);

    [Fact]
    public void The_order_in_which_fields_were_set_makes_no_difference() =>
        RecordGen.Any.SelectMany(r => Gen.Shuffle(r.Layout.Fields.ToArray()).Select(order => (Record: r, Order: order))).Sample(t =>
        {
            var other = Copy(t.Record, t.Order);
            Assert.Equal(t.Record, other);
            Assert.Equal(other, t.Record);
            Assert.Equal(t.Record.GetHashCode(), other.GetHashCode());
        }, iter: 400);

    [Fact]
    public void A_record_from_the_org_equals_the_same_by_hand() =>
        RecordGen.Any.Sample(record =>
        {
            var read = Written.ReadBack(record);
            Assert.True(read.Layout.IsFromOrg || read.Layout.Fields.Length == 0);
            Assert.Equal(record, read);
            Assert.Equal(read, record);
            Assert.Equal(record.GetHashCode(), read.GetHashCode());
        }, iter: 400);

    [Fact]
    public void One_field_more_or_another_value_is_another_record() =>
        RecordGen.Any.Where(r => r.Layout.Fields.Length > 0).SelectMany(
            r => Gen.Int[0, r.Layout.Fields.Length - 1].Select(i => (Record: r, Left: i))).Sample(t =>
        {
            var less = Copy(t.Record, t.Record.Layout.Fields.Where((_, i) => i != t.Left));
            Assert.NotEqual(t.Record, less);
            Assert.NotEqual(less, t.Record);
        }, iter: 200);

    [Fact]
    public void Equality_is_symmetric() =>
        Gen.Select(RecordGen.Of(Project__c.Info), RecordGen.Of(Project__c.Info)).Sample(
            (a, b) => Assert.Equal(a.Equals(b), b.Equals(a)), iter: 200);

    [Fact]
    public void Records_of_different_objects_are_never_equal() => Assert.False(Account.Empty.Equals((SObject)Contact.Empty));

    [Fact]
    public void Null_is_not_the_same_as_untouched() => Assert.NotEqual(Account.Empty, Account.Empty with { Phone = null });

    [Fact]
    public async Task Parents_and_children_take_part()
    {
        const string row = """{"Name":"A","Owner":{"Name":"Kim"},"Contacts":{"records":[{"LastName":"Ray"}]}}""";
        var one = await Pages.RowAsync<Account>(row);
        Assert.Equal(one, await Pages.RowAsync<Account>(row));
        Assert.Equal(one.GetHashCode(), (await Pages.RowAsync<Account>(row)).GetHashCode());
        Assert.NotEqual(one, await Pages.RowAsync<Account>(row.Replace("Kim", "Lee", StringComparison.Ordinal)));
        Assert.NotEqual(one, await Pages.RowAsync<Account>(row.Replace("Ray", "Poe", StringComparison.Ordinal)));
    }

    [Fact]
    public void Zero_is_zero_with_either_sign() =>
        Assert.Equal(Account.Empty with
        {
            BillingLatitude = 0.0, AnnualRevenue = 0m
        }, Account.Empty with { BillingLatitude = -0.0, AnnualRevenue = -0.00m });

    private static SObject Copy(SObject record, IEnumerable<FieldInfo> order)
    {
        var copy = record.Layout.Info.Make(RecordOrigin.FromCode);
        foreach (var field in order)
        {
            var property = AllObjects.Setter(record, field)!;
            property.SetValue(copy, property.GetValue(record));
        }
        return copy;
    }
}

/// <summary>A record, written as a body and read as an answer.</summary>
internal static class Written
{
    public static string Json(SObject record, FieldUse use = FieldUse.Create | FieldUse.Update, string? except = null)
    {
        using var content = RecordWriter.Write(record, use, except);
        using var stream = new MemoryStream();
        content.CopyTo(stream, null, default);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    public static SObject ReadBack(SObject record) =>
        RecordBody.Read(Encoding.UTF8.GetBytes(Json(record)), ReadPlan.Unknown(record.Layout.Info), new RowContext(null));
}
