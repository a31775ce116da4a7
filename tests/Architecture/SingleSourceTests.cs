using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Salesforce.Typed.Tests;

/// <summary>Facts that are declared in one file of the library, so that no other file has a copy of them.</summary>
public sealed class SingleSourceTests
{
    private const string Factory = "Runtime/Transport/Http/ConnectionFactory.cs";
    private const string Headers = "Runtime/Transport/Http/HeaderNames.cs";

    private static readonly string[] Clients = ["Runtime", "PubSub", "PubSub.Hosting", "Hosting", "Cli"];

    private static readonly string[] HandlerTypes = ["HttpClient", "HttpClientHandler", "SocketsHttpHandler", "WinHttpHandler"];

    [Fact]
    public void Only_the_connection_factory_creates_handlers()
    {
        var created = Sources().SelectMany(s => s.Root.DescendantNodes().OfType<ObjectCreationExpressionSyntax>()
            .Where(n => n.Type is SimpleNameSyntax name && HandlerTypes.Contains(name.Identifier.Text))
            .Select(n => $"{s.File} creates {n.Type}"));

        Assert.Equal([$"{Factory} creates SocketsHttpHandler"], created);
    }

    [Fact]
    public void Only_the_connection_factory_sets_redirects_and_cookies()
    {
        var settings = Sources().SelectMany(s => s.Root.DescendantNodes().OfType<IdentifierNameSyntax>()
            .Where(n => n.Identifier.Text is "AllowAutoRedirect" or "UseCookies" or "ConnectTimeout" or "PooledConnectionLifetime"
                or "KeepAlivePingDelay")
            .Select(_ => s.File));

        Assert.Equal([Factory], settings.Distinct());
    }

    [Fact]
    public void Header_names_are_declared_once()
    {
        var names = Sources().Single(s => s.File == Headers).Root.DescendantNodes().OfType<LiteralExpressionSyntax>().Select(
            l => l.Token.ValueText).ToHashSet();
        Assert.Contains("Sforce-Limit-Info", names);

        var copies = Sources().Where(s => s.File != Headers).SelectMany(s => s.Root.DescendantNodes().OfType<LiteralExpressionSyntax>()
            .Select(l => l.Token.ValueText)
            .Where(
                t => names.Contains(t) || t.StartsWith("Sforce-", StringComparison.Ordinal) || t.StartsWith("X-", StringComparison.Ordinal))
            .Select(t => $"{s.File}: {t}"));

        Assert.Empty(copies);
    }

    private static IEnumerable<(string File, Microsoft.CodeAnalysis.SyntaxNode Root)> Sources()
    {
        var src = Path.Combine(TestPaths.Repository, "src");
        foreach (var file in Clients.SelectMany(c => Directory.EnumerateFiles(Path.Combine(src, c), "*.cs", SearchOption.AllDirectories)))
        {
            var name = Path.GetRelativePath(src, file).Replace(Path.DirectorySeparatorChar, '/');
            if (!name.Contains("/obj/", StringComparison.Ordinal) && !name.Contains("/bin/", StringComparison.Ordinal))
                yield return (name, CSharpSyntaxTree.ParseText(File.ReadAllText(file)).GetRoot());
        }
    }
}
