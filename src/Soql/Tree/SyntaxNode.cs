using Salesforce.Typed.SoqlSyntax.Printing;

namespace Salesforce.Typed.SoqlSyntax.Tree;

/// <summary>
/// A node of the tree of a SOQL or SOSL statement. Nodes are immutable records. Two nodes are equal when they say the same: their
/// position in the text (<see cref="Span"/>) is left out of equality. <see cref="ToString"/> gives the node as canonical text.
/// </summary>
public abstract record SyntaxNode
{
    /// <summary>Where the node is in the text that was parsed; empty for a node that code made.</summary>
    public TextSpan Span { get; init; }

    /// <summary>Whether <paramref name="other"/> says the same; spans do not matter.</summary>
    public virtual bool Equals(SyntaxNode? other) => other is not null && EqualityContract == other.EqualityContract;

    /// <inheritdoc/>
    public override int GetHashCode() => EqualityContract.GetHashCode();

    /// <summary>The node as <see cref="SoqlPrinter"/> writes it.</summary>
    public sealed override string ToString() => SoqlPrinter.Print(this);
}
