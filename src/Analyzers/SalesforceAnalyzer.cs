using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Salesforce.Typed.Analyzers;

/// <summary>The base of the analyzers: they run concurrently, skip generated code and share the symbols of a compilation.</summary>
public abstract class SalesforceAnalyzer : DiagnosticAnalyzer
{
    private protected SalesforceAnalyzer(params DiagnosticDescriptor[] rules) => SupportedDiagnostics = [.. rules];

    /// <inheritdoc/>
    public sealed override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; }

    /// <inheritdoc/>
    public sealed override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(start => Register(start, SalesforceSymbols.Of(start.Compilation)));
    }

    /// <summary>Registers the actions that look at the code of a compilation.</summary>
    private protected abstract void Register(CompilationStartAnalysisContext start, SalesforceSymbols symbols);
}
