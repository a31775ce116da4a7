using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Salesforce.Typed.Generator.Binding;
using Salesforce.Typed.Generator.Interception;

namespace Salesforce.Typed.Analyzers;

/// <summary>
/// Reports a Select that cannot be read at build time (SFT1001), with the generator's own reason, and one that could be but was not replaced
/// (SFT1002): that call would throw when it runs.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SelectAnalyzer : DiagnosticAnalyzer
{
    private static readonly DiagnosticDescriptor CannotBeRead = new(
        "SFT1001",
        "A Select that cannot be read at build time",
        "This Select cannot be read at build time: {0}",
        "Salesforce.Typed.Queries",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: "https://github.com/salesforce-typed/salesforce-typed/blob/main/docs/rules/SFT1001.md");

    private static readonly DiagnosticDescriptor WasNotReplaced = new(
        "SFT1002",
        "A Select that was not replaced",
        "This Select was not replaced by the generator and would throw when it runs: build with the generator of the Salesforce.Typed package, of the same version as the runtime",
        "Salesforce.Typed.Queries",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: "https://github.com/salesforce-typed/salesforce-typed/blob/main/docs/rules/SFT1002.md");

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [CannotBeRead, WasNotReplaced];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(static start =>
        {
            // An editor does not run implementation outputs: only where this file is, interceptors were written at all. A referenced project's
            // file says nothing of this one.
            var isBuild = start.Compilation.Assembly.GetTypeByMetadataName(SelectionFile.Namespace + ".Selections") is not null;
            start.RegisterOperationAction(c => AnalyzeCall(c, isBuild), OperationKind.Invocation);
            start.RegisterOperationAction(AnalyzeReference, OperationKind.MethodReference);
        });
    }

    private static void AnalyzeCall(OperationAnalysisContext context, bool isBuild)
    {
        var call = (IInvocationOperation)context.Operation;
        if (!InterceptedMethod.IsName(call.TargetMethod.Name) || InterceptedMethod.Of(call.TargetMethod) is not { } method)
            return;
        if (InterceptedCall.Read(method, call).Refusal is { } refusal)
            context.ReportDiagnostic(Diagnostic.Create(CannotBeRead, refusal.At.GetLocation(), refusal.Reason));
        else if (isBuild && !IsReplaced(call, context.CancellationToken))
            context.ReportDiagnostic(Diagnostic.Create(WasNotReplaced, call.Syntax.GetLocation()));
    }

    private static bool IsReplaced(IInvocationOperation call, CancellationToken cancellation) =>
        call.Syntax is InvocationExpressionSyntax syntax && call.SemanticModel?.GetInterceptorMethod(syntax, cancellation) is not null;

    private static void AnalyzeReference(OperationAnalysisContext context)
    {
        var reference = (IMethodReferenceOperation)context.Operation;
        if (InterceptedMethod.IsName(reference.Method.Name) && InterceptedMethod.Of(reference.Method) is not null)
            context.ReportDiagnostic(Diagnostic.Create(CannotBeRead, reference.Syntax.GetLocation(), "it is used as a delegate, and what that is called with cannot be seen; call it with a lambda: .Select(x => ...)"));
    }
}
