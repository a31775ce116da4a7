using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Salesforce.Typed.Generator.Binding;

namespace Salesforce.Typed.Generator.Interception;

/// <summary>What in a file may concern the binder, by its syntax alone.</summary>
internal sealed class FileCandidates
{
    public FileCandidates(SyntaxTree tree, ICollection<string> records, CancellationToken cancellation)
    {
        Tree = tree;
        foreach (var node in tree.GetRoot(cancellation).DescendantNodes())
        {
            if (node is InvocationExpressionSyntax call && InterceptedCall.IsCandidate(call))
                Calls.Add(call);
            else if (node is MemberDeclarationSyntax member && ProjectionCandidates.IsCandidate(member, records))
                Methods.Add(member);
        }
    }

    /// <summary>The file.</summary>
    public SyntaxTree Tree { get; }

    /// <summary>The calls that may be of intercepted methods.</summary>
    public List<InvocationExpressionSyntax> Calls { get; } = [];

    /// <summary>The methods that may be projections which other assemblies use.</summary>
    public List<MemberDeclarationSyntax> Methods { get; } = [];

    /// <summary>Whether there are none.</summary>
    public bool IsEmpty => Calls.Count == 0 && Methods.Count == 0;
}
