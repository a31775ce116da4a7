using System.Globalization;
using Salesforce.Typed.Schema;

namespace Salesforce.Typed.Benchmarks;

/// <summary>
/// Objects in the proportions of a whole org: most are small and a few are large, and values are most of what there is: a few value sets
/// are long, and many fields share the same one.
/// </summary>
/// <param name="size">How many objects.</param>
/// <param name="extras">How many fields an object has besides those of the platform; null for the mix of an org.</param>
internal sealed class RealOrg(int size, int? extras = null)
{
    private static readonly string[] Kinds = ["string", "boolean", "reference", "picklist", "double", "date", "textarea"];

    private int _picklists;

    /// <summary>The objects, as the product reads them.</summary>
    public IReadOnlyList<SObjectDescribe> Describes()
    {
        _picklists = 0;
        return [.. Enumerable.Range(0, size).Select(i => DescribeReader.Read(SyntheticDescribe.Of(NameOf(i), Fields(i), [])).Describe!)];
    }

    /// <summary>The name of an object.</summary>
    public static string NameOf(int index) => index == 0 ? "User" : string.Create(CultureInfo.InvariantCulture, $"Thing{index:D4}__c");

    private List<SyntheticField> Fields(int index)
    {
        var count = extras ?? (index % 100 == 0 ? 120 : index % 10 == 0 ? 30 : 5);
        return
        [
            new("Id", "id") { Length = 18, IsReadOnly = true, IsNillable = false },
            new("IsDeleted", "boolean") { IsReadOnly = true, IsNillable = false },
            new("Name", "string") { Length = 80, IsNillable = false },
            new("CreatedDate", "datetime") { IsReadOnly = true, IsNillable = false },
            User("CreatedBy"),
            new("LastModifiedDate", "datetime") { IsReadOnly = true, IsNillable = false },
            User("LastModifiedBy"),
            new("SystemModstamp", "datetime") { IsReadOnly = true, IsNillable = false },
            new("ErpId__c", "string") { Length = 40, IsExternalId = true },
            .. Enumerable.Range(0, count).Select(n => Extra(index, n)),
        ];
    }

    private SyntheticField Extra(int index, int number)
    {
        var kind = Kinds[(index + number) % Kinds.Length];
        var field = new SyntheticField(string.Create(CultureInfo.InvariantCulture, $"Field{number:D3}__c"), kind)
        {
            Length = 255, Precision = 18, Scale = 2
        };
        return kind switch
        {
            "picklist" => field with { Values = Values(_picklists++) },
            "reference" => field with
            {
                Length = 18,
                ReferenceTo = [NameOf((index + number + 1) % size)],
                RelationshipName = string.Create(CultureInfo.InvariantCulture, $"Field{number:D3}__r"),
            },
            "boolean" => field with { IsNillable = false },
            _ => field,
        };
    }

    // Of twelve picklists one has the time zones, one the currencies, one a long set of its own, and the others a few values of their own.
    private static string[] Values(int picklist) => (picklist % 12) switch
    {
        0 => Many("Region/City ", 260),
        1 => Many("Currency ", 18),
        2 => Many(string.Create(CultureInfo.InvariantCulture, $"Type of {picklist} "), 240),
        var rest => Many(string.Create(CultureInfo.InvariantCulture, $"State {picklist} "), 3 + (2 * rest / 3)),
    };

    private static string[] Many(string prefix, int count) =>
        [.. Enumerable.Range(1, count).Select(n => prefix + n.ToString("D3", CultureInfo.InvariantCulture))];

    private static SyntheticField User(string name) =>
        new(name + "Id", "reference")
        {
            Length = 18, IsReadOnly = true, IsNillable = false, ReferenceTo = ["User"], RelationshipName = name
        };
}
