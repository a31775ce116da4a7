using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Acme.Crm;

namespace Salesforce.Typed.Tests;

/// <summary>Parents, children, and children of children.</summary>
public sealed class RelationshipTests : IAsyncLifetime
{
    private const int Many = 2_050;

    private Org _org = null!;

    private SalesforceClient Client => _org.Client;

    public async ValueTask InitializeAsync() => _org = await Org.StartAsync();

    public ValueTask DisposeAsync() => _org.DisposeAsync();

    [Fact]
    public async Task Three_relationships_from_one_object_to_another_are_three_lists()
    {
        var acme = await Client.Account.CreateAsync(new Account { Name = "Acme" }, Cancel);
        var beta = await Client.Account.CreateAsync(new Account { Name = "Beta" }, Cancel);
        await Client.Asset.CreateAsync(new Asset { Name = "Pump", AccountId = acme, AssetProvidedById = beta }, Cancel);
        await Client.Asset.CreateAsync(
            new Asset { Name = "Valve", AccountId = beta, AssetProvidedById = beta, AssetServicedById = acme }, Cancel);

        var rows = await Client.Account.OrderBy(a => a.Name)
            .Select(a => new { a.Name, Own = a.Assets.Select(
                x => x.Name), Provided = a.ProvidedAssets.Select(x => x.Name), Serviced = a.ServicedAssets.Select(x => x.Name) })
            .ToListAsync(Cancel);

        Assert.Equal(
            ("Pump", "", "Valve"), (string.Join(',', rows[0].Own), string.Join(',', rows[0].Provided), string.Join(',', rows[0].Serviced)));
        Assert.Equal(("Valve", "Pump,Valve", ""), (string.Join(
            ',', rows[1].Own), string.Join(',', rows[1].Provided.Order()), string.Join(',', rows[1].Serviced)));
    }

    [Fact]
    public async Task An_object_is_its_own_parent_and_child()
    {
        var top = await Client.Account.CreateAsync(new Account { Name = "Top" }, Cancel);
        var middle = await Client.Account.CreateAsync(new Account { Name = "Middle", ParentId = top }, Cancel);
        await Client.Account.CreateAsync(new Account { Name = "Leaf", ParentId = middle }, Cancel);
        var boss = await Client.Contact.CreateAsync(new Contact { LastName = "Boss", AccountId = top }, Cancel);
        await Client.Contact.CreateAsync(new Contact { LastName = "Ray", AccountId = top, ReportsToId = boss }, Cancel);

        var leaf = await Client.Account.Where(a => a.Parent.Parent.Name == "Top").Select(
            a => (a.Name, Up: a.Parent!.Name, Top: a.Parent.Parent!.Name)).SingleAsync(Cancel);
        Assert.Equal(("Leaf", "Middle", "Top"), leaf);
        var people = await Client.Contact.OrderBy(c => c.LastName).Select(
            c => (c.LastName, Boss: c.ReportsTo?.LastName, Above: c.ReportsTo?.ReportsTo?.LastName)).ToListAsync(Cancel);
        Assert.Equal([("Boss", null, null), ("Ray", "Boss", null)], people);

        var down = await Client.Account.Where(a => a.Id == top)
            .Select(a => new { Children = a.ChildAccounts.Select(c => c.Name), People = a.Contacts.Select(c => c.LastName) }).SingleAsync(
                Cancel);
        Assert.Equal(["Middle"], down.Children);
        Assert.Equal(["Boss", "Ray"], down.People.Order());
    }

    [Fact]
    public async Task Children_are_there_whole_however_many_pages_they_come_in()
    {
        var account = await Client.Account.CreateAsync(new Account { Name = "Acme" }, Cancel);
        await Client.Account.CreateAsync(new Account { Name = "Beta" }, Cancel);
        await InsertAsync(Many, i => new { attributes = new { type = "Contact" }, LastName = $"C{i:D4}", AccountId = account.ToString() });
        var calls = _org.Wire.Calls.Count;

        var rows =
            await Client.Account.OrderBy(a => a.Name).WithChildren(a => a.Contacts, c => c.OrderBy(x => x.LastName)).ToListAsync(Cancel);

        var contacts = rows[0].Contacts;
        Assert.True(_org.Wire.Calls.Count > calls + 1);
        Assert.True(contacts.IsComplete);
        Assert.Equal((Many, Many), (contacts.Count, contacts.TotalSize));
        Assert.Equal(Enumerable.Range(0, Many).Select(i => $"C{i:D4}"), contacts.Select(c => c.LastName));
        Assert.Empty(rows[1].Contacts);

        calls = _org.Wire.Calls.Count;
        Assert.Same(contacts, await contacts.LoadAllAsync(Cancel));
        Assert.Equal(calls, _org.Wire.Calls.Count);

        var names = await Client.Account.Where(a => a.Id == account).Select(a => a.Contacts.Select(c => c.LastName)).SingleAsync(Cancel);
        Assert.Equal(Many, names.Distinct().Count());
    }

    [Fact]
    public async Task Children_of_children_are_there_whole_too()
    {
        var account = await Client.Account.CreateAsync(new Account { Name = "Acme" }, Cancel);
        var contact = await Client.Contact.CreateAsync(new Contact { LastName = "Ray", AccountId = account }, Cancel);
        await Client.Contact.CreateAsync(new Contact { LastName = "Otto", AccountId = account }, Cancel);
        await InsertAsync(
            Many, i => new { attributes = new { type = "Task" }, Subject = $"T{i:D4}", WhoId = contact.ToString(), Status = "Completed" });
        var calls = _org.Wire.Calls.Count;

        var row = await Client.Account.Where(a => a.Id == account)
            .WithChildren(a => a.Contacts, c => c.OrderBy(x => x.LastName).WithChildren(x => x.Tasks, t => t.OrderBy(x => x.Subject)))
            .SingleAsync(Cancel);

        Assert.True(_org.Wire.Calls.Count > calls + 1);
        Assert.Equal(["Otto", "Ray"], row.Contacts.Select(c => c.LastName));
        Assert.Empty(row.Contacts[0].Tasks);
        Assert.True(row.Contacts[1].Tasks.IsComplete);
        Assert.Equal(Enumerable.Range(0, Many).Select(i => $"T{i:D4}"), row.Contacts[1].Tasks.Select(t => t.Subject));
    }

    [Fact]
    public async Task What_was_asked_for_is_loaded_and_what_was_not_says_its_name()
    {
        var account = await Client.Account.CreateAsync(new Account { Name = "Acme" }, Cancel);
        await Client.Contact.CreateAsync(new Contact { LastName = "Ray", AccountId = account }, Cancel);

        var row = await Client.Account.Only(a => [a.Name, a.Owner.Name]).WithChildren(a => a.Contacts).SingleAsync(Cancel);

        Assert.True(row.IsLoaded(a => a.Name));
        Assert.False(row.IsLoaded(a => a.Phone));
        Assert.True(row.IsLoaded(a => a.Owner));
        Assert.True(row.IsLoaded(a => a.Owner.Name));
        Assert.False(row.IsLoaded(a => a.Owner.Email));
        Assert.True(row.IsLoaded(a => a.Contacts));
        Assert.False(row.IsLoaded(a => a.Opportunities));
        Assert.False(row.IsLoaded(a => a.Parent));
        Assert.True(row.Contacts[0].IsLoaded(c => c.LastName));
        Assert.True(row.Contacts[0].IsLoaded(c => c.Email));
        Assert.False(row.Contacts[0].IsLoaded(c => c.ReportsTo));

        Assert.Equal("Phone", Assert.Throws<FieldNotLoadedException>(() => row.Phone).Field);
        Assert.Equal("Opportunities", Assert.Throws<FieldNotLoadedException>(() => row.Opportunities).Field);
        Assert.Equal("Parent", Assert.Throws<FieldNotLoadedException>(() => row.Parent).Field);
        Assert.Equal(
            ("User", "Email"), Assert.Throws<FieldNotLoadedException>(() => row.Owner.Email) is var e ? (e.SObject, e.Field) : default);
        Assert.Contains("LastName = Ray", row.Contacts[0].ToString(), StringComparison.Ordinal);
        Assert.Equal(row, await Client.Account.Only(a => [a.Owner.Name, a.Name]).WithChildren(a => a.Contacts).SingleAsync(Cancel));
    }

    [Fact]
    public async Task Children_are_asked_for_beside_some_fields_and_beside_those_that_the_org_chooses()
    {
        var account = await Client.Account.CreateAsync(new Account { Name = "Acme", Phone = "1" }, Cancel);
        await Client.Contact.CreateAsync(new Contact { LastName = "Ray", AccountId = account }, Cancel);

        var before = await Client.Account.WithChildren(a => a.Contacts).Only(a => [a.Name]).SingleAsync(Cancel);
        var all = await Client.Account.AllStandardFields().WithChildren(a => a.Contacts, c => c.Take(5)).SingleAsync(Cancel);

        Assert.Equal("Ray", Assert.Single(before.Contacts).LastName);
        Assert.False(before.IsLoaded(a => a.Phone));
        Assert.Equal(("Ray", "1"), (Assert.Single(all.Contacts).LastName, all.Phone));
        Assert.Matches(@"^SELECT FIELDS\(STANDARD\), \(SELECT .* FROM Contacts LIMIT 5\) FROM Account LIMIT 2$", _org.Wire.Soql.Last());
    }

    [Fact]
    public async Task A_list_of_which_nobody_can_fetch_the_rest_says_so_instead_of_seeming_whole()
    {
        var account = JsonSerializer.Deserialize<Account>("""
            {"attributes":{"type":"Account"},"Contacts":{"totalSize":3,"done":false,"nextRecordsUrl":"/services/data/v67.0/query/0r8-2","records":[{"attributes":{"type":"Contact"},"LastName":"Ray"}]}}
            """)!;

        Assert.False(account.Contacts.IsComplete);
        Assert.Equal((1, 3), (account.Contacts.Count, account.Contacts.TotalSize));
        Assert.Contains("not read through a client", (await Assert.ThrowsAsync<InvalidOperationException>(
            () => account.Contacts.LoadAllAsync(Cancel).AsTask())).Message, StringComparison.Ordinal);
    }

    // By collections of 200, which the client does not write yet.
    private async Task InsertAsync(int count, Func<int, object> record)
    {
        using var http = new HttpClient { BaseAddress = _org.Local.Url };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", _org.Local.Token);
        foreach (var chunk in Enumerable.Range(0, count).Chunk(200))
        {
            using var body = new StringContent(
                JsonSerializer.Serialize(new { allOrNone = true, records = chunk.Select(record) }), Encoding.UTF8, "application/json");
            using var response = await http.PostAsync(new Uri("services/data/v67.0/composite/sobjects", UriKind.Relative), body, Cancel);
            var answer = await response.Content.ReadAsStringAsync(Cancel);
            Assert.True(response.IsSuccessStatusCode && !answer.Contains("\"success\":false", StringComparison.Ordinal), answer);
        }
    }
}
