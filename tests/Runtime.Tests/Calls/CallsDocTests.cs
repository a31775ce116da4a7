using System.Reflection;
using System.Text.RegularExpressions;
using Acme.Crm;

namespace Salesforce.Typed.Tests;

/// <summary>docs/calls.md, held against what the library has.</summary>
public partial class CallsDocTests
{
    private static readonly Type Set = typeof(SObjectSet<Account, AccountFields, AccountKeys>);

    private static string[] Rows => [.. File.ReadLines(TestPaths.InRepository("docs", "calls.md")).Where(
        l => l.StartsWith("| ", StringComparison.Ordinal) && l.Contains("`org.", StringComparison.Ordinal))];

    [Fact]
    public void The_table_has_the_24_calls() =>
        Assert.Equal(
            Enumerable.Range(1, 24).Select(i => $"{i}"), Rows.Select(r => r.Split('|')[1].Trim()).Where(n => n.All(char.IsAsciiDigit)));

    [Fact]
    public void Every_method_of_the_table_is_there_with_its_parameters()
    {
        var named = Rows.SelectMany(r => MethodPattern().Matches(r)).ToList();
        Assert.True(named.Count > 30);
        Assert.All(named, m =>
        {
            var (owner, method) = (m.Groups["set"].Success ? Set : typeof(SalesforceClient), m.Groups["name"].Value);
            var parameters = m.Groups["arguments"].Value.Split(", ", StringSplitOptions.RemoveEmptyEntries);
            Assert.True(Has(owner, method, parameters), $"docs/calls.md names {m.Value}, which is not there");
        });
    }

    [Fact]
    public void Every_exception_of_the_page_is_there()
    {
        var names = ExceptionPattern().Matches(File.ReadAllText(TestPaths.InRepository("docs", "calls.md"))).Select(m => m.Groups[1].Value)
            .Where(n => n != nameof(ArgumentException)).Distinct();
        Assert.All(
            names, n => Assert.True(typeof(SalesforceClient).Assembly.GetType("Salesforce.Typed.Errors." + n) is { IsPublic: true }, n));
    }

    [Fact]
    public void Every_method_of_client_and_set_that_makes_a_call_is_in_the_table()
    {
        var text = string.Join('\n', Rows);
        var methods = typeof(SalesforceClient).GetMethods().Concat(
            Set.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
            .Where(m => m.Name.EndsWith("Async", StringComparison.Ordinal) && m.Name != "DisposeAsync").Select(m => m.Name).Distinct();
        Assert.All(methods, m => Assert.Contains(m + "(", text, StringComparison.Ordinal));
    }

    private static bool Has(Type owner, string method, string[] parameters) => owner.GetMethods().Any(m =>
        m.Name == method && m.GetCustomAttribute<ObsoleteAttribute>() is null && m.GetParameters() is var all
            && all.Take(parameters.Length).Select(p => p.Name).SequenceEqual(parameters));

    [GeneratedRegex(@"`org(?<set>\.X)?\.(?<name>\w+)\((?<arguments>[^)]*)\)`")]
    private static partial Regex MethodPattern();

    [GeneratedRegex(@"`(\w+Exception)`")]
    private static partial Regex ExceptionPattern();
}
