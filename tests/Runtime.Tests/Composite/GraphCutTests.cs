using CsCheck;
using Salesforce.Typed.Features.Composite;

namespace Salesforce.Typed.Tests;

/// <summary>How related records are cut into graphs, and graphs into requests.</summary>
public class GraphCutTests
{
    // Families of a few steps each, scattered over the list; within one, a step refers to some before it in an order of its own.
    private static readonly Gen<(string[] Kinds, int[][] Needs)> Units = Gen.Select(
        Gen.Int[0, 1200], Gen.Int[1, 200], Gen.Int[1, 20], Gen.Int[0, int.MaxValue]).Select((count, families, kinds, seed) =>
    {
        var random = new Random(seed);
        var family = Enumerable.Range(0, count).Select(_ => random.Next(families)).ToArray();
        var rank = Enumerable.Range(0, count).ToArray();
        random.Shuffle(rank);
        var members = Enumerable.Range(0, count).ToLookup(i => family[i]);
        return (
            Enumerable.Range(0, count).Select(_ => $"POST K{random.Next(kinds)}").ToArray(),
            Enumerable.Range(0, count).Select(
                i => members[family[i]].Where(m => rank[m] < rank[i] && random.Next(4) == 0).Take(3).ToArray()).ToArray());
    });

    [Fact]
    public void Whatever_is_cut_is_all_there_once_in_an_order_that_works_and_fits_the_platform() => Units.Sample(
        unit =>
        {
            List<List<int[]>> payloads;
            try
            {
                payloads = GraphCuts.Cut(unit.Kinds, unit.Needs, Name);
            }
            catch (InvalidOperationException)
            {
                // A family with a chain or a number of kinds that no request takes.
                Assert.True(Depth(unit.Needs) > 15
                    || Families(unit.Needs).Any(f => f.Count() > 500 || f.Select(i => unit.Kinds[i]).Distinct().Count() > 15));
                return;
            }
            Assert.Equal(Enumerable.Range(0, unit.Kinds.Length), payloads.SelectMany(p => p).SelectMany(g => g).Order());
            Assert.All(payloads, payload =>
            {
                Assert.InRange(payload.Count, 1, 75);
                Assert.InRange(payload.Sum(g => g.Length), 1, 500);
                Assert.InRange(payload.SelectMany(g => g).Select(i => unit.Kinds[i]).Distinct().Count(), 1, 15);
            });
            foreach (var graph in payloads.SelectMany(p => p))
            {
                var before = new HashSet<int>();
                Assert.All(graph, i =>
                {
                    Assert.Subset(before, unit.Needs[i].ToHashSet());
                    before.Add(i);
                });
            }
            // What stands or falls together is what refers to each other, and nothing else.
            Assert.Equal(
                Families(unit.Needs).Select(f => string.Join(',', f.Order())).Order(),
                payloads.SelectMany(p => p).Select(g => string.Join(',', g.Order())).Order());
        },
        iter: 400);

    [Fact]
    public void A_circle_is_named_step_by_step()
    {
        var circle = Assert.Throws<InvalidOperationException>(() => GraphCuts.Cut(["a", "b", "c", "d"], [[], [0, 3], [1], [2]], Name));
        Assert.Contains("step 1 needs step 3 needs step 2 needs step 1", circle.Message, StringComparison.Ordinal);
        Assert.Contains("step 0 needs step 0", Assert.Throws<InvalidOperationException>(
            () => GraphCuts.Cut(["a"], [[0]], Name)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_circle_among_many_is_always_found() => Units.Where(u => u.Kinds.Length > 1).Sample(
        unit =>
        {
            // Each step of a chain that exists refers to the next, and the last one to the first.
            var needs = unit.Needs.ToArray();
            needs[0] = [.. needs[0], needs.Length - 1];
            needs[^1] = [.. needs[^1], 0];
            Assert.Contains("in a circle", Assert.Throws<InvalidOperationException>(
                () => GraphCuts.Cut(unit.Kinds, needs, Name)).Message, StringComparison.Ordinal);
        },
        iter: 100);

    [Fact]
    public void What_the_platform_does_not_take_is_refused()
    {
        Refused("step 15 is at level 16", [.. Enumerable.Repeat(
            "a", 16)], [.. Enumerable.Range(0, 16).Select(i => i == 0 ? [] : new[] { i - 1 })]);
        Refused("501 steps refer to each other, from step 0 on", [.. Enumerable.Repeat(
            "a", 501)], [.. Enumerable.Range(0, 501).Select(i => i == 0 ? [] : new[] { 0 })]);
        Refused("The graph from step 0 on has 16 kinds", [.. Enumerable.Range(0, 16).Select(
            i => $"{i}")], [.. Enumerable.Range(0, 16).Select(i => i == 0 ? [] : new[] { 0 })]);

        static void Refused(string why, string[] kinds, int[][] needs) =>
            Assert.Contains(
                why, Assert.Throws<InvalidOperationException>(() => GraphCuts.Cut(kinds, needs, Name)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_platform_just_takes_is_one_request()
    {
        Assert.Single(
            GraphCuts.Cut([.. Enumerable.Repeat("a", 15)], [.. Enumerable.Range(0, 15).Select(i => i == 0 ? [] : new[] { i - 1 })], Name));
        Assert.Single(
            GraphCuts.Cut([.. Enumerable.Repeat("a", 500)], [.. Enumerable.Range(0, 500).Select(i => i == 0 ? [] : new[] { 0 })], Name));
        Assert.Single(
            GraphCuts.Cut([.. Enumerable.Range(0, 75).Select(i => $"{i % 15}")], [.. Enumerable.Repeat(Array.Empty<int>(), 75)], Name));
        Assert.Equal([
            75, 1
        ], GraphCuts.Cut([.. Enumerable.Repeat("a", 76)], [.. Enumerable.Repeat(Array.Empty<int>(), 76)], Name).Select(p => p.Count));
    }

    private static string Name(int i) => $"step {i}";

    private static int Depth(int[][] needs)
    {
        var depths = new int[needs.Length];
        return Enumerable.Range(0, needs.Length).Select(Of).DefaultIfEmpty(0).Max();

        int Of(int i) => depths[i] != 0 ? depths[i] : depths[i] = 1 + needs[i].Select(Of).DefaultIfEmpty(0).Max();
    }

    private static IEnumerable<IEnumerable<int>> Families(int[][] needs)
    {
        var neighbours = Enumerable.Range(0, needs.Length).SelectMany(
            i => needs[i].SelectMany(n => new[] { (From: i, To: n), (From: n, To: i) })).ToLookup(e => e.From, e => e.To);
        var seen = new HashSet<int>();
        for (var i = 0; i < needs.Length; i++)
        {
            if (!seen.Add(i))
                continue;
            var family = new List<int> { i };
            for (var at = 0; at < family.Count; at++)
                family.AddRange(neighbours[family[at]].Where(seen.Add));
            yield return family;
        }
    }
}
