using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Salesforce.Typed.Analyzers;

/// <summary>Code that runs several times: the body of a loop, or a lambda that is run for each of several things.</summary>
internal static class Loop
{
    /// <summary>The innermost loop that repeats the operation; null where nothing does.</summary>
    public static SyntaxNode? Around(IOperation operation)
    {
        var inner = operation;
        for (var at = operation.Parent; at is not null; inner = at, at = at.Parent)
        {
            switch (at)
            {
                // The collection of foreach and the beginning of for are worked out once.
                case IForEachLoopOperation loop when loop.Body == inner:
                case IForLoopOperation { Before: var before } when !before.Contains(inner):
                case IWhileLoopOperation:
                    return at.Syntax;
                case IAnonymousFunctionOperation lambda:
                    return IsForEach(lambda) ? lambda.Syntax : null;
                case ILocalFunctionOperation:
                    return null;
            }
        }
        return null;
    }

    /// <summary>Whether the operation names what is different in each iteration of the loop.</summary>
    public static bool Varies(IOperation operation, SyntaxNode loop) => VaryingParts(operation, loop).Any();

    /// <summary>The parts of the operation that name what is different in each iteration of the loop.</summary>
    public static IEnumerable<IOperation> VaryingParts(IOperation operation, SyntaxNode loop)
    {
        foreach (var part in operation.DescendantsAndSelf())
        {
            ISymbol? symbol = part switch
            {
                ILocalReferenceOperation { Local: var local } => local,
                IParameterReferenceOperation { Parameter: var parameter } => parameter,
                _ => null,
            };
            if (symbol?.DeclaringSyntaxReferences is [var declared] && loop.Span.Contains(declared.Span)
                && !operation.Syntax.Span.Contains(declared.Span))
                yield return part;
        }
    }

    private static bool IsForEach(IAnonymousFunctionOperation lambda)
    {
        var at = lambda.Parent;
        while (at is IConversionOperation or IDelegateCreationOperation)
            at = at.Parent;
        return at is IArgumentOperation { Parent: IInvocationOperation { TargetMethod: var method } }
            && method is { Name: "Select" or "ForEach" or "ForEachAsync" }
            && method.ContainingType is { Name: "Enumerable" or "List" or "Parallel" or "AsyncEnumerable", ContainingNamespace: var space }
            && space.ToDisplayString().StartsWith("System", StringComparison.Ordinal);
    }
}
