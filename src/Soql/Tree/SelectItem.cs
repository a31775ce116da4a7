namespace Salesforce.Typed.SoqlSyntax.Tree;

/// <summary>One item of a SELECT list.</summary>
public abstract record SelectItem : SyntaxNode
{
    /// <summary>The alias. The grammar allows one everywhere but after <c>COUNT()</c>.</summary>
    public Identifier? Alias { get; init; }
}
