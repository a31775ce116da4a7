using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Salesforce.Typed.Generator.Binding;

/// <summary>
/// A call of an intercepted method, read: either what it selects, or why it cannot be read. The generator writes the first and the analyzer
/// reports the second, so the reported reason is exactly the one for which the call is refused.
/// </summary>
internal sealed record InterceptedCall(InterceptedMethod Method, SelectionModel? Selection, Refusal? Refusal)
{
    /// <summary>Whether the syntax may be such a call.</summary>
    public static bool IsCandidate(InvocationExpressionSyntax call) => call.Expression switch
    {
        MemberAccessExpressionSyntax access => InterceptedMethod.IsName(access.Name.Identifier.ValueText),
        MemberBindingExpressionSyntax binding => InterceptedMethod.IsName(binding.Name.Identifier.ValueText),
        // A static method by `using static`.
        SimpleNameSyntax { Identifier.ValueText: "Of" } => true,
        _ => false,
    } && call.ArgumentList.Arguments.Count > 0;

    /// <summary>The call, read; null where the code is not such a call or does not compile.</summary>
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
            return new InterceptedCall(
                method, null, new Refusal("a query expression cannot be read at build time; write .Select(x => ...)", call.Syntax));
        var argument = call.Arguments[0].Value;
        var binder = new SelectBinder(call.Syntax, MethodBodies.Of(call.SemanticModel!.Compilation));
        if (binder.FunctionOf(argument) is not { } function)
        {
            return new InterceptedCall(method, null, binder.Refusal ?? new Refusal(
                "its argument is not a lambda or a method, so which fields it needs cannot be seen; write the lambda here: .Select(x => "
                    + "...), or keep it in a static readonly field or a RowShape",
                argument.Syntax));
        }
        var row = ((INamedTypeSymbol)call.Arguments[0].Parameter!.Type).DelegateInvokeMethod!.Parameters[0].Type;
        var (selection, refusal) = method.Reads switch
        {
            LambdaKind.Group => ReadGroup(binder, function, argument),
            LambdaKind.Key => KeyReader.Read(function, row, argument),
            _ => ReadRecord(binder, function, row, argument),
        };
        if (refusal is null && method.Reads != LambdaKind.Key && RowTypes.WhyRefused(call.TargetMethod.TypeArguments.Last()) is { } reason)
            refusal = new Refusal(reason, argument.Syntax);
        return new InterceptedCall(method, refusal is null ? selection : null, refusal);
    }

    /// <summary>The lambda behind a delegate, if it stands there literally.</summary>
    internal static IAnonymousFunctionOperation? LambdaOf(IOperation value) => value switch
    {
        IDelegateCreationOperation creation => creation.Target as IAnonymousFunctionOperation,
        IConversionOperation conversion => LambdaOf(conversion.Operand),
        IAnonymousFunctionOperation lambda => lambda,
        _ => null,
    };

    /// <summary>Why no record of a type can be read; null where it can.</summary>
    internal static Refusal? WhyNoRecord(ITypeSymbol row, IOperation argument) => RecordShapes.IsOneRecord(row) ? null : new Refusal(
        $"the record's own type is not known here, where it is {row.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)}; make a "
            + "RowShape.Of((Account a) => ...) where the object is known, and pass it to Select here",
        (argument is IDelegateCreationOperation { Target: { } target } ? target : argument).Syntax);

    /// <summary>The full C# name of a type, without global::.</summary>
    internal static string FullName(ITypeSymbol type) =>
        type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat.WithGlobalNamespaceStyle(SymbolDisplayGlobalNamespaceStyle.Omitted));

    private static (SelectionModel?, Refusal?) ReadRecord(SelectBinder binder, FunctionValue function, ITypeSymbol row, IOperation argument)
    {
        if (WhyNoRecord(row, argument) is { } refusal)
            return (null, refusal);
        var root = new RowNode(record: row);
        binder.Bind(function, new RecordValue(root), argument);
        binder.Settle(root, argument);
        return (new RecordSelection(FullName(row), root, RecordShapes.IsRemoved(row)), binder.Refusal);
    }

    private static (SelectionModel?, Refusal?) ReadGroup(SelectBinder binder, FunctionValue function, IOperation argument)
    {
        binder.Bind(function, new GroupValue(), argument);
        return (new AggregateSelection(binder.Aggregates), binder.Refusal);
    }
}
