using System.ComponentModel;
using System.Reflection;
using System.Runtime.CompilerServices;
using Salesforce.Typed.Errors;
using Salesforce.Typed.Events;
using Microsoft.Extensions.DependencyInjection;
using Salesforce.Typed.Hosting;
using Salesforce.Typed.Testing;

namespace Salesforce.Typed.Tests;

/// <summary>
/// What the packages promise, a line a member. Run with ACCEPT_SNAPSHOTS=1 to promise something else, and read the difference.
/// </summary>
public sealed class PublicApiTests
{
    public static TheoryData<string> Assemblies { get; } = [.. Known.Keys];

    private static Dictionary<string, Assembly> Known => new Assembly[]
    {
        typeof(SalesforceClient).Assembly,
        typeof(SalesforceSettings).Assembly,
        typeof(LocalOrg).Assembly,
        typeof(PubSubEndpoints).Assembly,
        typeof(ChangeFeedServiceCollectionExtensions).Assembly,
        // Their types are parameters of LocalOrg's; this project does not reference them, because it packs them as parts of the compiler.
        Assembly.Load("Salesforce.Typed.Schema"),
        Assembly.Load("Salesforce.Typed.Soql"),
    }.ToDictionary(a => a.GetName().Name!);

    [Theory]
    [MemberData(nameof(Assemblies))]
    public void The_public_API_is_the_approved_one(string assembly) =>
        Approved.Text(PublicApi.Print(Known[assembly]), assembly, difference: PublicApi.Difference);

    [Fact]
    public void Members_that_exist_to_be_refused_are_hidden_from_completion()
    {
        var refused = Known.Values.SelectMany(a => a.GetExportedTypes())
            .SelectMany(t => t.GetMembers(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly))
            .Where(m => m.GetCustomAttribute<ObsoleteAttribute>() is { IsError: true, DiagnosticId: not null })
            // The class of extension members is hidden as a whole.
            .Where(m => !IsHidden(m.DeclaringType))
            .ToList();
        Assert.True(refused.Count > 40);
        Assert.All(refused, m => Assert.Equal(EditorBrowsableState.Never, m.GetCustomAttribute<EditorBrowsableAttribute>()?.State));
    }

    // The compiler puts extension members into types within their class.
    private static bool IsHidden(Type? type) =>
        type is not null
            && (type.GetCustomAttribute<EditorBrowsableAttribute>()?.State == EditorBrowsableState.Never || IsHidden(type.DeclaringType));

    [Fact]
    public void Only_members_that_exist_to_be_refused_have_an_overload_priority()
    {
        // The others: string's own members take a field; a group by a record after one by a field; a callback after a text, and a
        // dictionary after a record, where the argument is null or fits both.
        string[] others = ["IsNullOrEmpty", "IsNullOrWhiteSpace", "GroupBy", ".ctor", "FromPem", "CreateAsync", "UpsertAsync"];
        var prioritized = typeof(SalesforceClient).Assembly.GetExportedTypes()
            .SelectMany(t => t.GetMembers(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly))
            .Where(m => m.IsDefined(typeof(OverloadResolutionPriorityAttribute)));
        Assert.All(prioritized, m => Assert.True(
            others.Contains(m.Name) || m.GetCustomAttribute<ObsoleteAttribute>()?.IsError == true, m.ToString()));
    }

    [Fact]
    public void Every_exception_of_an_org_or_a_connection_has_one_base_and_a_public_constructor()
    {
        var exceptions = Known.Values.SelectMany(a => a.GetExportedTypes()).Where(t => t.IsSubclassOf(typeof(Exception))).ToList();
        Assert.All(exceptions, t => Assert.NotEmpty(t.GetConstructors()));
        var others = exceptions.Where(t => !typeof(SalesforceException).IsAssignableFrom(t)).Select(t => t.Name).Order();
        // Cancellation, and mistakes in code that uses a record or a tree.
        Assert.Equal([
            "BulkCanceledException", "BulkRecordException", "CollectionCanceledException", "FieldNotLoadedException", "UnknownNodeException"
        ], others);
    }

    [Fact]
    public void A_difference_names_the_type_and_the_member()
    {
        const string before = "class A : B\n    int One()\n    int Two()\nclass C\n    int Two()\n";
        const string after = "class A : B\n    int One()\nclass C\n    int Two()\n    int Three(string? text)\n";
        Assert.Equal("- class A { int Two() }\n+ class C { int Three(string? text) }", PublicApi.Difference(before, after));
    }
}
