using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Salesforce.Typed.Generator.Binding;

namespace Salesforce.Typed.Analyzers;

/// <summary>What of the runtime a piece of code uses.</summary>
internal static class Ours
{
    private const string Query = "SoqlRows";

    /// <summary>Whether a type or member is of the runtime's public namespaces.</summary>
    public static bool Is(ISymbol? symbol) => RuntimeNamespace.Declares(symbol);

    /// <summary>Whether the type is a typed query: a set, or what its builder methods give.</summary>
    public static bool IsQuery(ITypeSymbol? type)
    {
        for (var at = type; at is not null; at = at.BaseType)
        {
            if (at.Name == Query && Is(at))
                return true;
        }
        return false;
    }

    /// <summary>Whether the type is the set of an object's records: <c>org.Account</c>.</summary>
    public static bool IsSet(ITypeSymbol? type) => type is { Name: "SObjectSet" } && Is(type);

    /// <summary>Whether the type holds an id.</summary>
    public static bool IsId(ITypeSymbol? type) => type is { Name: "Id" or "AnyId" or "RawId" } && Is(type);

    /// <summary>The value without the conversions around it.</summary>
    public static IOperation Bare(IOperation value)
    {
        while (value is IConversionOperation conversion)
            value = conversion.Operand;
        return value;
    }

    /// <summary>The calls that a query is built of, the last one first; the receiver of the first one as well.</summary>
    public static IReadOnlyList<IInvocationOperation> Chain(IOperation? query, out IOperation? root)
    {
        var calls = new List<IInvocationOperation>();
        while (query is not null && Bare(query) is IInvocationOperation { Instance: { } receiver } call)
        {
            calls.Add(call);
            query = receiver;
        }
        root = query is null ? null : Bare(query);
        return calls;
    }

    /// <summary>The whole number that an argument is; null where it is none that the compiler knows.</summary>
    public static int? Number(IArgumentOperation argument) => argument.Value.ConstantValue is { HasValue: true, Value: int number } ? number : null;
}
