using System.Reflection;
using Salesforce.Typed.Events;
using Salesforce.Typed.Hosting;
using Salesforce.Typed.Testing;

namespace Salesforce.Typed.Tests;

/// <summary>What the packages promise, a line a member. Run with ACCEPT_SNAPSHOTS=1 to promise something else, and read the difference.</summary>
public sealed class PublicApiTests
{
    public static TheoryData<string> Assemblies { get; } = [.. Known.Keys];

    private static Dictionary<string, Assembly> Known => new Assembly[]
    {
        typeof(SalesforceClient).Assembly,
        typeof(SalesforceSettings).Assembly,
        typeof(LocalOrg).Assembly,
        typeof(PubSubEndpoints).Assembly,
    }.ToDictionary(a => a.GetName().Name!);

    [Theory]
    [MemberData(nameof(Assemblies))]
    public void The_public_API_is_the_approved_one(string assembly) => Approved.Text(PublicApi.Print(Known[assembly]), assembly, difference: PublicApi.Difference);

    [Fact]
    public void A_difference_names_the_type_and_the_member()
    {
        const string before = "class A : B\n    int One()\n    int Two()\nclass C\n    int Two()\n";
        const string after = "class A : B\n    int One()\nclass C\n    int Two()\n    int Three(string? text)\n";
        Assert.Equal("- class A { int Two() }\n+ class C { int Three(string? text) }", PublicApi.Difference(before, after));
    }
}
