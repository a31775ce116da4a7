using Acme.Crm;
using Salesforce.Typed.SoqlSyntax.Parsing;

namespace Salesforce.Typed.Tests;

/// <summary>
/// Random queries of the typed builder, over HTTP, against LINQ to objects over the rows that were written. <c>TYPED_SEED</c> and
/// <c>TYPED_COUNT</c> choose the world and how many queries there are.
/// </summary>
public sealed class TypedQueryPropertyTests : IAsyncLifetime
{
    private static readonly int Seed = Number("TYPED_SEED", Environment.TickCount & 0xFFFFFF);
    private static readonly int Count = Number("TYPED_COUNT", 250);

    private readonly TypedWorld _world = new(Seed);
    private readonly Random _random = new(Seed);
    private Org _org = null!;
    private TypedConditions _conditions = null!;

    private SalesforceClient Client => _org.Client;

    public async ValueTask InitializeAsync()
    {
        _org = await Org.StartAsync();
        await _world.WriteAsync(Client, Cancel);
        _conditions = new TypedConditions(_world, Client, _random);
    }

    public ValueTask DisposeAsync() => _org.DisposeAsync();

    [Fact]
    public async Task A_query_finds_what_LINQ_finds_in_the_rows_that_were_written()
    {
        var found = 0;
        for (var i = 0; i < Count; i++)
        {
            var condition = _conditions.Next();
            var (withDeleted, descending, skip, take, page) = (Chance(20), Chance(50), Chance(30)
                ? _random.Next(20)
                : 0, Chance(30) ? _random.Next(1, 300) : 2_000, Chance(30) ? 200 : 2_000);
            var rows = _world.Rows.Where(r => (withDeleted || !r.IsDeleted) && condition.Holds(r));
            rows = descending
                ? rows.OrderByDescending(r => r.Account.Name, StringComparer.Ordinal)
                : rows.OrderBy(r => r.Account.Name, StringComparer.Ordinal);
            var filtered = Client.Account.Where(condition.Soql);
            var sorted = descending ? filtered.OrderByDescending(a => a.Name) : filtered.OrderBy(a => a.Name);
            var query = (withDeleted ? sorted.IncludeDeleted() : sorted).BatchSize(page).Skip(skip).Take(take).Select(
                a => new { a.Id, a.Name, Parent = a.Parent?.Name, a.IsDeleted });

            var answer = await query.ToListAsync(Cancel);

            var expected =
                rows.Skip(skip).Take(take).Select(r => new { r.Id, r.Account.Name, Parent = r.Parent?.Account.Name, r.IsDeleted }).ToList();
            Assert.True(expected.SequenceEqual(answer!), $"TYPED_SEED={Seed}, query {i}: {query}\nexpected {expected.Count}: "
                + $"{string.Join(", ", expected.Take(5))}\nfound {answer.Count}: {string.Join(", ", answer.Take(5))}");
            found += answer.Count;
        }
        // Queries that find nothing would agree with anything.
        Assert.True(found > Count, $"TYPED_SEED={Seed}: {Count} queries found {found} rows");
    }

    [Fact]
    public async Task Counts_groups_and_the_existence_of_rows_are_what_LINQ_says()
    {
        for (var i = 0; i < Count / 5; i++)
        {
            var condition = _conditions.Next();
            var rows = _world.Rows.Where(r => !r.IsDeleted && condition.Holds(r)).ToList();
            var query = Client.Account.Where(condition.Soql);

            Assert.Equal(rows.Count, await query.CountAsync(Cancel));
            Assert.Equal(rows.Count > 0, await query.AnyAsync(Cancel));
            var groups = await query.GroupBy(a => a.Industry).Select(g => new
            {
                g.Key, Rows = g.Count(), Sum = g.Sum(a => a.AnnualRevenue), Least = g.Min(a => a.NumberOfEmployees)
            }).ToListAsync(Cancel);
            var expected = rows.GroupBy(r => r.Account.Industry).Select(g => new
            {
                g.Key,
                Rows = g.Count(),
                Sum = g.Any(r => r.Account.AnnualRevenue is not null) ? g.Sum(r => r.Account.AnnualRevenue) : null,
                Least = g.Min(r => r.Account.NumberOfEmployees),
            });
            Assert.True(expected.ToHashSet().SetEquals(groups), $"TYPED_SEED={Seed}, query {i}: {query}\nexpected "
                + $"{string.Join(", ", expected)}\nfound {string.Join(", ", groups)}");
        }
    }

    [Fact]
    public async Task Parents_of_several_objects_and_children_are_those_that_were_written()
    {
        var tasks = await Client.Task.Select(t => new
        {
            t.Subject, Company = t.What.As<Account>()?.Site, t.What.Type, Person = t.Who.As<Contact>()?.LastName
        }).ToListAsync(Cancel);
        Assert.Equal(_world.Tasks.Count, tasks.Count);
        Assert.All(tasks, t =>
        {
            var (what, who) = _world.Tasks[t.Subject!];
            Assert.Equal((what?.Account.Site, what is null ? null : "Account", who), (t.Company, t.Type, t.Person));
        });

        var parents =
            await Client.Account.Select(a => new { a.Name, People = a.Contacts.Select(c => c.LastName).ToList() }).ToListAsync(Cancel);
        Assert.Equal(
            _world.Rows.Where(r => !r.IsDeleted).ToDictionary(
                r => r.Account.Name, r => string.Join('|', r.Contacts.Order(StringComparer.Ordinal))),
            parents.ToDictionary(p => p.Name, p => string.Join('|', p.People.Order(StringComparer.Ordinal))));
    }

    [Fact]
    public async Task The_orgs_choice_of_fields_holds_what_was_written()
    {
        var rows = await Client.Account.AllStandardFields().ToDictionaryAsync(a => a.Id, Cancel);
        Assert.All(_world.Rows.Where(r => !r.IsDeleted), r => Assert.Equal(
            (r.Account.Name, r.Account.Site, r.Account.AnnualRevenue, r.Account.Industry, r.Parent?.Id),
            (rows[r.Id].Name, rows[r.Id].Site, rows[r.Id].AnnualRevenue, rows[r.Id].Industry, rows[r.Id].ParentId)));
    }

    [Fact]
    public async Task Every_statement_of_the_builder_parses_and_is_accepted_by_the_official_grammar()
    {
        var statements = Enumerable.Range(0, Count).Select(
            _ => Client.Account.Where(_conditions.Next().Soql).OrderBy(a => a.Name).Take(5).Select(a => a.Name).ToSoql()).ToList();
        Assert.All(statements, s => Assert.Equal(SoqlParser.Parse(s).Tree!, SoqlParser.Parse(SoqlParser.Parse(s).Tree!.ToString()).Tree));
        foreach (var batch in statements.Chunk(400))
            Assert.Empty(await OfficialGrammar.RefusedAsync(batch, Cancel));
    }

    private bool Chance(int percent) => _random.Next(100) < percent;

    private static int Number(string variable, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), out var number) ? number : otherwise;
}
