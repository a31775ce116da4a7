using Microsoft.CodeAnalysis;

namespace Salesforce.Typed.Generator.Binding;

/// <summary>What the rows of a Select must not be: work that has not run.</summary>
internal static class RowTypes
{
    private const int MaxDepth = 4;

    /// <summary>Why a Select cannot give rows of a type; null where it can.</summary>
    public static string? WhyRefused(ITypeSymbol row, int depth = 0)
    {
        if (IsTask(row))
            return "it gives tasks, which are not awaited: the query would return before they end and lose their errors; select the "
                + "values, "
                + "and await in a loop over the rows";
        if (row is INamedTypeSymbol { Name: "IAsyncEnumerable", IsGenericType: true } || IsQuery(row))
            return "it gives queries, which have not run; select children of the record (a.Contacts.Select(c => ...)), or run one query "
                + "with In over the ids of the rows";
        if (depth == MaxDepth)
            return null;
        return PartsOf(row).Select(part => WhyRefused(part, depth + 1)).FirstOrDefault(reason => reason is not null);
    }

    // The elements of a sequence, and the members of a tuple or an anonymous type.
    private static IEnumerable<ITypeSymbol> PartsOf(ITypeSymbol row) => row switch
    {
        IArrayTypeSymbol array => [array.ElementType],
        INamedTypeSymbol { IsTupleType: true } tuple => tuple.TupleElements.Select(e => e.Type),
        INamedTypeSymbol { IsAnonymousType: true } => row.GetMembers().OfType<IPropertySymbol>().Select(p => p.Type),
        INamedTypeSymbol { TypeArguments.Length: 1 } named when RecordShapes.IsSequenceOf(named, named.TypeArguments[0]) =>
            named.TypeArguments,
        _ => [],
    };

    private static bool IsTask(ITypeSymbol type) => type is INamedTypeSymbol
    {
        Name: "Task" or "ValueTask",
        ContainingNamespace: { Name: "Tasks", ContainingNamespace: { Name: "Threading", ContainingNamespace.Name: "System" } },
    };

    private static bool IsQuery(ITypeSymbol type)
    {
        for (var at = type; at is not null; at = at.BaseType)
        {
            if (at.Name is "SoqlRows" or "GroupedQuery" && RuntimeNamespace.Declares(at))
                return true;
        }
        return false;
    }
}
