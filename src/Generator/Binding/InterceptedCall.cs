using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Salesforce.Typed.Generator.Binding;

/// <summary>
/// A call of an intercepted method, read: either what it selects, or why it cannot be read. The generator writes the first and the analyzer
/// reports the second, so a call is refused for exactly the reason that the user is told.
/// </summary>
internal sealed record InterceptedCall(InterceptedMethod Method, SelectionModel? Selection, Refusal? Refusal)
{
    /// <summary>Whether the syntax may be such a call.</summary>
    public static bool IsCandidate(InvocationExpressionSyntax call) => call.Expression switch
    {
        MemberAccessExpressionSyntax access => InterceptedMethod.IsName(access.Name.Identifier.ValueText),
        MemberBindingExpressionSyntax binding => InterceptedMethod.IsName(binding.Name.Identifier.ValueText),
        _ => false,
    } && call.ArgumentList.Arguments.Count > 0;

    /// <summary>The call, read; null where it is none, or does not compile.</summary>
    public static InterceptedCall? Find(SemanticModel model, InvocationExpressionSyntax call, CancellationToken cancellation)
    {
        return model.GetSymbolInfo(call, cancellation).Symbol is IMethodSymbol method
            && InterceptedMethod.Of(method) is { } intercepted
            && model.GetOperation(call, cancellation) is IInvocationOperation operation
                ? Read(intercepted, operation)
                : null;
    }

    /// <summary>Reads a call that is known to be one.</summary>
    public static InterceptedCall Read(InterceptedMethod method, IInvocationOperation call)
    {
        if (call.Syntax is not InvocationExpressionSyntax)
            return new InterceptedCall(method, null, new Refusal("a query expression cannot be read at build time; write .Select(x => ...)", call.Syntax));
        var argument = call.Arguments[0].Value;
        if (LambdaOf(argument) is not { } lambda)
            return new InterceptedCall(method, null, new Refusal("its argument is no lambda, so which fields it needs cannot be seen; write the lambda here: .Select(x => ...)", argument.Syntax));
        var row = lambda.Symbol.Parameters[0];
        var (selection, refusal) = method.IsOverGroups ? ReadGroup(lambda, row) : ReadRecord(lambda, row);
        return new InterceptedCall(method, refusal is null ? selection : null, refusal);
    }

    private static (SelectionModel?, Refusal?) ReadRecord(IAnonymousFunctionOperation lambda, IParameterSymbol row)
    {
        if (!RecordShapes.IsOneRecord(row.Type))
            return (null, new Refusal($"the record's own type is not known here, where it is {row.Type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)}; write the Select where the object is known", lambda.Syntax));
        var root = new RowNode();
        var binder = new SelectBinder(root);
        binder.Bind(lambda, row);
        return (new RecordSelection(FullName(row.Type), root, RecordShapes.IsRemoved(row.Type)), binder.Refusal);
    }

    private static (SelectionModel?, Refusal?) ReadGroup(IAnonymousFunctionOperation lambda, IParameterSymbol group)
    {
        var binder = new GroupBinder(group);
        binder.Visit(lambda.Body);
        return (new AggregateSelection(binder.Aggregates), binder.Refusal);
    }

    /// <summary>The lambda behind a delegate, if it stands there literally.</summary>
    internal static IAnonymousFunctionOperation? LambdaOf(IOperation value) => value switch
    {
        IDelegateCreationOperation creation => creation.Target as IAnonymousFunctionOperation,
        IConversionOperation conversion => LambdaOf(conversion.Operand),
        IAnonymousFunctionOperation lambda => lambda,
        _ => null,
    };

    private static string FullName(ITypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat.WithGlobalNamespaceStyle(SymbolDisplayGlobalNamespaceStyle.Omitted));
}
