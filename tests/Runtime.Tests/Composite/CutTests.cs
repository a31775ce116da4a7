using CsCheck;
using Salesforce.Typed.Features.Composite;

namespace Salesforce.Typed.Tests;

/// <summary>How many records are cut into requests.</summary>
public class CutTests
{
    private static readonly string[] Names =
        ["Account", "account", "Contact", "User", "Group", "A__c", "B__c", "C__c", "D__c", "E__c", "F__c", "G__c", "H__c", "I__c", "J__c", "K__c"];

    private static readonly Gen<string[]> Objects = Gen.Int[0, Names.Length - 1].Select(i => Names[i]).Array[0, 1500];

    [Fact]
    public void Whatever_is_cut_is_all_there_once_and_each_part_fits_a_request() => Objects.Sample(
        objects =>
        {
            var parts = CollectionCuts.ByObject(objects).ToList();
            Assert.Equal(Enumerable.Range(0, objects.Length), parts.SelectMany(p => p).Order());
            Assert.All(parts, part =>
            {
                Assert.InRange(part.Length, 1, 200);
                Assert.InRange(Runs(objects, part), 1, 10);
                Assert.Single(part.Select(i => Setup(objects[i])).Distinct());
            });
        },
        iter: 300);

    [Fact]
    public void Within_an_object_the_order_stays() => Objects.Sample(
        objects => Assert.All(
            CollectionCuts.ByObject(objects).SelectMany(p => p).GroupBy(i => objects[i], StringComparer.OrdinalIgnoreCase),
            group => Assert.Equal(group.Order(), group)),
        iter: 300);

    [Fact]
    public void No_request_is_sent_in_vain() => Objects.Sample(
        objects =>
        {
            // A part that is not full ends because of a run too many, or because the setup begins.
            var parts = CollectionCuts.ByObject(objects).ToList();
            Assert.All(parts.SkipLast(1).Zip(parts.Skip(1)), pair => Assert.True(
                pair.First.Length == 200 || Runs(objects, pair.First) == 10
                || Setup(objects[pair.First[0]]) != Setup(objects[pair.Second[0]])));
        },
        iter: 300);

    // An object of the setup travels alone.
    private static string Setup(string name) => name is "User" or "Group" ? name : "";

    private static int Runs(string[] objects, int[] part) =>
        1 + part.Zip(part.Skip(1)).Count(p => !string.Equals(objects[p.First], objects[p.Second], StringComparison.OrdinalIgnoreCase));
}
