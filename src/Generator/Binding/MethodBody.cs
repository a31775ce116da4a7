using Microsoft.CodeAnalysis;

namespace Salesforce.Typed.Generator.Binding;

/// <summary>The code of a method.</summary>
/// <param name="Method">The method as its own compilation knows it: the code refers to these parameters.</param>
/// <param name="Code">The operations that a call runs.</param>
internal sealed record MethodBody(IMethodSymbol Method, IReadOnlyList<IOperation> Code)
{
    /// <summary>The parameters that the new object keeps.</summary>
    public IReadOnlyList<IParameterSymbol> Kept { get; init; } = [];

    /// <summary>The parameter of the extension block around the method, which the code reads as its receiver; null without one.</summary>
    public IParameterSymbol? Receiver { get; init; }
}
