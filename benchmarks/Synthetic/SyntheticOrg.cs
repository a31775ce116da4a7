using System.Globalization;
using Salesforce.Typed.Schema;

namespace Salesforce.Typed.Benchmarks;

/// <summary>
/// Objects of a hundred fields that refer to each other, in memory. Reference number n of an object leads a fixed number of objects on, so
/// each object has children by each of the references; five of these have a relationship that leads back.
/// </summary>
/// <param name="size">How many objects.</param>
/// <param name="isBare">Whether picklists and references of the admin's are texts: what is left is what plain records have too.</param>
internal sealed class SyntheticOrg(int size, bool isBare = false)
{
    private const int ChildRelationships = 5;

    private static readonly int[] Strides = [1, 2, 3, 4, 5, 6, 7, 8, 9, 11];

    /// <summary>The objects' names: two of the platform's, which owners are, then custom ones.</summary>
    public IReadOnlyList<string> Names { get; } = [.. Enumerable.Range(0, size).Select(NameOf)];

    /// <summary>The snapshots, as <c>sftyped pull</c> would write them.</summary>
    public IReadOnlyList<SyntheticSnapshot> Snapshots() =>
        [.. Enumerable.Range(0, size).Select(i => new SyntheticSnapshot(Names[i], SnapshotWriter.Write(Describe(i))))];

    /// <summary>An object as the product reads it.</summary>
    public SObjectDescribe Describe(int index) => DescribeReader.Read(Json(index)).Describe!;

    /// <summary>An object as the platform describes it.</summary>
    public string Json(int index) => SyntheticDescribe.Of(
        Names[index],
        [.. SyntheticFields.Hundred(n => Names[(index + Strides[n - 1]) % size]).Select(f => isBare ? SyntheticFields.Bare(f) : f)],
        isBare ? [] : Enumerable.Range(1, ChildRelationships).Select(
            n => (Names[(index + size - (Strides[n - 1] % size)) % size], $"Ref{SyntheticFields.Two(n)}__c", $"Children{n}__r")));

    private static string NameOf(int index) => index switch
    {
        0 => "User",
        1 => "Group",
        _ => string.Create(CultureInfo.InvariantCulture, $"Thing{index:D4}__c"),
    };
}
