using System.Reflection;
using Salesforce.Typed.Analyzers;
using Salesforce.Typed.CodeFixes;
using Salesforce.Typed.Generator;

namespace Salesforce.Typed.Tests;

/// <summary>What loads into a compiler finds there what it needs.</summary>
public class AssembliesTests
{
    private static readonly string[] OfEveryCompiler = [
        "netstandard", "Microsoft.CodeAnalysis", "Microsoft.CodeAnalysis.CSharp", "System.Collections.Immutable", "System.Memory"
    ];
    private static readonly string[] OfEveryEditor = [
        .. OfEveryCompiler, "Microsoft.CodeAnalysis.Workspaces", "Microsoft.CodeAnalysis.CSharp.Workspaces",
        "System.Composition.AttributedModel"
    ];

    [Fact]
    public void Analyzers_reference_only_what_every_compiler_supplies()
    {
        AssertReferences(typeof(SelectAnalyzer).Assembly, OfEveryCompiler);
        AssertReferences(typeof(SalesforceTypedGenerator).Assembly, OfEveryCompiler);
    }

    [Fact]
    public void Code_fixes_reference_only_what_every_editor_supplies() => AssertReferences(typeof(NearestNameFix).Assembly, OfEveryEditor);

    private static void AssertReferences(Assembly assembly, string[] allowed) => Assert.Empty(assembly.GetReferencedAssemblies()
        .Select(r => r.Name!).Where(n => !n.StartsWith("Salesforce.Typed.", StringComparison.Ordinal)).Except(allowed));
}
