namespace Salesforce.Typed.Cli.Permissions.Il;

/// <summary>A type in compiled code.</summary>
/// <param name="Name">
/// The full name, as metadata has it: with a backtick and the number of arguments; <c>!0</c> and <c>!!0</c> for parameters.
/// </param>
/// <param name="Arguments">The type arguments.</param>
internal sealed record IlType(string Name, IReadOnlyList<IlType> Arguments)
{
    /// <summary>A type that is of no interest.</summary>
    public static IlType Unknown { get; } = new("?");

    /// <summary>A type without arguments.</summary>
    public IlType(string name)
        : this(name, [])
    {
    }

    /// <summary>The type with arguments in the place of parameters.</summary>
    public IlType With(IReadOnlyList<IlType> ofType, IReadOnlyList<IlType> ofMethod)
    {
        if (Name.StartsWith("!!", StringComparison.Ordinal))
            return At(ofMethod, Name.AsSpan(2));
        if (Name.StartsWith('!'))
            return At(ofType, Name.AsSpan(1));
        return Arguments.Count == 0 ? this : new IlType(Name, [.. Arguments.Select(a => a.With(ofType, ofMethod))]);
    }

    private IlType At(IReadOnlyList<IlType> arguments, ReadOnlySpan<char> index) =>
        int.Parse(index, System.Globalization.CultureInfo.InvariantCulture) is var i && i < arguments.Count ? arguments[i] : this;
}
