using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Diagnostics;
using Salesforce.Typed.Analyzers;

namespace Salesforce.Typed.Tests;

/// <summary>The analyzers of the package.</summary>
internal static class AllAnalyzers
{
    /// <summary>Creates one of each.</summary>
    public static ImmutableArray<DiagnosticAnalyzer> Create() => [.. typeof(SalesforceAnalyzer).Assembly.GetTypes()
        .Where(t => t.IsSubclassOf(typeof(SalesforceAnalyzer)))
        .Select(t => (DiagnosticAnalyzer)Activator.CreateInstance(t)!)];
}
