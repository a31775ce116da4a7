using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Salesforce.Typed.Analyzers;

/// <summary>Reports conditions whose pattern begins with a wildcard (SFT1014), for which no index serves.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class LeadingWildcardAnalyzer : DiagnosticAnalyzer
{
    /// <summary>SFT1014, which SOQL by hand knows too.</summary>
    internal static readonly DiagnosticDescriptor Leading = new(
        "SFT1014", "A pattern that begins with a wildcard",
        "No index serves a pattern that begins with a wildcard, so the org looks at every record: use StartsWith, narrow the query by another field, or search (org.Search)",
        "Salesforce.Typed.Queries", DiagnosticSeverity.Info, isEnabledByDefault: true,
        helpLinkUri: "https://github.com/salesforce-typed/salesforce-typed/blob/main/docs/rules/SFT1014.md");

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Leading];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterOperationAction(Analyze, OperationKind.Invocation);
    }

    /// <summary>Whether a pattern begins with a wildcard.</summary>
    internal static bool IsLeading(string pattern) => pattern.Length > 0 && pattern[0] is '%' or '_';

    private static void Analyze(OperationAnalysisContext context)
    {
        var call = (IInvocationOperation)context.Operation;
        if (call.TargetMethod is not { Name: "Contains" or "EndsWith" or "Like", ContainingType: { Name: "TextualFields" } type } || !Ours.Is(type))
            return;
        var text = call.Arguments[call.Arguments.Length - 1].Value.ConstantValue;
        if (call.TargetMethod.Name != "Like" || text is { HasValue: true, Value: string pattern } && IsLeading(pattern))
            context.ReportDiagnostic(Diagnostic.Create(Leading, call.Syntax.GetLocation()));
    }
}
