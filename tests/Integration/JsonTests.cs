using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Acme.Crm;

namespace Salesforce.Typed.Tests;

/// <summary>docs/json.md, sentence by sentence.</summary>
public sealed class JsonTests : IAsyncLifetime
{
    private static readonly Id<Account> SomeAccount = Id<Account>.Parse("001Kj00001abcde");
    private static readonly Id<Contact> SomeContact = Id<Contact>.Parse("003Kj00001abcde");

    private Org _org = null!;

    private SalesforceClient Client => _org.Client;

    public async ValueTask InitializeAsync() => _org = await Org.StartAsync();

    public ValueTask DisposeAsync() => _org.DisposeAsync();

    [Fact]
    public async Task A_record_from_the_org_reads_back_as_one_with_parents_children_and_what_is_not_loaded()
    {
        var id = await Client.Account.CreateAsync(new Account { Name = "Acme", Industry = AccountIndustry.Energy, AnnualRevenue =
            12_500_000.00m, Regions__c = [AccountRegions__c.EMEA, AccountRegions__c.APAC] }, Cancel);
        var contact = await Client.Contact.CreateAsync(new Contact { LastName = "Ray", AccountId = id }, Cancel);
        await Client.Task.CreateAsync(new SfTask { Subject = "T", WhoId = contact, WhatId = id }, Cancel);
        var account = await Client.Account
            .Only(a => [a.Id, a.Name, a.Industry, a.AnnualRevenue, a.Regions__c, a.CreatedDate, a.Phone, a.Owner.Name])
            .WithChildren(a => a.Contacts, c => c.WithChildren(x => x.Tasks))
            .SingleAsync(Cancel);

        var json = JsonSerializer.Serialize(account);
        var again = JsonSerializer.Deserialize<Account>(json)!;

        Assert.Equal(account, again);
        Assert.Equal(account.GetHashCode(), again.GetHashCode());
        Assert.Equal(json, JsonSerializer.Serialize(again));
        Assert.Empty(again.GetChanges());
        Assert.Equal("T", again.Contacts[0].Tasks[0].Subject);
        Assert.True(again.Contacts.IsComplete);
        Assert.Throws<FieldNotLoadedException>(() => again.Fax);
        Assert.Throws<FieldNotLoadedException>(() => again.Owner.Email);
        Assert.Throws<FieldNotLoadedException>(() => again.Contacts[0].MailingAddress);
        var tree = JsonNode.Parse(json)!;
        Assert.Equal("Account", (string?)tree["attributes"]!["type"]);
        Assert.Equal("EMEA;APAC", (string?)tree["Regions__c"]);
        Assert.Equal(id.ToString(), (string?)tree["Id"]);
        Assert.Equal("12500000", tree["AnnualRevenue"]!.ToJsonString());
        Assert.True(tree.AsObject().ContainsKey("Phone"));
        Assert.Null(tree["Phone"]);
        Assert.False(tree.AsObject().ContainsKey("Fax"));
        Assert.Equal((1, true), ((int)tree["Contacts"]!["totalSize"]!, (bool)tree["Contacts"]!["done"]!));
        Assert.Equal(id.ToString(), (string?)tree["Contacts"]!["records"]![0]!["Tasks"]!["records"]![0]!["WhatId"]);
    }

    [Fact]
    public async Task A_parent_of_several_objects_reads_back_as_what_it_was()
    {
        var id = await Client.Account.CreateAsync(new Account { Name = "Acme" }, Cancel);
        await Client.Task.CreateAsync(new SfTask { Subject = "T", WhatId = id }, Cancel);
        var task = await Client.Task.Only(t => [t.Subject, t.What.Name, t.What.Type, t.Who.Name]).SingleAsync(Cancel);

        var again = JsonSerializer.Deserialize<SfTask>(JsonSerializer.Serialize(task))!;

        Assert.Equal(task, again);
        Assert.Equal(("Account", "Acme", true), (again.What.Type, again.What.Name, again.Who.IsNull));
    }

    [Fact]
    public async Task What_an_app_posts_without_attributes_is_a_record_that_code_made_and_is_sent()
    {
        var posted =
            JsonSerializer.Deserialize<Account>(
                """{"Name":"Acme","Phone":null,"Industry":"Energy","Regions__c":"LATAM;EMEA","CreatedDate":"2026-01-01T00:00:00Z","Nonsense":{"deep":[1,{}]}}""")!;

        Assert.Null(posted.Fax);
        Assert.Equal(["Name", "Phone", "Industry", "Regions__c"], posted.GetChanges().Select(c => c.Field));
        var id = await Client.Account.CreateAsync(posted, Cancel);
        var read = (await Client.Account.GetAsync(id, Cancel))!;
        Assert.Equal(("Acme", AccountIndustry.Energy), (read.Name, read.Industry));
        Assert.Equal([AccountRegions__c.EMEA, AccountRegions__c.LATAM], read.Regions__c!.Value.OrderBy(r => r.Value));

        var patch = JsonSerializer.Deserialize<Account>($$"""{"Id":"{{id}}","Industry":null}""")!;
        await Client.Account.UpdateAsync(patch, Cancel);
        Assert.Equal("{\"Industry\":null}", _org.Wire.Calls[^1].Body);
    }

    [Fact]
    public async Task A_parent_that_is_named_by_its_key_survives_JSON_and_is_sent()
    {
        var account = await Client.Account.CreateAsync(new Account { Name = "Acme", ErpId__c = "K-1" }, Cancel);
        var built = new Contact { LastName = "Ray", Account = Account.ByKey(a => a.ErpId__c, "K-1") };

        var again = JsonSerializer.Deserialize<Contact>(JsonSerializer.Serialize(built))!;

        Assert.Equal(built, again);
        Assert.Equal(built.GetChanges().Select(c => c.Field), again.GetChanges().Select(c => c.Field));
        var id = await Client.Contact.CreateAsync(again, Cancel);
        Assert.Equal(account, (await Client.Contact.GetAsync(id, Cancel))!.AccountId);
    }

    [Fact]
    public async Task A_parent_with_more_than_a_key_is_refused_by_name_and_one_that_is_null_is_not_sent()
    {
        var whole = JsonSerializer.Deserialize<Contact>("""{"LastName":"Ray","Account":{"Name":"Acme","Phone":"1"}}""")!;
        var refused = await Assert.ThrowsAsync<ArgumentException>(() => Client.Contact.CreateAsync(whole, Cancel));
        Assert.Contains("Contact.Account holds a record", refused.Message, StringComparison.Ordinal);

        var none = JsonSerializer.Deserialize<Contact>("""{"LastName":"Ray","Account":null}""")!;
        await Client.Contact.CreateAsync(none, Cancel);
        Assert.Equal("{\"LastName\":\"Ray\"}", _org.Wire.Calls[^1].Body);
    }

    [Fact]
    public void Children_and_parents_in_a_hand_made_record_are_hand_made_too()
    {
        var built = new Account
        {
            Name = "Acme", Contacts = [new Contact { LastName = "Ray", Email = null }, new Contact { LastName = "Otto" }]
        };

        var again = JsonSerializer.Deserialize<Account>(JsonSerializer.Serialize(built))!;

        Assert.Equal(built, again);
        Assert.Equal(["Name", "Contacts"], again.GetChanges().Select(c => c.Field));
        Assert.Equal(["LastName", "Email"], again.Contacts[0].GetChanges().Select(c => c.Field));
        Assert.Null(again.Contacts[0].Phone);

        // Each says for itself where it comes from.
        var mixed = JsonSerializer.Deserialize<Account>(
            """{"Name":"Acme","Contacts":{"totalSize":1,"done":true,"records":[{"LastName":"Ray","attributes":{"type":"Contact"}}]}}""")!;
        Assert.Null(mixed.Phone);
        Assert.Empty(mixed.Contacts[0].GetChanges());
        Assert.Throws<FieldNotLoadedException>(() => mixed.Contacts[0].Phone);
    }

    [Fact]
    public void Attributes_count_wherever_they_stand_as_in_a_database_that_sorts_members()
    {
        var account = JsonSerializer.Deserialize<Account>(
            """{"Name":"Acme","Phone":null,"attributes":{"url":"/x","type":"Account"},"NumberOfEmployees":3}""")!;

        Assert.Empty(account.GetChanges());
        Assert.Equal(("Acme", null, 3), (account.Name, account.Phone, account.NumberOfEmployees));
        Assert.Throws<FieldNotLoadedException>(() => account.Fax);
        Assert.Equal(account, JsonSerializer.Deserialize<Account>(
            """{"attributes":{"type":"Account"},"NumberOfEmployees":3,"Name":"Acme","Phone":null}"""));
    }

    [Fact]
    public void Wrong_JSON_is_an_exception_of_the_serializer_that_names_the_field()
    {
        Assert.Contains("Account.NumberOfEmployees", Assert.Throws<JsonException>(
            () => JsonSerializer.Deserialize<Account>("""{"NumberOfEmployees":"many"}""")).Message, StringComparison.Ordinal);
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Account>("[]"));
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Account>("""{"Name":"Acme" """));
        Assert.Null(JsonSerializer.Deserialize<Account>("null"));
        Assert.Equal("null", JsonSerializer.Serialize<Account?>(null));
    }

    [Fact]
    public async Task Records_are_read_from_a_stream_and_inside_lists_and_types_of_a_users_own()
    {
        var contacts = Enumerable.Range(0, 500).Select(i => new Contact { LastName = $"C{i}", Description = new string('x', i) }).ToList();
        using var stream = new MemoryStream();
        await JsonSerializer.SerializeAsync(stream, contacts, cancellationToken: Cancel);
        stream.Position = 0;

        Assert.Equal(contacts, await JsonSerializer.DeserializeAsync<List<Contact>>(stream, cancellationToken: Cancel));
    }

    [Fact]
    public void Ids_picklists_and_sets_are_texts_in_types_of_a_users_own()
    {
        var json = JsonSerializer.Serialize(Some);

        Assert.Equal(
            $$$"""{"Account":"{{{SomeAccount}}}","Host":null,"About":"{{{SomeAccount}}}","Industry":"Energy","Priority":"High","Regions":"EMEA;North America","Visits":{"{{{SomeAccount}}}":3},"Words":{"Energy":"e","Tomorrow":"t"},"Guests":["{{{SomeContact}}}"],"Guest":{"LastName":"Ray"}}""",
            json);
        AssertSame(Some, JsonSerializer.Deserialize<Visit>(json)!);

        var empty = new Visit(default, SomeContact, default, null, default, null, [], [], []);
        Assert.Equal(
            $$"""{"Account":null,"Host":"{{SomeContact}}","About":null,"Industry":null,"Priority":null,"Regions":null,"Visits":{},"Words":{},"Guests":[],"Guest":null}""",
            JsonSerializer.Serialize(empty));
        AssertSame(empty, JsonSerializer.Deserialize<Visit>(JsonSerializer.Serialize(empty))!);
    }

    [Fact]
    public void A_set_of_values_reads_none_of_them_and_nothing_else_than_a_text()
    {
        Assert.Equal("\"\"", JsonSerializer.Serialize<PicklistSet<AccountRegions__c>>([]));
        Assert.Empty(JsonSerializer.Deserialize<PicklistSet<AccountRegions__c>>("\"\""));
        Assert.Empty(JsonSerializer.Deserialize<PicklistSet<AccountRegions__c>>("null"));
        Assert.Null(JsonSerializer.Deserialize<PicklistSet<AccountRegions__c>?>("null"));
        Assert.Equal([
            AccountRegions__c.EMEA, AccountRegions__c.Of("Moon")
        ], JsonSerializer.Deserialize<PicklistSet<AccountRegions__c>>("\"Moon; EMEA;Moon\""));
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<PicklistSet<AccountRegions__c>>("[\"EMEA\"]"));
        var bySet = new Dictionary<PicklistSet<AccountRegions__c>, int> { [AccountRegions__c.EMEA] = 1 };
        Assert.Equal("{\"EMEA\":1}", JsonSerializer.Serialize(bySet));
        Assert.Equal(bySet, JsonSerializer.Deserialize<Dictionary<PicklistSet<AccountRegions__c>, int>>("{\"EMEA\":1}"));
    }

    [Fact]
    public void An_id_that_is_none_is_refused_with_a_reason()
    {
        Assert.Contains("15 or 18", Assert.Throws<JsonException>(
            () => JsonSerializer.Deserialize<Id<Account>>("\"001\"")).Message, StringComparison.Ordinal);
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Id<Account>>("7"));
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<TaskWhatId>("\"001Kj00001abcdeXXX\""));
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Dictionary<Id<Account>, int>>("{\"x\":1}"));
        Assert.Equal(SomeAccount, JsonSerializer.Deserialize<Id<Account>>("\"001Kj00001abcde\""));
    }

    [Fact]
    public async Task A_context_of_the_apps_own_writes_and_reads_records_without_reflection()
    {
        // No resolver by reflection follows the context's, as under NativeAOT.
        var options = new JsonSerializerOptions { TypeInfoResolver = AppJson.Default };
        Assert.Throws<NotSupportedException>(() => JsonSerializer.Serialize(new { Name = "x" }, options));
        var id = await Client.Account.CreateAsync(new Account { Name = "Acme", Industry = AccountIndustry.Energy }, Cancel);
        await Client.Contact.CreateAsync(new Contact { LastName = "Ray", AccountId = id }, Cancel);
        var account = await Client.Account.WithChildren(a => a.Contacts).SingleAsync(Cancel);
        var contacts = await Client.Contact.ToListAsync(Cancel);

        var json = JsonSerializer.Serialize(account, AppJson.Default.Account);
        Assert.Equal(JsonSerializer.Serialize(account), json);
        Assert.Equal(account, JsonSerializer.Deserialize(json, AppJson.Default.Account));
        Assert.Equal(account, JsonSerializer.Deserialize<Account>(json, options));
        Assert.Equal(contacts, JsonSerializer.Deserialize(
            JsonSerializer.Serialize(contacts, AppJson.Default.ListContact), AppJson.Default.ListContact));
        var visit = JsonSerializer.Serialize(Some, AppJson.Default.Visit);
        Assert.Equal(JsonSerializer.Serialize(Some), visit);
        AssertSame(Some, JsonSerializer.Deserialize(visit, AppJson.Default.Visit)!);
        AssertSame(Some, JsonSerializer.Deserialize<Visit>(Encoding.UTF8.GetBytes(visit), options)!);
    }

    private static Visit Some => new(
        SomeAccount,
        null,
        SomeAccount,
        AccountIndustry.Energy,
        Project__cPriority__c.High,
        [AccountRegions__c.EMEA, AccountRegions__c.NorthAmerica],
        new() { [SomeAccount] = 3 },
        new() { [AccountIndustry.Energy] = "e", [AccountIndustry.Of("Tomorrow")] = "t" },
        [SomeContact]) { Guest = new Contact { LastName = "Ray" } };

    private static void AssertSame(Visit expected, Visit actual)
    {
        Assert.Equal(expected with { Visits = actual.Visits, Words = actual.Words, Guests = actual.Guests }, actual);
        Assert.Equal(expected.Visits, actual.Visits);
        Assert.Equal(expected.Words, actual.Words);
        Assert.Equal(expected.Guests, actual.Guests);
    }
}
