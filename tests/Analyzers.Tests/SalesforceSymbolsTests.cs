using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Salesforce.Typed.Analyzers;

namespace Salesforce.Typed.Tests;

/// <summary>The types that analyzers know exist: a rename in the runtime must not turn a rule off.</summary>
public class SalesforceSymbolsTests
{
    // In the assembly for hosts.
    private const string InHosting = "_signInSettings";

    [Fact]
    public void Every_known_type_exists_in_the_runtime()
    {
        var symbols = SalesforceSymbols.Of(CSharpCompilation.Create("App", [], Models.Framework));
        var missing = Known.Where(f => f.GetValue(symbols) is null).Select(f => f.Name);
        Assert.Equal([InHosting], missing);
    }

    [Fact]
    public void The_settings_of_hosts_are_known()
    {
        const string settings = "public sealed class SignInSettings";
        var hosting = CSharpSyntaxTree.ParseText(
            $"namespace Salesforce.Typed.Hosting; {settings};", cancellationToken: TestContext.Current.CancellationToken);
        var symbols = SalesforceSymbols.Of(CSharpCompilation.Create("App", [hosting], Models.Framework));
        Assert.All(Known, f => Assert.NotNull(f.GetValue(symbols)));
        Assert.Contains(
            settings, File.ReadAllText(TestPaths.InRepository("src", "Hosting", "SignInSettings.cs")), StringComparison.Ordinal);
    }

    [Fact]
    public void Without_the_runtime_nothing_is_known()
    {
        var symbols = SalesforceSymbols.Of(CSharpCompilation.Create("App", [], Basic.Reference.Assemblies.Net100.References.All));
        Assert.All(Known, f => Assert.Null(f.GetValue(symbols)));
        Assert.False(symbols.IsInRuntime(null));
    }

    [Fact]
    public void Symbols_are_looked_up_once_per_compilation()
    {
        var compilation = CSharpCompilation.Create("App", [], Models.Framework);
        Assert.Same(SalesforceSymbols.Of(compilation), SalesforceSymbols.Of(compilation));
    }

    private static System.Reflection.FieldInfo[] Known { get; } =
    [
        .. typeof(SalesforceSymbols).GetFields(BindingFlags.Instance | BindingFlags.NonPublic)
            .Where(f => typeof(ISymbol).IsAssignableFrom(f.FieldType)),
    ];
}
