using Microsoft.CodeAnalysis;

namespace Salesforce.Typed.Generator.Binding;

/// <summary>
/// What the parameters and locals of one call hold of the rows. Lambdas and local functions also see the scope around them.
/// </summary>
/// <param name="outer">The scope around it; null for a method.</param>
/// <param name="self">What <c>this</c> holds.</param>
internal sealed class Scope(Scope? outer = null, RowValue? self = null)
{
    private readonly Dictionary<ISymbol, RowValue?> _values = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ISymbol, ITypeSymbol> _types = new(SymbolEqualityComparer.Default);

    /// <summary>What <c>this</c> holds.</summary>
    public RowValue? Self => self ?? outer?.Self;

    /// <summary>What the code returns.</summary>
    public RowValue? Returned { get; set; }

    /// <summary>Where it returns that first.</summary>
    public IOperation? ReturnedAt { get; set; }

    /// <summary>Whether a variable was found to hold more than was known when the code was read: then it is read again.</summary>
    public bool IsChanged { get; set; }

    /// <summary>What a parameter or local holds.</summary>
    public RowValue? Find(ISymbol symbol) => _values.TryGetValue(symbol, out var value) ? value : outer?.Find(symbol);

    /// <summary>Adds a parameter or local. One that is known already keeps what it was found to hold.</summary>
    public void Declare(ISymbol symbol, RowValue? value)
    {
        if (!_values.TryGetValue(symbol, out var known) || (known is null && value is not null))
            _values[symbol] = value;
        else if (known is not null && value is not null)
            _values[symbol] = RowValue.Union(known, value) ?? value;
    }

    /// <summary>Notes what a variable is assigned; false where it cannot hold both that and what it held.</summary>
    public bool Assign(ISymbol symbol, RowValue value)
    {
        var owner = Owner(symbol) ?? this;
        if (!owner._values.TryGetValue(symbol, out var known) || known is null)
            owner._values[symbol] = value;
        else if (known.Includes(value))
            return true;
        else if (RowValue.Union(known, value) is { } both)
            owner._values[symbol] = both;
        else
            return false;
        owner.IsChanged = true;
        return true;
    }

    /// <summary>Notes which type a type parameter is here.</summary>
    public void DeclareType(ITypeParameterSymbol parameter, ITypeSymbol type) => _types[parameter] = type;

    /// <summary>The type that a type is here: a type parameter is what the caller made it.</summary>
    public ITypeSymbol TypeOf(ITypeSymbol type) =>
        type is ITypeParameterSymbol ? _types.TryGetValue(type, out var known) ? known : outer?.TypeOf(type) ?? type
        : type is INamedTypeSymbol { TypeArguments.IsEmpty: false, IsUnboundGenericType: false,
            ContainingType: not { IsGenericType: true } } named
            ? named.ConstructedFrom.Construct([.. named.TypeArguments.Select(TypeOf)]) : type;

    private Scope? Owner(ISymbol symbol) => _values.ContainsKey(symbol) ? this : outer?.Owner(symbol);
}
