using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Salesforce.Typed.Generator.Binding;
using Salesforce.Typed.Schema;

namespace Salesforce.Typed.Analyzers;

/// <summary>What several analyzers do with an operation.</summary>
internal static class OperationExtensions
{
    /// <summary>Reports a diagnostic at the code of an operation.</summary>
    public static void Report(this OperationAnalysisContext context, DiagnosticDescriptor rule, IOperation at, params object[] arguments) =>
        context.ReportDiagnostic(Diagnostic.Create(rule, at.Syntax.GetLocation(), [.. arguments.Select(Visible)]));

    // An argument may be a picklist value or another text of a describe, and a build's log prints the message.
    private static object Visible(object argument) => argument is string text ? VisibleText.Of(text) : argument;

    /// <summary>Returns the value without the conversions around it.</summary>
    public static IOperation WithoutConversions(this IOperation value)
    {
        while (value is IConversionOperation conversion)
            value = conversion.Operand;
        return value;
    }

    /// <summary>Returns the nearest operation around this one that is not a conversion.</summary>
    public static IOperation? ParentWithoutConversions(this IOperation operation)
    {
        var parent = operation.Parent;
        while (parent is IConversionOperation)
            parent = parent.Parent;
        return parent;
    }

    /// <summary>Returns the calls that a query is built of, the last one first.</summary>
    /// <param name="query">The query.</param>
    /// <param name="root">The receiver of the first call.</param>
    public static ImmutableArray<IInvocationOperation> CallChain(this IOperation? query, out IOperation? root)
    {
        var calls = ImmutableArray.CreateBuilder<IInvocationOperation>();
        root = query?.WithoutConversions();
        while (root is IInvocationOperation { Instance: { } receiver } call)
        {
            calls.Add(call);
            root = receiver.WithoutConversions();
        }
        return calls.ToImmutable();
    }

    /// <summary>Returns the lambda that a call takes first; null where it takes none.</summary>
    public static IAnonymousFunctionOperation? Lambda(this IInvocationOperation call) =>
        call.Arguments.Length > 0 ? InterceptedCall.LambdaOf(call.Arguments[0].Value) : null;

    /// <summary>Returns what a lambda of one expression returns.</summary>
    public static IOperation? Returned(this IAnonymousFunctionOperation lambda) =>
        lambda.Body.Operations is [IReturnOperation { ReturnedValue: { } value }] ? value.WithoutConversions() : null;

    /// <summary>Returns the whole number that an argument is; null unless it is a constant.</summary>
    public static int? ConstantNumber(this IArgumentOperation argument) =>
        argument.Value.ConstantValue is { HasValue: true, Value: int number } ? number : null;
}
