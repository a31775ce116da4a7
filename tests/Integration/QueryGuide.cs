using System.Runtime.CompilerServices;
using System.Text;
using System.Text.RegularExpressions;
using Acme.Crm;

namespace Salesforce.Typed.Tests;

/// <summary>
/// The examples of docs/queries.md: each is code that compiles, with the statement that it sends. The page is written from here, so it
/// cannot say what is not true.
/// </summary>
internal sealed class QueryGuide
{
    private const int LongestLine = 130;

    private static readonly RowShape<Contact, string> ContactShape = RowShape.Of((Contact c) => c.LastName + ", " + c.Email);

    private readonly StringBuilder _page = new();

    /// <summary>The page.</summary>
    public string Page => _page.ToString();

    /// <summary>Every statement of the page.</summary>
    public List<string> Statements { get; } = [];

    /// <summary>Writes the page.</summary>
    public static QueryGuide Write(SalesforceClient org)
    {
        var guide = new QueryGuide();
        guide.WriteHead();
        guide.WriteConditions(org);
        guide.WriteLists(org);
        guide.WriteDates(org);
        guide.WriteSelect(org);
        guide.WriteRecords(org);
        guide.WriteOrder(org);
        guide.WriteGroups(org);
        guide.WriteClauses(org);
        guide.WriteEnds();
        return guide;
    }

    private void WriteHead() => Text("""
        # Queries: C# and SOQL, side by side

        A query begins at the set of an object, `org.Account`, and is immutable: it can be kept, shared by threads and built further. Nothing is sent
        until it is awaited (`ToListAsync`, `FirstOrDefaultAsync`, `await foreach`, ...). `ToSoql()` and `ToString()` show the statement.

        In `Where`, `OrderBy` and `GroupBy`, `a` stands for the *fields* of the object, whose operators build SOQL. In `Select`, `a` is a *record*: the
        lambda is read when your code is built, what it touches becomes the SELECT list, and at run time it is ordinary code over the rows.

        To keep the page short, the examples leave out `Select` where it does not matter and show the statement from FROM on.
        """);

    private void WriteConditions(SalesforceClient org)
    {
        var text = "O'Hara";
        decimal? atLeast = 1_000m, atMost = null;
        Section("Conditions", """
            Comparisons, `&&`, `||` and `!`. SOQL refuses AND mixed with OR, or NOT mixed with either, without parentheses: they are written where they are
            needed. Values are escaped. A condition that is null adds nothing to `&&`, `||` and `!`, so optional ones need no `if`. A `Where`, `Having`, `Any` or `None`
            whose condition is null as a whole throws: it would keep every record. End optional conditions with `?? Condition.All` (every record, no WHERE) or
            `?? Condition.None` (no record). The default value of an id or a picklist, and null where SOQL does not take it, throw with the name of the field.
            """);
        Text("""
            A value may be null and may be on either side of the field. Null is compared by `==` and `!=`; with `<`, `<=`, `>` and `>=` a null throws an
            `ArgumentNullException` that names the field. SOQL compares fields with values: arithmetic, two fields and functions of texts do not compile, and the
            error says what to write ([SFT2007](rules/SFT2007.md)). [expressions.md](expressions.md) lists what users of LINQ write.

            """);
        From("Compare", org.Account.Where(a => a.Name == text && a.AnnualRevenue > 1_000_000m && a.NumberOfEmployees != null));
        From("And, or, not", org.Account.Where(a => (a.Name == "Acme" || a.Phone == null) && !(a.NumberOfEmployees < 5 && a.Site == "HQ")));
        From("Values that may be null, on either side", org.Account.Where(
            a => a.AnnualRevenue >= atLeast && text == a.Site && a.ParentId.HasValue));
        From("No text", org.Account.Where(a => string.IsNullOrEmpty(a.Phone)));
        From("A checkbox is a condition", org.Contact.Where(c => !c.IsDeleted));
        From("Text", org.Account.Where(
            a => a.Name.StartsWith("100%") || a.Name.EndsWith("Ltd") || a.Name.Contains("_x_") || a.Name.Like("A_m%")));
        From("A picklist", org.Account.Where(a => a.Industry == AccountIndustry.Energy));
        From("The label of a picklist value in the user's language", org.Account.Where(a => a.Industry.ToLabel() == "Energie"));
        From("A multi-select picklist: all of a set, any of several", org.Project__c.Where(
            p => p.Tags__c.Includes([Project__cTags__c.Strategic, Project__cTags__c.AtRisk], Project__cTags__c.Green)));
        From("Parents, up to five", org.Contact.Where(c => c.Account.Parent.Name == "Acme" && c.Account.Owner.IsActive));
        From("A parent of several objects", org.Task.Where(t => t.What.Is<Account>() && t.What.Name.StartsWith("A")));
        Text("""
            A reference whose values are not ids (an external or indirect lookup, or a custom metadata field that names an `EntityDefinition` or `FieldDefinition`) is a
            `string`. It has `==`, `!=`, `In` and `NotIn`, as references have in SOQL: `x.Definition__c == "Account.00N3600000RSyBA"`.

            """);
        From("Optional conditions", org.Opportunity.Where(
            o => (atLeast is { } min ? o.Amount >= min : null) && (atMost is { } max ? o.Amount <= max : null) ?? Condition.All));
        From("Distance", org.Project__c.Where(p => p.Site__c.DistanceTo(new GeoPoint(53.55, 9.99), DistanceUnit.Kilometers) < 20));
        From("A currency of its own", org.Opportunity.Where(o => o.Amount > new SoqlCurrency("EUR", 5_000m)));
    }

    private void WriteLists(SalesforceClient org)
    {
        List<string> cities = ["Hamburg", "Lyon"];
        List<Id<Account>> ids = [Id<Account>.Parse("001000000000001AAA")];
        Section("Lists, semi-joins and anti-joins", """
            `In` and `NotIn` take values, a collection, or another query. `Any` and `None` on children are the same from the other side. SOQL takes two such
            joins in a WHERE, none under OR or NOT, none from Task, Event, Note or Attachment, none inside another, from a
            parent's field or over a query with an order, a limit or groups. What the code shows of this is error [SFT1004](rules/SFT1004.md); the rest throws
            where the text is built.
            """);
        From("Values and collections", org.Account.Where(
            a => a.BillingCity.In(cities) && a.Industry.NotIn(AccountIndustry.Energy, AccountIndustry.Media)));
        From("As LINQ writes it", org.Account.Where(a => cities.Contains(a.BillingCity) && !ids.Contains(a.Id)));
        From("Children that fulfil a condition", org.Account.Where(a => a.Contacts.Any(c => c.Email.EndsWith("@acme.example"))));
        From("No children", org.Account.Where(a => a.Opportunities.None(o => o.IsWon)));
        From("Another query", org.Account.Where(a => a.OwnerId.In(org.User.Where(u => u.IsActive).Select(u => u.Id))));
        Text("""
            A list of any length can be given. A statement that does not fit the request line goes in the body of a composite request; one longer than the
            100,000 characters that the org takes is sent as several, where that gives the same rows, and is refused with the reason where it does not (an order, `Skip`,
            groups, an aggregate, `NotIn`, a list under OR or in a semi-join). Values that the org may compare as equal (texts that differ in case, accents or blanks, numbers
            that one double holds, date-times of one second) stay in one statement, so no row is found or counted twice. SOQL as text is never split.

            Each statement sees the org at the time when it runs. While records change between two statements, one whose value moves from one part
            of the list to another may be found by both or by none. Where the query reads `Id`, each record is given once; a query without `Id`, and
            `CountAsync`, may have it twice. A record that was in neither part at the right time is missing. Where that matters, use a list of values
            that do not change, such as ids.
            """);
    }

    private void WriteDates(SalesforceClient org)
    {
        Section("Dates", """
            A date is compared with a `DateOnly`, an instant with a `DateTimeOffset` (a `DateTime` does not compile: it does not say which instant it is), both with
            the date literals of SOQL, which the org works out in its user's time zone. Date functions give numbers, and work in UTC unless `ConvertTimezone`
            stands before them.
            """);
        From("Values", org.Opportunity.Where(o => o.CloseDate >= new DateOnly(2026, 1, 1)
            && o.CreatedDate < new DateTimeOffset(2026, 11, 23, 8, 0, 0, TimeSpan.FromHours(1))));
        From("Date literals", org.Opportunity.Where(
            o => o.CloseDate == SoqlDate.ThisFiscalQuarter || o.CreatedDate > SoqlDate.LastNDays(30)));
        From("Functions", org.Opportunity.Where(o => o.CloseDate.CalendarYear == 2026 && o.CreatedDate.ConvertTimezone().HourInDay < 9));
    }

    private void WriteSelect(SalesforceClient org)
    {
        Section("Select", """
            Anonymous types, tuples, your own types, single values; `?.`, `??`, conditionals, method calls on the chosen values, captured variables. A parent that a
            row has not, or that is of another object, is null: write `?.` where that may be. What cannot be read when your code is built is error
            [SFT1001](rules/SFT1001.md) with a reason.
            """);
        Whole("Fields and parents", org.Contact.Select(c => new { c.Name, Company = c.Account?.Name, Boss = c.ReportsTo?.Email }));
        Whole("Code over the chosen fields", org.Account.Select(a => a.Name.ToUpperInvariant() + (a.AnnualRevenue > 5 ? "!" : "")));
        Whole("Children", org.Account.Select(a => new { a.Name, Emails = a.Contacts.Select(c => c.Email), Deals = a.Opportunities.Count }));
        Whole(
            "Children with a condition, an order and a limit",
            org.Account.WithChildren(a => a.Contacts, c => c.Where(x => x.Email != null).OrderBy(x => x.LastName).Take(5)).Select(
                a => a.Contacts.Select(c => c.Email)));
        Whole("A parent of several objects, by its own object", org.Task.Select(
            t => new { t.Subject, Company = t.What.As<Account>()?.Name, Deal = t.What.As<Opportunity>()?.Amount, t.What.Type }));
        Whole("A parent of several objects, by its own object or by name", org.Task.Select(
            t => new { t.What.Name, t.What.As<Account>()?.Phone }));
        Whole("Labels, formats, converted amounts", org.Opportunity.Select(
            o => new { Stage = o.ToLabel(f => f.StageName), Amount = o.Format(f => f.Amount), Eur = o.ConvertCurrency(f => f.Amount) }));
        Whole("A converted amount in a format", org.Opportunity.Select(o => o.Format(f => f.Amount.ConvertCurrency())));
        WriteShared(org);
    }

    private void WriteShared(SalesforceClient org)
    {
        _page.Append('\n');
        Text("""
            ### Shared projections

            A projection can be a method. The record is followed into methods, extension methods, members of extension blocks, constructors, local
            functions and lambdas in `static readonly` fields, through any number of them: the SELECT list has what their code uses. Below, `AccountCard.From` is
            `a => new AccountCard(a.Name, OwnerCard.From(a.Owner))`, and `OwnerCard.From` is `u => new OwnerCard(u.Name, u.Email)`. Virtual methods,
            methods of interfaces, methods that call themselves and delegates that are passed in cannot be followed;
            [SFT1001](rules/SFT1001.md) says what to write. A public method of another assembly is followed where that assembly is built with the
            generator, which notes there what the method reads; members of extension blocks are not noted.
            """);
        Whole("A method", org.Account.Select(AccountCard.From));
        Whole("Methods on parents and children", org.Contact.Select(
            c => new { c.Name, Company = c.Account == null ? null : AccountCard.From(c.Account) }));
        _page.Append('\n');
        Text("""
            A `RowShape` is a projection as a value: `RowShape.Of((Account a) => ...)`. One serves several queries, and generic code runs it without
            knowing the record: a method with the parameters `SoqlQuery<T, TFields> query, RowShape<T, TRow> shape` returns
            `query.Select(shape).ToListAsync()`.
            """);
        Whole("A projection that is a value", org.Contact.Where(c => c.Email != null).Select(ContactShape));
        Whole("... for children", org.Account.Select(a => new { a.Name, Contacts = a.Contacts.Select(ContactShape) }));
    }

    private void WriteRecords(SalesforceClient org)
    {
        Section("Records", """
            A query without `Select` loads every field of the snapshot that a query brings, in its order: all but binary content and compounds, whose parts come.
            `Only` loads some, to look at or to change and send back; reading another field throws `FieldNotLoadedException`. `AllStandardFields` and its kin leave the
            choice to the org.
            """);
        Whole("Some fields, and the id", org.Account.Only(a => [a.Name, a.Phone, a.Owner.Name]));
        Whole("The org's choice", org.Account.AllStandardFields());
        Whole("Some fields of children", org.Account.WithChildren(a => a.Contacts, c => c.Only(x => [x.LastName, x.Email])).Only(
            a => [a.Name]));
    }

    private void WriteOrder(SalesforceClient org)
    {
        Section("Order and pages", """
            Rows without a value come first unless told otherwise. `Take` and `Skip` are those of LINQ: write `Skip(40).Take(20)` for the third page. SOQL skips 2,000
            rows at most.
            """);
        var sort = "revenue";
        var last = Id<Account>.Parse("001000000000001AAA");
        From("Order", org.Account.OrderByDescending(a => a.AnnualRevenue, Nulls.Last).ThenBy(a => a.Owner.Name).ThenBy(a => a.Id));
        From("An order that a variable chooses", org.Account.OrderBy(a => sort == "revenue" ? a.AnnualRevenue : a.Name));
        From("A page", org.Account.OrderBy(a => a.Name).Skip(40).Take(20));
        From("What comes after an id", org.Account.Where(a => a.Id > last).OrderBy(a => a.Id).Take(200));
        Text("""

            `KeysetPagesAsync` reads any number of rows in pages of that form, each a list, without OFFSET and without a locator that ends: the caller may take any time
            between two pages, and records that are created or deleted in the meantime shift none.

            ```csharp
            await foreach (var page in org.Account.Where(a => a.Phone != null).Select(a => new { a.Id, a.Name }).KeysetPagesAsync(500))
                await store.SaveAsync(page);
            ```

            It pages by the id, up or (with `OrderByDescending(a => a.Id)`) down, and `Take` limits the rows of all pages. Another order, `Skip` and groups are refused.

            A query in a variable is built step by step from `Query()`. `Take` and `Select` come last: no filter follows them.

            ```csharp
            var query = org.Account.Query();
            if (name is not null)
                query = query.Where(a => a.Name.StartsWith(name));
            if (byRevenue)
                query = query.OrderByDescending(a => a.AnnualRevenue);
            var rows = await query.Take(50).ToListAsync();
            ```
            """);
    }

    private void WriteGroups(SalesforceClient org)
    {
        Section("Groups and aggregates", """
            Keys are fields or date functions; several make a tuple, or your own type, which a lambda creates from the record's fields. In `Having` and
            `OrderBy` an aggregate is something to compare, in `Select` a value. A result of more than 2,000 groups has no next page in SOQL and
            throws. Over all rows, `Aggregate` gives one row, and `SumAsync`, `AverageAsync`, `MinAsync`, `MaxAsync`, `CountDistinctAsync` one value.
            A key of your own type with `Rollup` or `Cube` needs nullable members, `Year = (int?)o.CloseDate.CalendarYear()`: subtotals have no key.
            A member may have a wider type than its field, as `(long)o.CloseDate.CalendarYear()`. Other conversions are refused: SOQL groups by the
            values of the field.
            """);
        Whole(
            "Groups",
            org.Opportunity.GroupBy(o => o.StageName).Having(g => g.Sum(o => o.Amount) > 10_000m).OrderByDescending(g => g.Count()).Select(
                g => new { g.Key, N = g.Count(), Total = g.Sum(o => o.Amount) }));
        Whole("Two keys", org.Opportunity.GroupBy(o => o.CloseDate.CalendarYear, o => o.Account.Industry).Select(
            g => new { Year = g.Key.Item1, g.Key.Item2, Best = g.Max(o => o.Amount) }));
        Whole("Keys with names", org.Opportunity.GroupBy(o => new { o.StageName, Year = o.CloseDate.CalendarYear() }).Select(
            g => new { g.Key.StageName, g.Key.Year, N = g.Count() }));
        Whole("An aggregate in the format of the user", org.Opportunity.GroupBy(o => o.StageName).Select(
            g => new { g.Key, Total = g.Format(x => x.Sum(o => o.Amount)) }));
        Whole("Subtotals", org.Opportunity.GroupBy(o => o.StageName, o => o.LeadSource).Rollup().Select(
            g => new { g.Key, N = g.Count(), IsTotal = g.IsSubtotal(o => o.LeadSource) }));
        Whole("All rows", org.Opportunity.Where(o => o.IsWon).Aggregate(
            g => new { N = g.Count(), Total = g.Sum(o => o.Amount), Accounts = g.CountDistinct(o => o.AccountId) }));
    }

    private void WriteClauses(SalesforceClient org)
    {
        Section("The rest of SOQL", """
            `IncludeDeleted` asks `/queryAll`, `BatchSize` sends `Sforce-Query-Options`; neither shows in the statement.

            `USING LOOKUP` is not in the syntax of SELECT in the SOQL Reference, and queries do not have it. `DISTANCE` is written in WHERE and ORDER BY. A
            Select list is a constant, and the point of a distance is a value, so in `Select` the distance is computed in C# from the location of the row:
            `a.Site__c?.DistanceTo(point, DistanceUnit.Kilometers)`. Its result may differ slightly from that of the org.
            """);
        From("A scope", org.Account.UsingScope("mine"));
        From("Data categories, of an object of articles", org.Account.WithDataCategory("Geography__c", DataCategoryAt.Below, "Europe__c"));
        From("Attributes of visibility", org.Account.WithRecordVisibilityContext(maxDescriptorPerRecord: 100, supportsDomains: true));
        From("Looked at, referred to", org.Account.ForView());
        From("Deleted rows, small pages", org.Account.IncludeDeleted().BatchSize(200));
    }

    private void WriteEnds() => Text("""

        ## Ends

        | C# | what it does |
        |---|---|
        | `ToListAsync`, `ToArrayAsync`, `ToHashSetAsync`, `ToDictionaryAsync`, `ToLookupAsync` | all rows, every page of them |
        | `await foreach` | rows as they arrive; the next page travels while this one is read, and none is kept |
        | `PagesAsync` | page by page, with the number of all rows |
        | `KeysetPagesAsync(size)` | page by page in the order of the ids, each page a query of its own |
        | `FirstAsync`, `FirstOrDefaultAsync` | LIMIT 1 |
        | `SingleAsync`, `SingleOrDefaultAsync` | LIMIT 2, and an exception when there are two |
        | `CountAsync`, `AnyAsync`, `AllAsync` | `SELECT COUNT()`: no row is read |
        | `ExplainAsync` | how the org would run it |
        | `AsAsyncEnumerable` | LINQ in the client, on every row of the query. It has a name of its own because it is not a filter of the org |

        `FirstAsync`, `SingleAsync`, `AnyAsync`, `CountAsync` and similar methods take a condition: `org.Account.FirstOrDefaultAsync(a => a.Name == "Acme")` is
        `org.Account.Where(a => a.Name == "Acme").FirstOrDefaultAsync()`. SOQL as text (`org.Query<Account>($"...")`) has the same ends, without conditions.

        A child list is always whole: its further pages are fetched before you see the row, at every depth.
        """);

    private void Section(string title, string text)
    {
        _page.Append("\n## ").Append(title).Append("\n\n");
        Text(text);
    }

    private void Text(string text) => _page.Append(text.Trim('\n')).Append('\n');

    private void From<R>(string title, SoqlRows<R> query, [CallerArgumentExpression(nameof(query))] string code = "")
    {
        var soql = query.ToSoql();
        Example(title, code, soql, "... " + soql[soql.IndexOf(" FROM ", StringComparison.Ordinal)..].Trim());
    }

    private void Whole<R>(string title, SoqlRows<R> query, [CallerArgumentExpression(nameof(query))] string code = "")
    {
        var soql = query.ToSoql();
        Example(title, code, soql, soql);
    }

    private void Example(string title, string code, string soql, string shown)
    {
        Statements.Add(soql);
        _page.Append('\n').Append(title).Append(":\n\n```csharp\n").Append(Lines(code)).Append("\n```\n```sql\n").Append(shown).Append("\n```\n");
    }

    // Where the source breaks its lines is a matter of its indentation: the page has one line, or begins another one at a Select.
    private static string Lines(string code)
    {
        var line = Regex.Replace(Regex.Replace(code, @"([(.])\s*\n\s*", "$1"), @"\s*\n\s*(?=[.)])", "");
        line = Regex.Replace(line, @"\s*\n\s*", " ");
        return line.Length > LongestLine ? Regex.Replace(line, @"(?<=\))\.(?=Select\()", "\n    .") : line;
    }

    private sealed record AccountCard(string Name, OwnerCard Owner)
    {
        public static AccountCard From(Account account) => new(account.Name, OwnerCard.From(account.Owner));
    }

    private sealed record OwnerCard(string Name, string Email)
    {
        public static OwnerCard From(User user) => new(user.Name, user.Email);
    }
}
