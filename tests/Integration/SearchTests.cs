using System.Text.Json;
using Acme.Crm;
using Salesforce.Typed.Search;
using Salesforce.Typed.SoqlSyntax.Parsing;
using SearchText = Salesforce.Typed.Search.SearchText;

namespace Salesforce.Typed.Tests;

public sealed class SearchTests : IAsyncLifetime
{
    private Org _org = null!;
    private Id<Account> _acme;

    private SalesforceClient Client => _org.Client;

    public static TheoryData<string> Attacks => [.. SoqlTextTests.Attacks.Select(a => a.Data).Concat(
        ["acme} RETURNING Contact(Id)", "acme\\", "acme\\} IN NAME FIELDS", "acme OR beta", "acme AND NOT "
            + "rockets", "(acme", "acme)", "\"acme", "and", "OR", "not", "AND NOT", "this and that", "a&b|c!d{e}f[g]h(i)j^k~l:m+n-o"])];

    public async ValueTask InitializeAsync()
    {
        _org = await Org.StartAsync();
        _acme = await Client.Account.CreateAsync(
            new Account { Name = "Acme Rockets", Industry = AccountIndustry.Technology, Phone = "555-1234" }, Cancel);
        await Client.Account.CreateAsync(new Account { Name = "Zürich Rockets", Site = "acme" }, Cancel);
        await Client.Contact.CreateAsync(
            new Contact { FirstName = "Ada", LastName = "Acme", Email = "ada@rockets.example", AccountId = _acme }, Cancel);
        await Client.Lead.CreateAsync(new Lead { LastName = "Solo", Company = "Acme Men" }, Cancel);
    }

    public ValueTask DisposeAsync() => _org.DisposeAsync();

    [Fact]
    public async Task Rows_of_several_objects_come_each_in_its_type_and_list()
    {
        var (accounts, contacts, leads) = await Client.Search("Ac*").In(SearchScope.Names).Take(100)
            .Returning(
                Client.Account.Where(a => a.Industry == AccountIndustry.Technology).OrderBy(a => a.Name).Take(5).Select(
                    a => new { a.Id, a.Name, Owner = a.Owner!.Name }),
                Client.Contact.Only(c => [c.Email, c.Account.Name]),
                Client.Lead.Select(l => l.Company))
            .RunAsync(Cancel);

        var account = Assert.Single(accounts);
        Assert.Equal((_acme, "Acme Rockets"), (account.Id, account.Name));
        Assert.NotNull(account.Owner);
        var contact = Assert.Single(contacts);
        Assert.Equal(("ada@rockets.example", "Acme Rockets"), (contact.Email, contact.Account?.Name));
        Assert.Throws<FieldNotLoadedException>(() => contact.Phone);
        Assert.Equal(["Acme Men"], leads);
        Assert.Equal(
            "FIND {Ac*} IN NAME FIELDS RETURNING Account(Id, Name, Owner.Name WHERE Industry = 'Technology' ORDER BY Name LIMIT 5), "
                + "Contact(Id, Email, Account.Name), Lead(Company) LIMIT 100",
            LastSosl());
    }

    [Fact]
    public async Task One_object_gives_a_list_and_can_skip()
    {
        var all = await Client.Search("rockets").Returning(Client.Account.OrderBy(a => a.Name).Select(a => a.Name)).RunAsync(Cancel);
        var rest =
            await Client.Search("rockets").Returning(Client.Account.OrderBy(a => a.Name).Skip(1).Select(a => a.Name)).RunAsync(Cancel);
        var whole = await Client.Search("zurich").Returning(Client.Account).RunAsync(Cancel);

        Assert.Equal(["Acme Rockets", "Zürich Rockets"], all);
        Assert.Equal(["Zürich Rockets"], rest);
        Assert.Equal("acme", Assert.Single(whole).Site);
        Assert.Empty(await Client.Search("nothing").Returning(Client.Account).RunAsync(Cancel));
    }

    [Fact]
    public async Task Six_objects_are_the_most_that_a_tuple_holds()
    {
        var (a, c, l, o, s, t) = await Client.Search("acme").Returning(
            Client.Account.Select(x => x.Name), Client.Contact.Select(x => x.LastName), Client.Lead.Select(x => x.LastName),
            Client.Opportunity.Select(x => x.Name), Client.Case.Select(x => x.Id), Client.Campaign.Select(x => x.Id)).RunAsync(Cancel);

        Assert.Equal((2, 1, 1, 0, 0, 0), (a.Count, c.Count, l.Count, o.Count, s.Count, t.Count));
    }

    [Fact]
    public async Task Without_objects_there_are_ids_and_by_name_there_is_everything()
    {
        var ids = await Client.Search("acme").RunAsync(Cancel);
        var rows = await Client.Search("acme").WithHighlight().Returning(Client.Contact.Select(c => c.LastName)).RunByNameAsync(Cancel);

        Assert.Contains(ids, r => r.Type == "Account" && r.Get<RawId>("Id") == _acme.Raw);
        Assert.Contains(ids, r => r.Type == "Lead");
        Assert.Equal("Acme", Assert.Single(rows)["LastName"]);
    }

    [Fact]
    public async Task Phrases_operators_and_expressions_find_what_they_say()
    {
        Assert.Equal(["Acme Rockets"], await Names(SearchText.Phrase("acme rockets")));
        Assert.Empty(await Names(SearchText.Phrase("rockets acme")));
        Assert.Equal([
            "Acme Rockets", "Zürich Rockets"
        ], await Names(SearchText.Words("zurich") | SearchText.Words("technology acme") | SearchText.Phrase("acme rockets")));
        Assert.Equal(["Zürich Rockets"], await Names(SearchText.Words("rockets").AndNot(SearchText.Phrase("acme rockets"))));
        Assert.Equal(["Acme Rockets", "Zürich Rockets"], await Names(SearchText.Words("rock*") & SearchText.Words("acme")));
        Assert.Equal(["Acme Rockets"], await Names(SearchText.Raw("\"acme rockets\" AND NOT zurich")));
        Assert.Empty(await Names(SearchText.Literal("rock*")));
    }

    [Theory]
    [MemberData(nameof(Attacks))]
    public async Task A_term_stays_a_term_and_finds_the_text_that_it_is(string text)
    {
        var sosl = Client.Search(SearchText.Literal(text)).In(SearchScope.Names).Returning(Client.Account.Select(a => a.Name)).ToSosl();
        Same("FIND {a} IN NAME FIELDS RETURNING Account(Name)", sosl);
        Same("FIND {a} IN NAME FIELDS RETURNING Account(Name)", Client.Search(text).In(SearchScope.Names).Returning(
            Client.Account.Select(a => a.Name)).ToSosl());
        Same("FIND {a}", Client.Search(SearchText.Phrase(text)).ToSosl());
        Same("FIND {a}", Client.Search(SearchText.Words(text) & SearchText.Phrase(text) | SearchText.Literal("x")).ToSosl());
        Assert.All(new[]
        {
            "and", "or", "not"
        }, word => Assert.DoesNotContain(word, Bare(SearchText.Literal(text).Expression), StringComparer.OrdinalIgnoreCase));

        // A word is put in front, because a text without letters has no word by which it can be found.
        var name = "zebra " + text;
        await Client.Account.CreateAsync(new Account { Name = name }, Cancel);
        Assert.Equal([name.Trim()], await Names(SearchText.Phrase(name)));
        // The local org finds nothing by a word that has no letter and no digit, and all words must be found.
        string[] found = name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).All(w => w.Any(char.IsLetterOrDigit))
            ? [name.Trim()]
            : [];
        Assert.Equal(found, await Names(SearchText.Literal(name)));
    }

    [Fact]
    public void Every_clause_is_written_as_the_grammar_has_it()
    {
        var id = Id<Account>.Parse("001000000000001AAA");
        var search = Client.Search("acme").WithDivision("It's").WithSnippet(120).WithNetwork(id, id).WithPricebook(id)
            .WithoutSpellCorrection()
            .WithDataCategory("Geo__c", DataCategoryAt.AboveOrBelow, "Europe__c", "Asia__c").WithDataCategory(
                "Product__c", DataCategoryAt.At, "Rocket__c").Take(10).UpdateTracking().UpdateViewStat();

        Assert.Equal(
            "FIND {acme} WITH DIVISION = 'It\\'s' WITH DATA CATEGORY Geo__c ABOVE_OR_BELOW (Europe__c, Asia__c) AND Product__c AT "
                + "Rocket__c WITH SNIPPET (target_length=120) "
            + "WITH NETWORK IN ('001000000000001AAA', '001000000000001AAA') WITH PricebookId = '001000000000001AAA' WITH SPELL_CORRECTION "
            + "= false LIMIT 10 UPDATE TRACKING, VIEWSTAT",
            search.ToSosl());
        foreach (var each in (SearchQuery[])[
            search, Client.Search("a b").WithHighlight(), Client.Search("a b").WithSnippet(), Client.Search("a b").WithNetwork(id),
            Client.Search("x").In(SearchScope.Emails), Client.Search("x").In(SearchScope.Phones), Client.Search("x").In(SearchScope.Sidebar)
        ])
            Parse(each.ToSosl());
        Parse(Client.Search("x").Returning(
            Client.Account.Where(a => a.Name.StartsWith("it's") && a.Contacts.Any()).OrderByDescending(a => a.Name, Nulls.Last).Skip(3)
                .Take(7).Select(a => new { a.Name, Label = a.ToLabel(f => f.Industry), a.Owner!.Manager!.Email })).ToSosl());
        Parse(Client.Search("x").Returning(Client.Account, Client.Contact, Client.Lead, Client.Opportunity).ToSosl());
    }

    [Fact]
    public void What_a_search_cannot_do_is_refused_where_it_is_written()
    {
        var search = Client.Search("acme");
        Refused("not with children", () =>
            search.Returning(Client.Account.Select(a => new { a.Name, People = a.Contacts.Select(c => c.LastName) })));
        Refused("no TYPEOF", () => search.Returning(Client.Task.Select(t => new { t.Subject, Company = t.What.As<Account>()!.Name })));
        Refused("no FIELDS()", () => search.Returning(Client.Account.AllStandardFields()));
        Refused("no groups", () => search.Returning(Client.Account.GroupBy(a => a.Industry).Select(g => new { g.Key, N = g.Count() })));
        Refused("an object once", () => search.Returning(Client.Account.Select(a => a.Name), Client.Account.Select(a => a.Id)));
        Refused("of one object can skip", () => search.Returning(Client.Account.Skip(1), Client.Contact));
        Refused("2,000", () => search.Returning(Client.Account.Skip(2001)));
        Refused("2,000", () => search.Returning(Client.Account.Take(2001)));
        Refused("a scope", () => search.Returning(Client.Account.IncludeDeleted()));
        Refused("a scope", () => search.Returning(Client.Account.ForView()));
        Assert.Throws<ArgumentOutOfRangeException>(() => search.Take(2001));
        Assert.Throws<ArgumentOutOfRangeException>(() => search.Take(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => search.WithSnippet(5));
        Refused("not one", () => search.WithNetwork(default(Id<Account>)));
        Assert.Throws<ArgumentException>(() => search.WithDataCategory("Geo__c AT x", DataCategoryAt.At, "y"));
    }

    [Fact]
    public async Task A_search_that_does_not_fit_the_address_says_so()
    {
        var names = Enumerable.Range(0, 2000).Select(i => $"name {i}").ToList();
        var refused = await Assert.ThrowsAsync<InvalidOperationException>(
            () => Client.Search("acme").Returning(Client.Account.Where(a => a.Name.In(names))).RunAsync(Cancel));
        Assert.Contains("ParameterizedSearchAsync", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_search_by_parameters_answers_typed_and_by_name()
    {
        var accounts = SearchTarget.Of(
            Client.Account.Where(a => a.Industry != null).OrderByDescending(a => a.Name).Take(3).Select(a => new { a.Id, a.Name }));
        var contacts = SearchTarget.Of(Client.Contact.Select(c => c.LastName));

        var result = await Client.ParameterizedSearchAsync(
            new ParameterizedSearch("acme") { In = SearchScope.Names, Objects = [
                accounts, contacts, SearchTarget.Named("Lead", "Company")
            ], OverallLimit = 100, DefaultLimit = 10, SpellCorrection = false }, Cancel);

        Assert.Equal([(_acme, "Acme Rockets")], result.Of(accounts).Select(a => (a.Id, a.Name)));
        Assert.Equal(["Acme"], result.Of(contacts));
        Assert.Equal("Acme Men", Assert.Single(result.Rows, r => r.Type == "Lead")["Company"]);
        using var body = JsonDocument.Parse(_org.Wire.Calls[^1].Body);
        Assert.Equal(
            """{"q":"acme","in":"NAME","sobjects":[{"name":"Account","fields":["Id","Name"],"where":"Industry != null","orderBy":"Name DESC","limit":3},{"name":"Contact","fields":["LastName"]},{"name":"Lead","fields":["Company"]}],"overallLimit":100,"defaultLimit":10,"spellCorrection":false}""",
            body.RootElement.GetRawText());
    }

    [Theory]
    [MemberData(nameof(Attacks))]
    public async Task The_text_of_a_search_by_parameters_is_plain(string text)
    {
        var name = "zebra " + text;
        await Client.Account.CreateAsync(new Account { Name = name }, Cancel);
        var target = SearchTarget.Of(Client.Account.Where(a => a.Name == name.Trim()).Select(a => a.Name));

        Assert.Equal([name.Trim()], (await Client.ParameterizedSearchAsync(
            new ParameterizedSearch("zebra") { Objects = [target] }, Cancel)).Of(target));
    }

    [Fact]
    public async Task A_search_by_parameters_that_cannot_be_is_refused()
    {
        foreach (var wrong in (ParameterizedSearch[])
            [
                new(" "), new("a") { OverallLimit = 2001 }, new("a") { DefaultLimit = 5 }, new("a") { Fields = ["Id"] },
                new("a") { Offset = 5 },
                new("a") { Objects = [SearchTarget.Named("Account"), SearchTarget.Named("account")] },
                new("a") { Objects = [SearchTarget.Named("Account")], Fields = ["Id FROM"] },
            ])
            await Assert.ThrowsAnyAsync<ArgumentException>(() => Client.ParameterizedSearchAsync(wrong, Cancel));
        Assert.Throws<ArgumentException>(() => SearchTarget.Named("Account(Id)"));
        Refused("can skip", () => SearchTarget.Of(Client.Account.Skip(1)));
        Assert.Equal(["Zürich Rockets"], (await Client.ParameterizedSearchAsync(
            new ParameterizedSearch("zurich") { Objects = [SearchTarget.Named("Account")], Fields = ["Name"] }, Cancel)).Rows.Select(
                r => r["Name"]));
    }

    // The words of an expression that are not in quotes.
    private static IEnumerable<string> Bare(string expression) => expression.Split(' ').Where(w => !w.StartsWith('"'));

    private static void Refused(string message, Func<object> build) =>
        Assert.Contains(message, Assert.ThrowsAny<ArgumentException>(build).Message, StringComparison.Ordinal);

    private static SoqlSyntax.Tree.SoslSearch Parse(string sosl)
    {
        var parsed = SoslParser.Parse(sosl);
        Assert.True(parsed.IsValid, $"{sosl}\n{string.Join("\n", parsed.Errors)}");
        return parsed.Tree;
    }

    private static void Same(string expected, string sosl) => Assert.Equal(Shape.Of(Parse(expected)), Shape.Of(Parse(sosl)));

    private string LastSosl()
    {
        var request = _org.Wire.Calls[^1].Request;
        return Uri.UnescapeDataString(request[(request.IndexOf("?q=", StringComparison.Ordinal) + 3)..]);
    }

    private async Task<List<string>> Names(SearchText text)
    {
        var names = await Client.Search(text).Returning(Client.Account.OrderBy(a => a.Name).Select(a => a.Name)).RunAsync(Cancel);
        Parse(LastSosl());
        return [.. names];
    }

    [Fact]
    public async Task A_search_as_text_binds_what_it_looks_for_and_what_it_compares()
    {
        await using var org = await Org.StartAsync();
        await org.Client.CreateManyAsync([
            new Account { Name = "Acme {north}", Site = "O'Neil" }, new Account { Name = "Acme south", Site = "x" }
        ], TestContext.Current.CancellationToken);
        var found = await org.Client.SearchAsync($"FIND {"Acme {north}"} IN NAME FIELDS RETURNING Account(Id, Name WHERE Site = "
            + $"{"O'Neil"} LIMIT {5})", TestContext.Current.CancellationToken);
        Assert.Equal("Acme {north}", Assert.Single(found.Rows)["Name"]);
        Assert.Equal("Acme {north}", Assert.Single(found.Of(SearchTarget.Of(org.Client.Account.Select(a => a.Name)))));
        var plan = await org.Client.Query($"SELECT Id FROM Account WHERE Name = {"Acme"}", TestContext.Current.CancellationToken)
            .ExplainAsync(TestContext.Current.CancellationToken);
        Assert.NotEmpty(plan.Plans);
    }
}
