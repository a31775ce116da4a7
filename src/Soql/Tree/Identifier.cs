namespace Salesforce.Typed.SoqlSyntax.Tree;

/// <summary>
/// A single name as the statement spells it: an alias, a data category, a scope. The platform compares names without case.
/// </summary>
/// <param name="Text">The name.</param>
public sealed record Identifier(string Text) : SyntaxNode
{
    /// <summary>Whether the name is <paramref name="name"/>, in any case.</summary>
    public bool Is(string name) => string.Equals(Text, name, StringComparison.OrdinalIgnoreCase);
}
