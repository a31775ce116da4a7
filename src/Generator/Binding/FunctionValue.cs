using Microsoft.CodeAnalysis;

namespace Salesforce.Typed.Generator.Binding;

/// <summary>A delegate whose code is known: a lambda with the scope in which it was written, or a method.</summary>
/// <param name="method">The lambda or method.</param>
/// <param name="body">The body of a lambda; null for a method.</param>
/// <param name="scope">The scope in which a lambda was written.</param>
/// <param name="self">The row that a method is called on.</param>
internal sealed class FunctionValue(IMethodSymbol method, IOperation? body, Scope? scope, RowValue? self) : RowValue
{
    public IMethodSymbol Method => method;

    public IOperation? Body => body;

    public Scope? Scope => scope;

    public RowValue? Self => self;
}
