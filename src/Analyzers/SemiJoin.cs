using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Salesforce.Typed.Analyzers;

/// <summary>A call that is a semi-join or anti-join: Any and None of children, In and NotIn over a query.</summary>
/// <param name="call">The call.</param>
/// <param name="left">The children, or the field before In.</param>
/// <param name="query">The query in In; null for children.</param>
internal sealed class SemiJoin(IInvocationOperation call, IOperation? left, IOperation? query)
{
    /// <summary>Why one inside another is refused.</summary>
    public const string IsInsideAnother =
        "a semi-join or anti-join cannot stand inside another; run the inner one first and use In with its ids";

    public IInvocationOperation Call => call;

    public IOperation? Field => left;

    public IOperation? Query => query;

    /// <summary>The semi-join that a call is; null for any other call.</summary>
    public static SemiJoin? Of(IInvocationOperation call, SalesforceSymbols symbols)
    {
        var method = call.TargetMethod;
        if (method.Name is "Any" or "None" && symbols.IsChildren(method.ContainingType))
            return new SemiJoin(call, call.Instance?.WithoutConversions(), null);
        return method.Name is "In" or "NotIn" && symbols.IsSemiJoins(method.ContainingType) && call.Arguments.Length == 2
            && symbols.IsProjection(method.Parameters[1].Type)
                ? new SemiJoin(call, call.Arguments[0].Value.WithoutConversions(), call.Arguments[1].Value.WithoutConversions())
                : null;
    }
}
