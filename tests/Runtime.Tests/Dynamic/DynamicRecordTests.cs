using System.Globalization;
using System.Text.Json;
using Acme.Crm;
using Salesforce.Typed.Dynamic;

namespace Salesforce.Typed.Tests;

public class DynamicRecordTests
{
    private const string Row =
        """{"attributes":{"type":"Account"},"Id":"001000000000001AAA","Name":"Acme","Phone":"1","AnnualRevenue":5.50,"NumberOfEmployees":7,"Industry":"Energy","Regions__c":"EMEA;APAC","CreatedDate":"2026-11-23T08:15:30.000+0000","IsDeleted":false,"BillingLatitude":1.5,"BillingAddress":{"city":"Bern"},"OwnerId":"005000000000001AAA","Owner":{"attributes":{"type":"User"},"Name":"Kay"},"Parent":null}""";

    private static readonly SObjectInfo Info = Snapshots.Account;

    [Fact]
    public async Task Fields_of_each_kind_have_the_types_of_generated_records()
    {
        var row = await RowAsync(Info, Row);
        Assert.Equal("001000000000001AAA", row.Id.ToString());
        Assert.Equal(("Acme", 5.5m, 7, "Energy"), (row["Name"], row["annualrevenue"], row["NumberOfEmployees"], row["Industry"]));
        Assert.Equal(["EMEA", "APAC"], (IReadOnlyList<string>)row["Regions__c"]!);
        Assert.Equal(new DateTimeOffset(2026, 11, 23, 8, 15, 30, default), row["CreatedDate"]);
        Assert.Equal(false, row["IsDeleted"]);
        Assert.Equal(1.5d, row["BillingLatitude"]);
        Assert.Equal("Bern", ((Address)row["BillingAddress"]!).City);
        Assert.Equal("Kay", row["Owner.Name"]);
        Assert.Equal("Kay", Assert.IsType<DynamicRecord>(row["Owner"])["Name"]);
        Assert.Null(row["Parent.Name"]);
        Assert.IsType<RawId>(row["OwnerId"]);
        Assert.Equal((decimal?)7m, row.Get<decimal?>("NumberOfEmployees"));
        Assert.Equal("005000000000001AAA", row.Get<string>("OwnerId"));
        Assert.Equal("EMEA;APAC", row.Get<string>("Regions__c"));
        Assert.Throws<InvalidCastException>(() => row.Get<int>("Name"));
        Assert.Throws<InvalidCastException>(() => row.Get<DynamicRecord>("Name"));
    }

    [Fact]
    public async Task Every_field_of_a_dynamic_row_is_that_of_the_generated_record()
    {
        var typed = (Account)Assert.Single(await Pages.ReadAsync(Pages.Of(Row), Account.Info));
        var row = await RowAsync(Info, Row);
        Assert.Equal(typed.ToDynamic(Info), row);
        Assert.Equal(typed, row.To<Account>());
        Assert.Equal(typed.ToDynamic(), row);
        Assert.Equal(typed.ToDynamic().GetHashCode(), row.GetHashCode());
    }

    [Fact]
    public async Task A_field_that_was_not_loaded_throws_and_one_that_was_not_set_is_null()
    {
        var row = await RowAsync(Info, """{"Id":"001000000000001AAA","Name":"Acme"}""");
        Assert.Contains(
            "IsLoaded(\"Phone\")", Assert.Throws<FieldNotLoadedException>(() => row["Phone"]).Message, StringComparison.Ordinal);
        Assert.Throws<FieldNotLoadedException>(() => row["Owner.Name"]);
        Assert.Throws<FieldNotLoadedException>(() => row.Children("Contacts"));
        Assert.True(row.IsLoaded("name"));
        Assert.False(row.IsLoaded("Phone"));
        var made = new DynamicRecord(Info);
        Assert.Null(made["Phone"]);
        Assert.Equal(false, made["IsDeleted"]);
        Assert.Empty(made.Children("Contacts"));
        Assert.True(made.Id.IsNone);
    }

    [Fact]
    public async Task Setting_the_loaded_value_is_not_a_change()
    {
        var row = await RowAsync(Info, Row);
        Assert.Empty(row.With("Name", "Acme").With("AnnualRevenue", 5.5).With("NumberOfEmployees", 7L).With("Regions__c", "APAC; EMEA")
            .With("OwnerId", "005000000000001").GetChanges());
        Assert.Equal([new FieldChange("Phone", null)], row.With("phone", null).GetChanges());
        Assert.Equal([new FieldChange("Phone", "1")], row.MarkChanged("Phone").GetChanges());
        Assert.Equal("1", row["Phone"]);
        var changes =
            row.With(new Dictionary<string, object?> { ["Name"] = "B", ["Industry"] = new AccountIndustry("Media") }).GetChanges();
        Assert.Equal([new FieldChange("Name", "B"), new FieldChange("Industry", "Media")], changes);
    }

    [Fact]
    public async Task AsNew_has_what_a_create_can_set()
    {
        var copy = (await RowAsync(Info, Row)).AsNew();
        Assert.Equal([
            "Name", "Phone", "AnnualRevenue", "NumberOfEmployees", "Industry", "Regions__c", "BillingLatitude", "OwnerId"
        ], copy.LoadedFields);
        Assert.Equal(["Phone"], (await RowAsync(Info, Row)).AsNew("Phone").LoadedFields);
    }

    [Theory]
    [InlineData(9007199254740991d, "9007199254740991")]
    [InlineData(1234567890123.4567d, "1234567890123.4568")]
    [InlineData(0.1d, "0.1")]
    [InlineData(16777216f, "16777216")]
    [InlineData(0.1f, "0.1")]
    public void A_double_or_float_keeps_its_digits(object number, string expected) =>
        Assert.Equal(
            decimal.Parse(expected, CultureInfo.InvariantCulture), new DynamicRecord(Info).With("AnnualRevenue", number)["AnnualRevenue"]);

    [Theory]
    [InlineData("AnnualRevenue", "555-12-3456")]
    [InlineData("NumberOfEmployees", "555-12-3456")]
    public void A_refused_text_is_shown_only_where_its_form_matters(string name, string text) =>
        Assert.DoesNotContain(
            text, Assert.ThrowsAny<ArgumentException>(() => new DynamicRecord(Info).With(name, text)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("Name", 5, "Account.Name takes a text; a value of type Int32 was given.")]
    [InlineData("NumberOfEmployees", "5", "Account.NumberOfEmployees takes a whole number; a value of type String was given.")]
    [InlineData("NumberOfEmployees", 5.5, "Account.NumberOfEmployees holds whole numbers")]
    [InlineData("NumberOfEmployees", 3_000_000_000L, "Account.NumberOfEmployees holds whole numbers")]
    [InlineData("AnnualRevenue", double.NaN, "Account.AnnualRevenue does not take the number NaN")]
    [InlineData("AnnualRevenue", true, "Account.AnnualRevenue takes a number; a value of type Boolean was given.")]
    [InlineData("BillingLatitude", double.PositiveInfinity, "Account.BillingLatitude takes finite numbers")]
    [InlineData("OwnerId", "K", "Account.OwnerId holds an id. 'K' has 1 characters; an id has 15 or 18.")]
    [InlineData("Name", null, "Account.Name is required: it cannot be empty.")]
    [InlineData("Name", "", "Account.Name is required: it cannot be empty.")]
    [InlineData("Fax", "12345678901234567890123456789012345678901", "Account.Fax takes 40 characters; this text has 41.")]
    [InlineData("CreatedDate", "2026-11-23T08:15:30Z", "Account.CreatedDate is read-only.")]
    [InlineData("Id", "001000000000001AAA", "Account.Id is given by the org. To name a record for an update, call WithId.")]
    [InlineData("BillingAddress", "Bern", "Account.BillingAddress is a compound of other fields: set its parts.")]
    [InlineData("Owner.Name", "Kay", "'Owner.Name' is a field of a parent")]
    [InlineData("Nmae", "x", "Account has no field or relationship 'Nmae'. Did you mean Name?")]
    [InlineData("Regions", "x", "Account has no field or relationship 'Regions'. Did you mean Regions__c?")]
    [InlineData("Name'; DROP", "x", "Account has no field or relationship 'Name'; DROP'.")]
    [InlineData("SubIndustry__c", "Nothing", "Account.SubIndustry__c is a restricted picklist, and 'Nothing' is not one of its values.")]
    [InlineData("Owner", "x", "Account.Owner takes a record of User that is named by an external id; a String was given. To set the "
        + "parent by its id, set OwnerId.")]
    [InlineData("Contacts", "x", "Account.Contacts takes a list of records of Contact; a String was given.")]
    public void A_value_that_does_not_fit_is_refused(string name, object? value, string message)
    {
        foreach (var set in (Action[])[() => new DynamicRecord(Info).With(
            name, value), () => _ = new DynamicRecord(Info) { [name] = value }, () => _ = new DynamicRecord(Info, [new(name, value)])])
            Assert.StartsWith(message, Assert.Throws<ArgumentException>(set).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_DateTime_is_refused_and_texts_of_dates_are_read()
    {
        var project = new DynamicRecord(Snapshots.Project);
        Assert.Contains("does not say which instant", Assert.Throws<ArgumentException>(
            () => project.With("KickoffAt__c", DateTime.UtcNow)).Message, StringComparison.Ordinal);
        var set = project.With("KickoffAt__c", "2026-11-23T09:15:30+01:00").With("StartDate__c", "2026-11-23").With(
            "DailyStandup__c", "09:30:00").With("IsBillable__c", true);
        Assert.Equal(new DateTimeOffset(2026, 11, 23, 8, 15, 30, default), set["KickoffAt__c"]);
        Assert.Equal(new DateOnly(2026, 11, 23), set["StartDate__c"]);
        Assert.Equal(new TimeOnly(9, 30), set["DailyStandup__c"]);
        Assert.Throws<ArgumentException>(() => project.With("IsBillable__c", null));
        Assert.Throws<ArgumentException>(() => project.With("StartDate__c", "23.11.2026"));
        Assert.Throws<ArgumentException>(() => project.With("StartDate__c", DateTimeOffset.UtcNow));
    }

    [Fact]
    public void Values_of_JSON_are_taken_as_what_they_hold()
    {
        using var json = JsonDocument.Parse(
            """{"Name":"A","AnnualRevenue":1e3,"NumberOfEmployees":5,"Phone":null,"Regions__c":["EMEA","APAC"],"OwnerId":"005000000000001AAA"}""");
        var record = new DynamicRecord(
            Info, json.RootElement.EnumerateObject().Select(p => new KeyValuePair<string, object?>(p.Name, p.Value)));
        Assert.Equal(
            ("A", 1000m, 5, null, "EMEA;APAC"),
            (record["Name"], record["AnnualRevenue"], record["NumberOfEmployees"], record["Phone"], record.Get<string>("Regions__c")));
        Assert.True(record.IsLoaded("Phone"));
        using var wrong = JsonDocument.Parse("""[{"a":1},[1],"x",true]""");
        foreach (var value in wrong.RootElement.EnumerateArray())
            Assert.Throws<ArgumentException>(() => record.With("AnnualRevenue", value));
    }

    [Fact]
    public void Parents_by_key_and_children_are_set()
    {
        var parent = DynamicRecord.ByKey(Info, "erpid__c", "K-1");
        var contact = new DynamicRecord(Snapshots.Contact) { ["LastName"] = "Ray", ["Account"] = parent };
        Assert.Equal("K-1", contact["Account.ErpId__c"]);
        var typed = new DynamicRecord(Snapshots.Contact) { ["LastName"] = "Ray", ["Account"] = Account.ByKey(a => a.ErpId__c, "K-1") };
        Assert.Equal(contact, typed);
        var account = new DynamicRecord(Info) { ["Name"] = "A", ["Contacts"] = new[] { contact.AsNew("LastName") } };
        Assert.Equal("Ray", Assert.Single(account.Children("contacts"))["LastName"]);
        Assert.StartsWith("Account.Contacts takes records of Contact; Account is at place 0.", Assert.Throws<ArgumentException>(
            () => account.With("Contacts", new[] { account })).Message, StringComparison.Ordinal);
        Assert.Contains("Account.Phone finds no record", Assert.Throws<ArgumentException>(
            () => DynamicRecord.ByKey(Info, "Phone", "1")).Message, StringComparison.Ordinal);
        Assert.Contains("as ErpId__c, Id", Assert.Throws<ArgumentException>(
            () => DynamicRecord.ByKey(Info, "Phone", "1")).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => DynamicRecord.ByKey(Info, "ErpId__c", ""));
    }

    [Fact]
    public void An_id_of_another_object_is_refused()
    {
        var e = Assert.Throws<ArgumentException>(() => new DynamicRecord(Info).WithId(Id<DynamicRecord>.Parse("003000000000001AAA")));
        Assert.StartsWith("'003000000000001AAA' is not an id of Account: it is an id of Contact, and ids of Account begin with "
            + "'001'.", e.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new DynamicRecord(Info).WithId(default));
    }

    [Fact]
    public async Task Text_and_equality_are_those_of_a_record()
    {
        var row = await RowAsync(Info, """{"Id":"001000000000001AAA","Name":"Acme"}""");
        Assert.Equal("Account { Id = 001000000000001AAA, Name = Acme }", row.ToString());
        Assert.Equal("Account { }", new DynamicRecord(Info).ToString());
        Assert.Equal(row, await RowAsync(Info, """{"Name":"Acme","Id":"001000000000001AAA"}"""));
        Assert.NotEqual(row, row.With("Name", "B"));
        Assert.NotEqual<object>(
            new DynamicRecord(Info) { ["Description"] = "x" }, new DynamicRecord(Snapshots.Contact) { ["Description"] = "x" });
        Assert.Equal(["Id", "Name"], row.ToDictionary().Keys);
    }

    [Fact]
    public async Task Polymorphic_parents_have_the_fields_of_the_Name_object_and_of_their_own()
    {
        var task = Snapshots.Objects.Find("Task")!;
        var row = await RowAsync(
            task,
            """{"Id":"00T000000000001AAA","What":{"attributes":{"type":"Account"},"Name":"Acme","Phone":"1","Industry":"Energy"},"Who":null}""");
        Assert.Equal(("Acme", "Account", "Energy", null), (row["What.Name"], row["What.Type"], row["What.Industry"], row["Who.Name"]));
        Assert.Equal("Account", Assert.IsType<DynamicRecord>(row["What"]).Info.Name);
        var unknown = await RowAsync(task, """{"Id":"00T000000000001AAA","What":{"attributes":{"type":"Solution"},"Name":"S"}}""");
        Assert.Equal(("S", "Solution"), (unknown["What.Name"], unknown["What.Type"]));
        Assert.Equal("S", Assert.IsType<DynamicRecord>(unknown["What"])["Name"]);
        Assert.Throws<FieldNotLoadedException>(() => row["What.Website"]);
        Assert.Throws<ArgumentException>(() => row["What.Wbsite"]);
    }

    [Fact]
    public async Task JSON_keeps_the_state_of_records()
    {
        var options = new JsonSerializerOptions { Converters = { new Json.DynamicRecordConverter(Snapshots.Objects) } };
        var loaded = (await RowAsync(Info, Row)).With("Phone", "2");
        var made = new DynamicRecord(Info)
        {
            ["Name"] = "A", ["Contacts"] = new[] { new DynamicRecord(Snapshots.Contact) { ["LastName"] = "Ray" } }
        };
        foreach (var record in (DynamicRecord[])[loaded, made, made.With(
            "Phone", null), new DynamicRecord(Info), new DynamicRecord(Info).WithId(Id<DynamicRecord>.Parse("001000000000001AAA"))])
        {
            var json = JsonSerializer.Serialize(record, options);
            var again = JsonSerializer.Deserialize<DynamicRecord>(json, options)!;
            Assert.Equal(record, again);
            Assert.Equal(record.Layout.IsFromOrg, again.Layout.IsFromOrg);
            Assert.Equal(record.GetChanges().Select(c => c.Field), again.GetChanges().Select(c => c.Field));
            Assert.Equal(json, JsonSerializer.Serialize(again, options));
            // Generated records read the same JSON.
            Assert.Equal(record.Layout.IsFromOrg, JsonSerializer.Deserialize<Account>(json)!.Layout.IsFromOrg);
        }
        Assert.Equal("""{"attributes":{"type":"Account","loaded":false},"Name":"A"}""", JsonSerializer.Serialize(
            new DynamicRecord(Info) { ["Name"] = "A" }, options));
        Assert.Contains("attributes", Assert.Throws<JsonException>(
            () => JsonSerializer.Deserialize<DynamicRecord>("""{"Name":"A"}""", options)).Message, StringComparison.Ordinal);
        Assert.Contains("Did you mean Account?", Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<DynamicRecord>(
            """{"attributes":{"type":"Acount"}}""", options)).Message, StringComparison.Ordinal);
        Assert.Contains(
            "DynamicRecordConverter", Assert.Throws<JsonException>(() => JsonSerializer.Serialize(made)).Message, StringComparison.Ordinal);
        Assert.Equal("A", JsonSerializer.Deserialize<DynamicRecord>("""{"Name":"A","attributes":{"type":"Account"}}""", options)!["Name"]);
    }

    [Fact]
    public async Task Typed_records_become_dynamic_ones_and_back()
    {
        var loaded = await Pages.RowAsync<Account>(Row) with { Phone = "2" };
        var dynamic = loaded.ToDynamic(Info);
        Assert.Equal(loaded.GetChanges(), dynamic.GetChanges());
        Assert.Equal(loaded.GetChanges(), dynamic.To<Account>().GetChanges());
        var beta = SObjectIndex.FromDefinitions(Snapshots.Definitions.Select(d => d.Name == "Account"
            ? d with
            {
                Fields = [.. d.Fields, new FieldDefinition { Name = "Beta__c", Type = "boolean", IsCreateable = true, IsUpdateable = true }]
            } : d)).Find("Account")!;
        var changed = loaded.ToDynamic(beta).With("Beta__c", true);
        Assert.Equal(["Phone", "Beta__c"], changed.GetChanges().Select(c => c.Field));
        Assert.Contains(
            "Account.Beta__c is set", Assert.Throws<InvalidOperationException>(changed.To<Account>).Message, StringComparison.Ordinal);
        Assert.Equal("2", (await RowAsync(beta, """{"Id":"001000000000001AAA","Beta__c":true,"Phone":"2"}""")).To<Account>().Phone);
        Assert.Throws<InvalidOperationException>(dynamic.To<Contact>);
        Assert.Equal("Ray", new Account { Name = "A", Contacts = [new Contact { LastName = "Ray" }] }.ToDynamic(Info).Children(
            "Contacts")[0]["LastName"]);
    }

    private static async Task<DynamicRecord> RowAsync(SObjectInfo info, string row) =>
        (DynamicRecord)Assert.Single(await Pages.ReadAsync(Pages.Of(row), info));
}
