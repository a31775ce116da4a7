using CsCheck;
using Salesforce.Typed.Features.Composite;

namespace Salesforce.Typed.Tests;

/// <summary>How trees are cut into requests.</summary>
public class TreeCutTests
{
    // The objects of the records of each root: few of many records, or many of few.
    private static readonly Gen<string[][]> Roots =
        Gen.Select(Gen.Int[0, 8], Gen.Int[1, 60]).SelectMany(
            s => Gen.Int[s.Item1, s.Item1 + 3].Select(i => $"O{i}").Array[1, s.Item2]).Array[0, 80];

    [Fact]
    public void Roots_are_cut_in_their_order_and_each_request_is_full_and_fits() => Roots.Sample(
        roots =>
        {
            string[] objects = [.. roots.SelectMany(r => r)];
            int[] starts = [0, .. roots.Select((_, i) => roots.Take(i + 1).Sum(r => r.Length))];

            var parts = Trees.Cut(objects, starts);

            Assert.Equal(Enumerable.Range(0, roots.Length), parts.SelectMany(p => Enumerable.Range(p.First, p.End - p.First)));
            Assert.All(parts, p => Assert.True(Fits(p.First, p.End)));
            Assert.All(parts.SkipLast(1), p => Assert.False(Fits(p.First, p.End + 1)));

            bool Fits(int first, int end) =>
                starts[end] - starts[first] <= 200 && objects[starts[first]..starts[end]].Distinct().Count() <= 5;
        },
        iter: 500);

    [Fact]
    public void A_root_that_fits_no_request_is_refused()
    {
        Assert.Contains("201 records", Assert.Throws<ArgumentException>(
            () => Trees.Cut([.. Enumerable.Repeat("A", 202)], [0, 1, 202])).Message, StringComparison.Ordinal);
        Assert.Contains("place 1 has records of 6 objects", Assert.Throws<ArgumentException>(
            () => Trees.Cut(["A", "A", "B", "C", "D", "E", "F"], [0, 1, 7])).Message, StringComparison.Ordinal);
    }
}
