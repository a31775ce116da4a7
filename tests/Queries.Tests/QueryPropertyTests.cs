using CsCheck;
using Salesforce.Typed.SoqlSyntax.Tree;

namespace Salesforce.Typed.Tests;

/// <summary>
/// Random statements over random schemas: each parses to the tree that it was printed from, means something by the schema, is accepted by
/// Salesforce's grammar, and finds on LocalOrg, over HTTP, what <see cref="Evaluator"/> finds in memory. <c>QUERIES_SEED</c> and
/// <c>QUERIES_COUNT</c> choose the first world and the statements in each.
/// </summary>
public sealed class QueryPropertyTests
{
    private const int Worlds = 8;

    private static readonly int Seed = Number("QUERIES_SEED", Environment.TickCount & 0xFFFFFF);
    private static readonly int Count = Number("QUERIES_COUNT", 500);

    public static TheoryData<int> Seeds { get; } = [.. Enumerable.Range(0, Worlds).Select(i => Seed + i)];

    [Theory]
    [MemberData(nameof(Seeds), DisableDiscoveryEnumeration = true)]
    public async Task A_statement_finds_on_the_local_org_what_it_finds_in_memory(int seed)
    {
        var world = new World(seed);
        await using var org = await OrgConnection.StartAsync(world, TestContext.Current.CancellationToken);
        var (tested, rows) = (0, 0);
        SoqlQuery? failed = null;
        await Statements(world).SampleAsync(
            async query =>
            {
                if (failed is not null)
                    return;
                tested++;
                if (await Judge.FailureAsync(world, org, query, n => rows += n) is not null)
                    failed = query;
            },
            iter: Count, threads: 1);
        if (failed is not null)
        {
            // Smaller statements may fail in other ways, which are not what was found.
            var way = Way(await Judge.FailureAsync(world, org, failed));
            var smallest = await Shrinker.ShrinkAsync(failed, async q => Way(await Judge.FailureAsync(world, org, q)) == way);
            Assert.Fail($"{world}\n{smallest}\n{await Judge.FailureAsync(world, org, smallest)}\nfound as: {failed}");
        }
        // Statements that find nothing would agree with anything.
        Assert.True(rows > tested, $"{world}: {tested} statements found {rows} rows");
    }

    [Fact]
    public async Task The_official_grammar_accepts_every_statement()
    {
        var statements = new List<string>();
        foreach (var seed in Enumerable.Range(Seed, Worlds))
        {
            var world = new World(seed);
            foreach (var row in world.Rows.Values.SelectMany(r => r))
                row["Id"] = new SfId("a0A000000000001AAA");
            Statements(world).Sample(q => statements.Add(q.ToString()), iter: Math.Min(Count, 100), threads: 1);
        }
        foreach (var batch in statements.Chunk(400))
            Assert.Empty(await OfficialGrammar.RefusedAsync(batch, TestContext.Current.CancellationToken));
    }

    private static Gen<SoqlQuery> Statements(World world) => Gen.Int.Select(seed => new StatementMaker(world, seed).Query());

    private static string? Way(string? failure) => failure?.Split(':')[0];

    private static int Number(string variable, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), out var number) ? number : otherwise;
}
