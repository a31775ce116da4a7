using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Salesforce.Typed.Generator.Binding;
using Salesforce.Typed.Generator.Diagnostics;
using Salesforce.Typed.Generator.Interception;

namespace Salesforce.Typed.Analyzers;

/// <summary>
/// Reports a Select that cannot be read at build time (SFT1001), with the generator's own reason, and one that could be but was not
/// replaced (SFT1002): that call would throw when it runs.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SelectAnalyzer() : SalesforceAnalyzer(Descriptors.UnreadableSelect, Descriptors.SelectNotIntercepted)
{
    private const string UsedAsDelegate =
        "it is used as a delegate, and what that is called with cannot be seen; call it with a lambda: .Select(x => ...)";

    private protected override void Register(CompilationStartAnalysisContext start, SalesforceSymbols symbols)
    {
        // An editor does not run implementation outputs: only where this file exists, interceptors were written at all. A referenced
        // project's file says nothing about this one.
        var isBuild = start.Compilation.Assembly.GetTypeByMetadataName(SelectionFile.Namespace + ".Selections") is not null;
        start.RegisterOperationAction(c => AnalyzeCall(c, isBuild), OperationKind.Invocation);
        start.RegisterOperationAction(AnalyzeReference, OperationKind.MethodReference);
    }

    private static void AnalyzeCall(OperationAnalysisContext context, bool isBuild)
    {
        var call = (IInvocationOperation)context.Operation;
        if (!InterceptedMethod.IsName(call.TargetMethod.Name) || InterceptedMethod.Of(call.TargetMethod) is not { } method)
            return;
        if (InterceptedCall.Read(method, call).Refusal is { } refusal)
            context.ReportDiagnostic(Diagnostic.Create(Descriptors.UnreadableSelect, refusal.At.GetLocation(), refusal.Reason));
        else if (isBuild && !IsReplaced(call, context.CancellationToken))
            context.Report(Descriptors.SelectNotIntercepted, call);
    }

    private static bool IsReplaced(IInvocationOperation call, CancellationToken cancellation) =>
        call.Syntax is InvocationExpressionSyntax syntax && call.SemanticModel?.GetInterceptorMethod(syntax, cancellation) is not null;

    private static void AnalyzeReference(OperationAnalysisContext context)
    {
        var reference = (IMethodReferenceOperation)context.Operation;
        if (InterceptedMethod.IsName(reference.Method.Name) && InterceptedMethod.Of(reference.Method) is not null)
            context.Report(Descriptors.UnreadableSelect, reference, UsedAsDelegate);
    }
}
