namespace Salesforce.Typed.SoqlSyntax.Tree;

/// <summary>A tree has a kind of node that the code that works on trees does not handle.</summary>
public sealed class UnknownNodeException : InvalidOperationException
{
    /// <summary>Creates the exception.</summary>
    public UnknownNodeException()
    {
    }

    /// <summary>Creates the exception with a message.</summary>
    public UnknownNodeException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception with a message and its cause.</summary>
    public UnknownNodeException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    internal UnknownNodeException(SyntaxNode node)
        : this($"A node of type {node.GetType().Name} is not handled.")
    {
    }
}
