using Acme.Crm;
using Salesforce.Typed.Errors;
using Salesforce.Typed.SoqlSyntax.Parsing;

namespace Salesforce.Typed.Tests;

public sealed class SoqlTextTests : IAsyncLifetime
{
    private Org _org = null!;
    private Id<Account> _acme;
    private Id<Account> _beta;

    private SalesforceClient Client => _org.Client;

    /// <summary>What an attacker, or a careless import, puts into a text.</summary>
    public static TheoryData<string> Attacks =>
    [
        "O'Hara", "' OR Name != '", "\\' OR Name != \\'", "\\", "\\\\", "x\\", "x\\'", "\"quoted\"", "') OR (Name != '", "'--",
        "x' LIMIT 0 --",
        "line\nbreak", "line\r\nbreak", "tab\tform\fbell\b", "nul\0inside", "vertical\u000btab", "bell\u0007", "delete\u007f",
        "line\u2028separator", "nobreak\u00a0space",
        "100%", "_x_", "%", "%%", "\\%", "\\_", "a\\%b", "\\\\%", "日本 🚀", "e\u0301 combining", "\u202eright to left", "{0} {name}", "$x",
        ":bind", "null", "TODAY",
        "\\u0027 OR Name != \\u0027", "\u02bc modifier", "\uff07 fullwidth", "&q=SELECT+Id", "+plus+", "#hash", "/* x */", "<script>",
        "${jndi:ldap}",
        new string('x', 240) + "'", new string('\'', 120),
    ];

    public async ValueTask InitializeAsync()
    {
        _org = await Org.StartAsync();
        _acme = await Client.Account.CreateAsync(new Account
        {
            Name = "Acme", Industry = AccountIndustry.Technology, AnnualRevenue = 5_000_000m, NumberOfEmployees = 7
        }, Cancel);
        _beta = await Client.Account.CreateAsync(new Account { Name = "Beta", Industry = AccountIndustry.Energy }, Cancel);
        await Client.Contact.CreateAsync(new Contact { LastName = "Ray", Email = "ada@acme.example", AccountId = _acme }, Cancel);
        await Client.Contact.CreateAsync(new Contact { LastName = "Otto", AccountId = _acme }, Cancel);
    }

    public ValueTask DisposeAsync() => _org.DisposeAsync();

    [Fact]
    public async Task Rows_are_records_that_hold_what_was_selected()
    {
        Id<Account>[] ids = [_acme, _beta];
        var prefix = "Ac";
        var seen = new List<string>();
        await foreach (var a in Client.Query<Account>(
            $"SELECT Id, Name, Industry, Owner.Name, (SELECT LastName FROM Contacts ORDER BY LastName) FROM Account WHERE Name LIKE {prefix + "%"} AND Id IN {ids} LIMIT {5}", Cancel))
        {
            seen.Add(a.Name);
            Assert.Equal(_acme, a.Id);
            Assert.Equal(AccountIndustry.Technology, a.Industry);
            Assert.Equal(["Otto", "Ray"], a.Contacts.Select(c => c.LastName));
            Assert.NotNull(a.Owner.Name);
            Assert.Throws<FieldNotLoadedException>(() => a.Phone);
        }
        Assert.Equal(["Acme"], seen);
    }

    [Fact]
    public async Task First_and_single_stop_reading_and_add_nothing()
    {
        var all = Client.Query<Account>($"SELECT Id, Name FROM Account ORDER BY Name", Cancel);
        var none = Client.Query<Account>($"SELECT Id FROM Account WHERE Name = {"Nobody"}", Cancel);

        Assert.Equal("Acme", (await all.FirstAsync(Cancel)).Name);
        Assert.Equal("SELECT Id, Name FROM Account ORDER BY Name", _org.Wire.Soql.Last());
        Assert.Null(await none.FirstOrDefaultAsync(Cancel));
        Assert.Null(await none.SingleOrDefaultAsync(Cancel));
        Assert.False(await none.AnyAsync(Cancel));
        Assert.True(await all.AnyAsync(Cancel));
        Assert.Equal(2, await all.CountAsync(Cancel));
        Assert.Equal(2, await Client.Query($"SELECT COUNT() FROM Account", Cancel).CountAsync(Cancel));
        Assert.Equal(["Acme", "Beta"], (await all.ToDictionaryAsync(a => a.Name, Cancel)).Keys);
        await Assert.ThrowsAsync<InvalidOperationException>(() => all.SingleAsync(Cancel));
        await Assert.ThrowsAsync<InvalidOperationException>(() => none.FirstAsync(Cancel));
        await Client.Account.DeleteAsync(_beta, Cancel);
        Assert.Equal(["Acme"], (await all.ToListAsync(Cancel)).Select(a => a.Name));
        Assert.Equal(["Acme", "Beta"], (await all.IncludeDeleted().ToArrayAsync(Cancel)).Select(a => a.Name));
    }

    [Fact]
    public async Task Pages_are_followed_and_long_statements_too()
    {
        await Parallel.ForAsync(0, 600, Cancel, async (i, c) => await Client.Account.CreateAsync(new Account { Name = $"Account {i}" }, c));
        var names = Enumerable.Range(0, 1200).Select(i => $"no such name {i:0000}").Append("Acme");

        var records = await Client.Query<Account>($"SELECT Id, Name FROM Account", Cancel).BatchSize(200).ToListAsync(Cancel);
        var rows = await Client.Query($"SELECT Id, Name FROM Account", Cancel).BatchSize(200).ToListAsync(Cancel);
        var found = await Client.Query<Account>($"SELECT Name FROM Account WHERE Name IN {names}", Cancel).ToListAsync(Cancel);
        var foundRows = await Client.QueryAsync($"SELECT Name FROM Account WHERE Name IN {names}", Cancel);

        Assert.Equal(602, records.Select(r => r.Id).Distinct().Count());
        Assert.Equal(602, rows.Select(r => r["id"]).Distinct().Count());
        Assert.Equal("Acme", Assert.Single(found).Name);
        Assert.Equal("Acme", Assert.Single(foundRows)["Name"]);
        await Assert.ThrowsAsync<SalesforceInvalidRequestException>(
            () => Client.QueryAsync($"SELECT Nothing FROM Account WHERE Name IN {names}", Cancel));
    }

    [Fact]
    public async Task Rows_by_name_hold_what_the_answer_held()
    {
        var rows = await Client.QueryAsync(
            $"SELECT Id, Name, AnnualRevenue, NumberOfEmployees, IsDeleted, Phone, CreatedDate, Owner.Name, Parent.Name, BillingAddress, (SELECT LastName FROM Contacts ORDER BY LastName) FROM Account WHERE Id = {_acme}", Cancel);

        var row = Assert.Single(rows);
        Assert.Equal("Account", row.Type);
        Assert.Equal(_acme.ToString(), row["ID"]);
        Assert.Equal(_acme.Raw, row.Get<RawId>("Id"));
        Assert.Equal(5_000_000m, row.Get<decimal>("AnnualRevenue"));
        Assert.Equal(7L, row["NumberOfEmployees"]);
        Assert.Equal(7, row.Get<int>("NumberOfEmployees"));
        Assert.Equal(false, row["IsDeleted"]);
        Assert.Null(row["Phone"]);
        Assert.Null(row.Get<string>("Phone"));
        Assert.Null(row.Get<int?>("Phone"));
        Assert.True(row.Get<DateTimeOffset>("CreatedDate") > DateTimeOffset.UtcNow.AddMinutes(-5));
        Assert.Equal(row["Owner.Name"], ((SoqlRow)row["Owner"]!)["name"]);
        Assert.Null(row["Parent.Name"]);
        Assert.Equal(["Otto", "Ray"], row.Get<IReadOnlyList<SoqlRow>>("Contacts")!.Select(c => c["LastName"]));
        Assert.True(row.ContainsKey("billingaddress"));
        Assert.False(row.ContainsKey("Website"));
        Assert.Throws<KeyNotFoundException>(() => row["Website"]);
        Assert.Throws<InvalidCastException>(() => row.Get<int>("Name"));
        Assert.Throws<InvalidCastException>(() => row.Get<int>("Phone"));
        Assert.Throws<InvalidCastException>(() => row.Get<DateOnly>("Name"));
    }

    [Fact]
    public async Task Aggregates_come_under_their_names()
    {
        var rows = await Client.QueryAsync(
            $"SELECT Industry, COUNT(Id) n, SUM(AnnualRevenue) FROM Account GROUP BY Industry HAVING COUNT(Id) >= {1} ORDER BY Industry DESC", Cancel);

        Assert.All(rows, r => Assert.Equal("AggregateResult", r.Type));
        Assert.Contains(
            rows, r => r.Get<string>("Industry") == "Technology" && r.Get<long>("n") == 1 && r.Get<decimal>("expr0") == 5_000_000m);
        Assert.Contains(rows, r => r.Get<string>("Industry") == "Energy" && r["expr0"] is null);
    }

    [Fact]
    public async Task Every_page_of_children_is_followed()
    {
        await Parallel.ForAsync(0, 450, Cancel, async (i, c) =>
            await Client.Contact.CreateAsync(new Contact { LastName = $"Contact {i}", AccountId = _acme }, c));

        var row = Assert.Single(await Client.Query($"SELECT Id, (SELECT LastName FROM Contacts) FROM Account WHERE Id = {_acme}", Cancel)
            .BatchSize(200).ToListAsync(Cancel));

        Assert.Equal(452, ((IReadOnlyList<SoqlRow>)row["Contacts"]!).Count);
    }

    [Fact]
    public async Task Typed_conditions_and_queries_stand_inside()
    {
        Condition big = new AccountFields().AnnualRevenue > 1000 | new AccountFields().Name == "x'y";
        var withRay = Client.Contact.Where(c => c.LastName == "Ray").Select(c => c.AccountId);

        Assert.Equal(["Acme"], await Names($"SELECT Name FROM Account WHERE {big} AND Id IN {withRay}"));
        Assert.Equal(["Beta"], await Names($"SELECT Name FROM Account WHERE Id NOT IN ({withRay}) ORDER BY {Soql.Identifier("Name")}"));
    }

    [Theory]
    [MemberData(nameof(Attacks))]
    public async Task A_text_finds_itself_in_every_place_and_nothing_else(string text)
    {
        // The platform trims names, and so does the local org; a control character it keeps is kept.
        var id = await Client.Account.CreateAsync(new Account { Site = "x", Name = text }, Cancel);
        var stored = (await Client.Account.GetAsync(id, Cancel))!.Name!;
        Assert.Equal(text.Trim(), stored);
        string[] list = [stored, "no such text"];

        Id<Account>[] found = [id];
        Assert.Equal(found, await Ids($"SELECT Id FROM Account WHERE Name = {stored}"));
        Assert.Equal(found, await Ids($"SELECT Id FROM Account WHERE Name IN {list}"));
        Assert.Equal(found, await Ids($"SELECT Id FROM Account WHERE Name IN ({list}) AND Id != null LIMIT {10}"));
        Assert.Equal(found, await Ids($"SELECT Id FROM Account WHERE Name IN ({"no such text"}, {stored})"));
        Assert.Equal(found, await Ids($"SELECT Id FROM Account WHERE Name LIKE {Soql.LikeLiteral(stored)}"));
        Assert.Equal(found, await Ids($"SELECT Id FROM Account WHERE Name LIKE {Soql.LikeLiteral(stored) + "%"}"));
        Assert.Equal(found, await Ids($"SELECT Id FROM Account WHERE Name LIKE {"%" + Soql.LikeLiteral(stored)}"));
        Assert.Equal(found, await Ids($"SELECT Id FROM Account WHERE {new AccountFields().Name == stored}"));
        Assert.Equal(found, await Ids($"SELECT Id FROM Account WHERE Name != null AND (NOT Name != {stored})"));
        Assert.DoesNotContain(id, await Ids($"SELECT Id FROM Account WHERE Site = {stored}"));
    }

    [Theory]
    [MemberData(nameof(Attacks))]
    public void The_shape_of_a_statement_is_that_of_its_code(string text)
    {
        string[] list = [text, text];
        Condition condition = new AccountFields().Site == text;
        AccountIndustry picklist = text.Length == 0 ? default : Open<AccountIndustry>(text);
        AccountIndustry[] picklists = [picklist];

        Same(text, $"SELECT Id FROM Account WHERE Site = {text}", $"SELECT Id FROM Account WHERE Site = {"a"}");
        Same(
            text, $"SELECT Id FROM Account WHERE Site IN {list} AND Name IN ({list}, {text})",
            $"SELECT Id FROM Account WHERE Site IN ({"a"}, {"a"}) AND Name IN ({"a"}, {"a"}, {"a"})");
        Same(
            text, $"SELECT Id FROM Account WHERE Site LIKE {text} OR Site LIKE {Soql.LikeLiteral(text) + "%"}",
            $"SELECT Id FROM Account WHERE Site LIKE {"a"} OR Site LIKE {"a"}");
        Same(
            text, $"SELECT Id FROM Account WHERE {condition} AND (NOT {condition})",
            $"SELECT Id FROM Account WHERE (Site = {"a"}) AND (NOT Site = {"a"})");
        Same(
            text, $"SELECT Id FROM Account WHERE Industry = {picklist} AND Industry IN {picklists}",
            $"SELECT Id FROM Account WHERE Industry = {"a"} AND Industry IN ({"a"})");
        Same(
            text,
            $"SELECT Id, (SELECT Id FROM Contacts WHERE LastName = {text}) FROM Account WHERE a__c INCLUDES {list} ORDER BY Name LIMIT {3}",
            $"SELECT Id, (SELECT Id FROM Contacts WHERE LastName = {"a"}) FROM Account WHERE a__c INCLUDES ({"a"}, {"a"}) ORDER BY Name LIMIT 3");
        Same(
            text, $"SELECT COUNT(Id) FROM Account GROUP BY Name HAVING Name = {text} AND COUNT(Id) > {1}",
            $"SELECT COUNT(Id) FROM Account GROUP BY Name HAVING Name = {"a"} AND COUNT(Id) > 1");
    }

    [Fact]
    public async Task Values_of_every_type_are_compared()
    {
        var now = DateTimeOffset.UtcNow;
        Assert.Equal(
            ["Acme"],
            await Names(
                $"SELECT Name FROM Account WHERE Industry = {AccountIndustry.Technology} AND AnnualRevenue > {4_999_999.25m} AND NumberOfEmployees = {7} AND NumberOfEmployees IN {new[] { 6L, 7L }} AND AnnualRevenue < {5_000_001.5} AND IsDeleted = {false} AND CreatedDate > {now.AddHours(-1)} AND CreatedDate = {SoqlDate.Today} AND CreatedDate = LAST_N_DAYS:{3} AND Phone = {(string?)null} AND OwnerId != {_beta} AND Industry IN ({new[] { AccountIndustry.Technology }}) LIMIT {5} OFFSET {0}"));
    }

    [Fact]
    public async Task Cancellation_is_seen_in_either_token()
    {
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => Client.Query<Account>($"SELECT Id FROM Account", stop.Token).ToListAsync(Cancel));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => Client.Query<Account>($"SELECT Id FROM Account", Cancel).ToListAsync(stop.Token));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Client.QueryAsync($"SELECT Id FROM Account", stop.Token));
    }

    [Fact]
    public void The_words_that_are_no_names_are_those_of_the_grammar()
    {
        string[] words =
        [
            "ABOVE", "ABOVE_OR_BELOW", "AND", "AS", "ASC", "AT", "BELOW", "BIND", "BY", "CASE", "CATEGORY", "COUNT", "CUBE", "DATA", "DESC",
            "DISTANCE", "ELSE", "END", "EXCLUDES", "FALSE",
            "FIELDS", "FIRST", "FLAT", "FOR", "FROM", "GEOLOCATION", "GROUP", "HAVING", "HIERARCHICAL", "IN", "INCLUDES", "LAST", "LIKE",
            "LIMIT", "LOOKUP", "NOT", "NULL", "NULLS", "OFFSET", "OR",
            "ORDER", "REFERENCE", "ROLLUP", "SCOPE", "SELECT", "THEN", "TRUE", "TYPEOF", "UPDATE", "USING", "VIEW", "WHEN", "WHERE", "WITH",
            "Name",
        ];
        foreach (var word in words)
        {
            var isName = SoqlParser.Parse($"SELECT Id FROM Account WHERE {word} = 1").IsValid;
            Assert.True(isName == (Record.Exception(() => Soql.Identifier(word)) is null), word);
        }
    }

    // The tree without what its texts say is the tree of the statement that holds plain texts.
    private static void Same(string text, SoqlText attacked, SoqlText plain)
    {
        var tree = SoqlParser.Parse(attacked.ToString());
        Assert.True(tree.IsValid, $"{attacked}\n{string.Join("\n", tree.Errors)}");
        Assert.Equal(Shape.Of(SoqlParser.Parse(plain.ToString()).Tree!), Shape.Of(tree.Tree));
        Assert.All(Shape.Texts(tree.Tree), t => Assert.Equal(text, t));
    }

    private static P Open<P>(string value)
        where P : struct, IPicklist<P> => P.Of(value);

    private async Task<List<string>> Names(SoqlText soql) =>
        [.. (await Client.Query<Account>(soql, Cancel).ToListAsync(Cancel)).Select(a => a.Name)];

    private async Task<List<Id<Account>>> Ids(SoqlText soql) =>
        [.. (await Client.Query<Account>(soql, Cancel).ToListAsync(Cancel)).Select(a => a.Id)];
}
