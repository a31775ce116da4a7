using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Salesforce.Typed.Generator.Diagnostics;

namespace Salesforce.Typed.Analyzers;

/// <summary>Reports conditions whose pattern begins with a wildcard (SFT1014), for which no index serves.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class LeadingWildcardAnalyzer() : SalesforceAnalyzer(Descriptors.LeadingWildcard)
{
    private protected override void Register(CompilationStartAnalysisContext start, SalesforceSymbols symbols) =>
        start.RegisterOperationAction(c => Analyze(c, symbols), OperationKind.Invocation);

    /// <summary>Whether a pattern begins with a wildcard.</summary>
    internal static bool IsLeading(string pattern) => pattern.Length > 0 && pattern[0] is '%' or '_';

    private static void Analyze(OperationAnalysisContext context, SalesforceSymbols symbols)
    {
        var call = (IInvocationOperation)context.Operation;
        if (call.TargetMethod.Name is not ("Contains" or "EndsWith" or "Like")
            || !symbols.IsTextualFields(call.TargetMethod.ContainingType))
            return;
        var text = call.Arguments[call.Arguments.Length - 1].Value.ConstantValue;
        if (call.TargetMethod.Name != "Like" || text is { HasValue: true, Value: string pattern } && IsLeading(pattern))
            context.Report(Descriptors.LeadingWildcard, call);
    }
}
