using System.Text.Json;
using Acme.Crm;
using CsCheck;
using Salesforce.Typed.Errors;
using Salesforce.Typed.Queries.Csv;

namespace Salesforce.Typed.Tests;

public sealed class CsvRowTests
{
    private static readonly SalesforceClient Org = StubOrg.Always(Pages.Of([])).Client();

    [Fact]
    public async Task Any_record_is_read_as_from_JSON() => await RecordGen.Any.Where(r => r.Layout.Fields.Length > 0).SampleAsync(
        async record =>
        {
            var fields = record.Layout.Fields;
            var csv = CsvOracle.WriteByCsvHelper(
                [[.. fields.Select(f => f.Name)], [.. fields.Select(f => CsvRows.Cell(record.ValueOf(f)))]], ',', "\n");
            var read = Assert.Single(await CsvRows.ReadAsync(record.Layout.Info, csv));
            Assert.True(read.Layout.IsFromOrg);
            Assert.False(read.HasChanges);
            Assert.Equal(record.GetType(), read.GetType());
            var json = JsonSerializer.Serialize(record, record.GetType());
            var fromJson = (SObject)JsonSerializer.Deserialize(json.Replace("\"\"", "null", StringComparison.Ordinal), record.GetType())!;
            Assert.Equal(fromJson, read);
        },
        iter: 1_000);

    [Fact]
    public async Task Rows_of_a_projection_are_read_with_parents()
    {
        var query = Org.Contact.Where(c => c.Email != null).Select(
            c => new { c.LastName, Company = c.Account!.Name, c.Account.AnnualRevenue, Boss = c.Account.Owner!.Name });

        Assert.Equal(
            "SELECT LastName, Account.Name, Account.AnnualRevenue, Account.Owner.Name, Account.Id, Account.Owner.Id FROM Contact WHERE "
                + "Email != null",
            CsvRows.SoqlOf(query));
        var rows = await CsvRows.ReadAsync(
            query,
            "\"Account.Owner.Id\",\"LastName\",\"ACCOUNT.NAME\",\"Account.AnnualRevenue\",\"Account.Owner.Name\",\"Account.Id\"\n"
            + "\"005000000000001AAA\",\"Ray\",\"Acme\",\"1.0E7\",\"Kim\",\"001000000000001AAA\"\n"
            + "\"005000000000001AAA\",\"Low\",\"\",\"\",\"\",\"001000000000001AAA\"\n");
        Assert.Equal(("Ray", "Acme", 10_000_000m, "Kim"), (rows[0].LastName, rows[0].Company, rows[0].AnnualRevenue, rows[0].Boss));
        Assert.Equal(("Low", null, null, null), (rows[1].LastName, rows[1].Company, rows[1].AnnualRevenue, rows[1].Boss));
    }

    [Fact]
    public async Task A_parent_exists_where_its_id_does_whatever_else_is_empty()
    {
        var query = Org.Contact.Only(c => [c.LastName, c.Account.Phone, c.Account.Owner.Name]);
        var contacts = await CsvRows.ReadAsync(
            query,
            "Id,LastName,Account.Phone,Account.Owner.Name,Account.Id,Account.Owner.Id\n"
            + ",a,,,,\n"
            + ",b,,,001000000000001AAA,\n"
            + ",c,,,001000000000001AAA,005000000000001AAA\n");
        Assert.Null(contacts[0].Account);
        Assert.Equal((null, null), (contacts[1].Account!.Phone, contacts[1].Account!.Owner));
        Assert.Null(contacts[2].Account!.Owner!.Name);
        // The id was selected to know that, and is not part of the record.
        Assert.False(contacts[2].Account!.IsLoaded("Id"));
    }

    [Theory]
    [InlineData("SELECT Id, LastName, Account.Id, Account.Name FROM Contact", "LastName", "Account.Id", "Account.Name")]
    [InlineData("SELECT Id, Account.IsDeleted FROM Contact", "Account.IsDeleted")]
    [InlineData("SELECT Id, Account.Owner.Id, Account.Id FROM Contact", "Account.Owner.Id")]
    public void What_shows_that_a_parent_exists_is_not_selected_twice(string soql, params string[] paths) =>
        Assert.Equal(soql, CsvRows.SoqlOf(Org.Object("Contact", Snapshots.Objects).Select(paths)));

    [Fact]
    public async Task A_parent_of_several_objects_is_read_with_its_object()
    {
        var query = Org.Task.Only(t => [t.Subject, t.What.Name]);
        Assert.Equal("SELECT Id, Subject, What.Name, What.Type FROM Task", CsvRows.SoqlOf(query));
        var tasks = await CsvRows.ReadAsync(
            query,
            "Id,Subject,What.Name,What.Type\n00T000000000001AAA,Call,Acme,Account\n00T000000000002AAA,Call,,\n00T000000000003AAA,Call,x,Unknown__c\n");
        Assert.Equal(("Account", "Acme", "Acme"), (tasks[0].What.Type, tasks[0].What.Name, tasks[0].What.As<Account>()!.Name));
        Assert.True(tasks[1].What.IsNull);
        Assert.Equal(("Unknown__c", "x"), (tasks[2].What.Type, tasks[2].What.Name));
        Assert.Null(tasks[2].What.As<Account>());
    }

    [Fact]
    public async Task Functions_are_columns_under_their_alias()
    {
        var query = Org.Account.Select(a => new { a.Name, Label = a.ToLabel(f => f.Industry) });
        var soql = CsvRows.SoqlOf(query);
        Assert.StartsWith("SELECT Name, toLabel(Industry) ", soql, StringComparison.Ordinal);
        var alias = soql["SELECT Name, toLabel(Industry) ".Length..].Split(' ')[0];
        Assert.Equal("Energie", Assert.Single(await CsvRows.ReadAsync(query, $"Name,{alias}\nAcme,Energie\n")).Label);
    }

    [Fact]
    public async Task Records_by_name_are_read_by_their_definition()
    {
        var rows = await CsvRows.ReadAsync(Org.Object("Account", Snapshots.Objects).Select("Name", "AnnualRevenue", "Owner.Name"),
            "Id,Name,AnnualRevenue,Owner.Name,Owner.Id\n001000000000001AAA,Acme,9.12260031E8,Kim,005000000000001AAA\n");
        Assert.Equal((912_260_031m, "Kim"), (rows[0].Get<decimal?>("AnnualRevenue"), rows[0].Get<string>("Owner.Name")));
    }

    [Fact]
    public async Task Columns_that_are_not_fields_of_the_object_are_ignored_where_the_header_decides()
    {
        var account = (Account)Assert.Single(await CsvRows.ReadAsync(
            Account.Info, "sf__Id,sf__Created,Name,Owner.Name,Nonsense.Name,Name.x,Contacts,BillingAddress\n1,true,Acme,,,,,\n"));
        Assert.Equal("Acme", account.Name);
        Assert.Null(account.Owner);
        Assert.Equal(2, account.Layout.Fields.Length);
    }

    [Theory]
    [InlineData("AnnualRevenue", "1e400", "a number that a decimal can hold")]
    [InlineData("AnnualRevenue", ".", "a number that a decimal can hold")]
    [InlineData("AnnualRevenue", "1,5", "a number that a decimal can hold")]
    [InlineData("AnnualRevenue", " 1", "a number that a decimal can hold")]
    [InlineData("AnnualRevenue", "+1", "a number that a decimal can hold")]
    [InlineData("AnnualRevenue", "-", "a number that a decimal can hold")]
    [InlineData("NumberOfEmployees", "1.5", "a whole number of 32 bits")]
    [InlineData("NumberOfEmployees", "2147483648", "a whole number of 32 bits")]
    [InlineData("BillingLatitude", "NaN", "a number")]
    [InlineData("IsDeleted", "True", "true or false")]
    [InlineData("IsDeleted", "1", "true or false")]
    [InlineData("OwnerId", "001000000000001AAAx", "an id")]
    [InlineData("CreatedDate", "2026-11-23 08:15:30", "a date-time as 2026-11-23T08:15:30.000+0000")]
    [InlineData("LastActivityDate", "23.11.2026", "a date as 2026-11-23")]
    public async Task A_cell_that_is_not_a_value_of_its_field_is_reported_with_its_place(string field, string cell, string expected)
    {
        var failure =
            await Assert.ThrowsAsync<SalesforceFormatException>(() => CsvRows.ReadAsync(Account.Info, $"Name,{field}\na,\nb,\"{cell}\"\n"));
        Assert.Equal($"Expected {expected}, found \"{cell}\", in row 2 (line 3) (in Account.{field}), at byte {field.Length + 12} of the "
            + $"answer.", failure.Message);
        Assert.Equal(("Account", field), (failure.SObject, failure.Field));
    }

    [Theory]
    [InlineData("2026-11-23T08:15:30.000Z")]
    [InlineData("2026-11-23T08:15:30.000+0000")]
    [InlineData("2026-11-23T09:15:30+01:00")]
    public async Task Both_forms_of_date_times_are_read(string cell) => Assert.Equal(
        new DateTimeOffset(2026, 11, 23, 8, 15, 30, default),
        ((Account)Assert.Single(await CsvRows.ReadAsync(Account.Info, $"CreatedDate\n{cell}\n"))).CreatedDate);

    [Theory]
    [InlineData("5", 5)]
    [InlineData("5.0", 5)]
    [InlineData("5E0", 5)]
    [InlineData("-1.2E3", -1200)]
    public async Task Plain_and_scientific_numbers_are_read(string cell, int number)
    {
        var account = (Account)Assert.Single(
            await CsvRows.ReadAsync(Account.Info, $"AnnualRevenue,NumberOfEmployees,BillingLatitude\n{cell},{cell},{cell}\n"));
        Assert.Equal((number, number, number), (account.AnnualRevenue, account.NumberOfEmployees, account.BillingLatitude));
    }

    [Fact]
    public async Task A_text_that_is_not_UTF_8_is_reported()
    {
        using var csv = new Salesforce.Typed.Core.Csv.CsvReader(new MemoryStream([.. "Name\n"u8, 0xC3, 0x28, (byte)'\n']));
        await csv.ReadAsync(TestContext.Current.CancellationToken);
        var rows = CsvRowReader.Of(Account.Info, Salesforce.Typed.Core.Csv.CsvHeader.Read(csv));
        await csv.ReadAsync(TestContext.Current.CancellationToken);
        Assert.StartsWith("Expected a text of whole characters, found", Assert.Throws<SalesforceFormatException>(
            () => rows.Read(csv)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_column_that_is_missing_is_reported_with_those_that_are_there()
    {
        var failure = await Assert.ThrowsAsync<SalesforceFormatException>(
            () => CsvRows.ReadAsync(Org.Account.Only(a => [a.Name, a.Phone]), "Id,Name\n"));
        Assert.StartsWith("There is no column 'Phone'; there are Id, Name, in the header (line 1) (in "
            + "Account)", failure.Message, StringComparison.Ordinal);
    }
}
