using System.Buffers;
using System.Text;
using Acme.Crm;
using CsCheck;
using Salesforce.Typed.Core.Csv;
using Salesforce.Typed.Queries.Csv;

namespace Salesforce.Typed.Tests;

public sealed class CsvCellTests
{
    [Fact]
    public void Any_value_is_written_as_bulk_jobs_read_it() => RecordGen.Any
        .Where(r => r.HasChanges && !r.Layout.Fields.Any(f => Equals(r.ValueOf(f), "#N/A")))
        .Sample(
            record =>
            {
                var written = CsvOracle.ReadBySep(Row(record, record.Layout.Fields), ',')[0];
                Assert.Equal(record.Layout.Fields.Select(f => CellOf(record.ValueOf(f))), written);
            },
            iter: 1_000);

    [Fact]
    public void Each_kind_of_field_has_its_form()
    {
        var record = new Project__c
        {
            Name = "a,b",
            Budget__c = 1234.50m,
            DailyStandup__c = new TimeOnly(9, 30),
            KickoffAt__c = new DateTimeOffset(2026, 11, 23, 8, 15, 30, TimeSpan.FromHours(2)).AddTicks(1_239_999),
            Site__Latitude__s = 1e21,
            LegacyNumber__c = 912_260_031m,
        };
        Assert.Equal(
            "\"a,b\",1234.5,09:30:00.000Z,2026-11-23T06:15:30.123Z,1E+21,912260031\n",
            Row(record, "Name", "Budget__c", "DailyStandup__c", "KickoffAt__c", "Site__Latitude__s", "LegacyNumber__c"));
        var account = new Account
        {
            Name = "x", Industry = AccountIndustry.Energy, NumberOfEmployees = -5, Regions__c = [new("EMEA"), new("APAC")]
        };
        Assert.Equal("Energy,-5,EMEA;APAC\n", Row(account, "Industry", "NumberOfEmployees", "Regions__c"));
        var user = Id<User>.Parse("005000000000001");
        Assert.Equal("005000000000001AAA,2026-01-02\n", Row(new Opportunity
        {
            Name = "x", StageName = OpportunityStageName.ClosedWon, CloseDate = new(2026, 1, 2), OwnerId = user
        }, "OwnerId", "CloseDate"));
    }

    [Fact]
    public void Null_and_empty_text_clear_a_field_and_what_is_not_set_leaves_it()
    {
        var record = Account.Empty with { Phone = null, Description = "", AnnualRevenue = null, Regions__c = null };
        Assert.Equal(
            "#N/A,#N/A,#N/A,#N/A,,\n", Row(record, "Phone", "Description", "AnnualRevenue", "Regions__c", "Fax", "NumberOfEmployees"));
    }

    [Fact]
    public async Task What_was_loaded_is_written_too()
    {
        var loaded = (Account)(await CsvRows.ReadAsync(Account.Info, "Id,Name,Phone\n001000000000001AAA,Acme,1\n"))[0];
        Assert.Equal("001000000000001AAA,Acme,2,\n", Row(loaded with { Phone = "2" }, "Id", "Name", "Phone", "Fax"));
    }

    [Fact]
    public void A_value_without_a_form_in_CSV_is_refused_by_the_name_of_its_field()
    {
        static string Refusal(Func<string> write) => Assert.ThrowsAny<ArgumentException>(() => write()).Message;
        Assert.StartsWith(
            "Account.Name is the text #N/A", Refusal(() => Row(new Account { Name = "#N/A" }, "Name")), StringComparison.Ordinal);
        Assert.Equal("#N/A.\n", Row(new Account { Name = "#N/A." }, "Name"));
        Assert.StartsWith("Account.Regions__c is the text #N/A", Refusal(
            () => Row(Account.Empty with { Regions__c = [new("#N/A")] }, "Regions__c")), StringComparison.Ordinal);
        Assert.StartsWith("Account.Name: The text has half a surrogate pair", Refusal(
            () => Row(new Account { Name = "\uD83D" }, "Name")), StringComparison.Ordinal);
        Assert.EndsWith("Set the parts of the compound field.", Refusal(
            () => Row(new Account { Name = "x" }, "BillingAddress")), StringComparison.Ordinal);
        Assert.EndsWith("Load the children in a job of their own.", Refusal(
            () => Row(new Account { Name = "x" }, "Contacts")), StringComparison.Ordinal);
        Assert.EndsWith("Name the parent by an external id, or set its id.", Refusal(
            () => Row(new Account { Name = "x" }, "Owner")), StringComparison.Ordinal);
        var unit = StubOrg.Always("").Client().Composite();
        var created = unit.Create(new Account { Name = "x" });
        Assert.StartsWith("Contact.AccountId: This represents a record", Refusal(
            () => Row(new Contact { LastName = "x", AccountId = created.Id }, "AccountId")), StringComparison.Ordinal);
    }

    private static string Row(SObject record, params string[] fields) => Row(record, fields.Select(f => record.Layout.Info.Find(f)!));

    private static string Row(SObject record, IEnumerable<FieldInfo> fields)
    {
        var output = new ArrayBufferWriter<byte>();
        var writer = new CsvWriter(output);
        foreach (var field in fields)
            CsvCells.Write(writer, record, field);
        writer.EndRow();
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }

    private static string CellOf(object? value) => CsvRows.Cell(value) switch
    {
        "" => "#N/A",
        var text => text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n'),
    };
}
