using CsCheck;
using Salesforce.Typed.Features.Composite;

namespace Salesforce.Typed.Tests;

/// <summary>How the steps of a unit of work are cut into requests.</summary>
public class CompositeCutTests
{
    // Steps refer a little way back at most, so that there are places to cut.
    private static readonly Gen<(bool IsHeavy, int[] Back)[]> Steps =
        Gen.Select(Gen.Int[0, 9].Select(i => i == 0), Gen.Int[-8, 4].Select(b => b > 0 ? new[] { b } : [])).Array[0, 150];

    [Fact]
    public void Steps_are_cut_in_their_order_and_never_from_one_that_they_refer_to() => Steps.Sample(
        steps =>
        {
            var (isHeavy, needs) = Split(steps);
            List<(int First, int End)> parts;
            try
            {
                parts = CompositeCuts.Cut(isHeavy, needs, Name);
            }
            catch (InvalidOperationException)
            {
                Assert.True(LongestBlock(isHeavy, needs));
                return;
            }
            Assert.Equal(Enumerable.Range(0, steps.Length), parts.SelectMany(p => Enumerable.Range(p.First, p.End - p.First)));
            Assert.All(parts, p =>
            {
                Assert.InRange(p.End - p.First, 1, 25);
                Assert.InRange(isHeavy[p.First..p.End].Count(h => h), 0, 5);
                Assert.All(needs[p.First..p.End].SelectMany(n => n), n => Assert.True(n >= p.First));
            });
        },
        iter: 2000);

    [Fact]
    public void Steps_that_do_not_refer_to_each_other_fill_each_request()
    {
        var parts = CompositeCuts.Cut(new bool[60], [.. Enumerable.Repeat(Array.Empty<int>(), 60)], Name);
        Assert.Equal([(0, 25), (25, 50), (50, 60)], parts);
        parts = CompositeCuts.Cut([.. Enumerable.Repeat(true, 12)], [.. Enumerable.Repeat(Array.Empty<int>(), 12)], Name);
        Assert.Equal([(0, 5), (5, 10), (10, 12)], parts);
        Assert.Empty(CompositeCuts.Cut([], [], Name));
    }

    [Fact]
    public void A_block_that_does_not_fit_is_named()
    {
        var needs = Enumerable.Range(0, 40).Select(i => i is > 3 and < 31 ? new[] { 3 } : []).ToArray();
        var refused = Assert.Throws<InvalidOperationException>(() => CompositeCuts.Cut(new bool[40], needs, Name));
        Assert.Contains("From step 3 to step 30 there are 28, 0 of them such", refused.Message, StringComparison.Ordinal);
    }

    private static string Name(int i) => $"step {i}";

    private static (bool[] IsHeavy, int[][] Needs) Split((bool IsHeavy, int[] Back)[] steps) =>
        ([.. steps.Select(s => s.IsHeavy)], [.. steps.Select((s, i) => s.Back.Where(b => b <= i).Select(b => i - b).ToArray())]);

    // Whether some run of steps that cannot be cut is too long, worked out step by step.
    private static bool LongestBlock(bool[] isHeavy, int[][] needs)
    {
        var first = 0;
        for (var end = 1; end <= needs.Length; end++)
        {
            if (Enumerable.Range(end, needs.Length - end).Any(i => needs[i].Any(n => n < end)))
                continue;
            if (end - first > 25 || isHeavy[first..end].Count(h => h) > 5)
                return true;
            first = end;
        }
        return false;
    }
}
