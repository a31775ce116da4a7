namespace Salesforce.Typed.Generator.Binding;

/// <summary>A method that was followed with these rows, and what it returned.</summary>
internal sealed record FollowedCall(RowValue? Self, IReadOnlyList<RowValue?> Arguments, RowValue? Result)
{
    /// <summary>Whether a call passes the same rows: then the method reads the same fields.</summary>
    public bool IsSame(RowValue? self, IReadOnlyList<RowValue?> arguments)
    {
        if (!IsSame(Self, self) || Arguments.Count != arguments.Count)
            return false;
        for (var i = 0; i < arguments.Count; i++)
        {
            if (!IsSame(Arguments[i], arguments[i]))
                return false;
        }
        return true;
    }

    private static bool IsSame(RowValue? one, RowValue? other) => one is null || other is null
        ? one is null && other is null
        : one is not FunctionValue && one.Includes(other) && other.Includes(one);
}
