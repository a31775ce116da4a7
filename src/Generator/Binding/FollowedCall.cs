using Microsoft.CodeAnalysis;

namespace Salesforce.Typed.Generator.Binding;

/// <summary>A method that was followed with these rows and type arguments, and what it returned.</summary>
internal sealed record FollowedCall(
    RowValue? Self, IReadOnlyList<RowValue?> Arguments, IReadOnlyList<(ITypeParameterSymbol Parameter, ITypeSymbol Type)> Types,
    RowValue? Result)
{
    /// <summary>Whether a call passes the same rows and type arguments: then the method reads the same fields.</summary>
    public bool IsSame(
        RowValue? self, IReadOnlyList<RowValue?> arguments, IReadOnlyList<(ITypeParameterSymbol Parameter, ITypeSymbol Type)> types)
    {
        if (!IsSame(Self, self) || Arguments.Count != arguments.Count || Types.Count != types.Count)
            return false;
        for (var i = 0; i < arguments.Count; i++)
        {
            if (!IsSame(Arguments[i], arguments[i]))
                return false;
        }
        for (var i = 0; i < types.Count; i++)
        {
            if (!RecordShapes.Same(Types[i].Type, types[i].Type))
                return false;
        }
        return true;
    }

    private static bool IsSame(RowValue? one, RowValue? other) => one is null || other is null
        ? one is null && other is null
        : one is not FunctionValue && one.Includes(other) && other.Includes(one);
}
