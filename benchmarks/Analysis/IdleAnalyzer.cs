using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Salesforce.Typed.Benchmarks;

/// <summary>Asks the compiler for the same things as ours do, and looks at none of them: what is left is what any analyzer costs.</summary>
#pragma warning disable RS1036, RS1038, RS1041 // It is never delivered.
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class IdleAnalyzer : DiagnosticAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        [new("IDLE", "Idle", "Idle", "Idle", DiagnosticSeverity.Warning, isEnabledByDefault: true)];

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterOperationAction(
            static _ => { }, OperationKind.Invocation, OperationKind.Argument, OperationKind.InterpolatedStringHandlerCreation,
            OperationKind.SimpleAssignment);
    }
}
