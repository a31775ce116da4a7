using Microsoft.CodeAnalysis;

namespace Salesforce.Typed.CodeFixes;

/// <summary>A diagnostic and the file that it is in.</summary>
/// <param name="Document">The file.</param>
/// <param name="Root">The syntax of the file.</param>
/// <param name="Diagnostic">The diagnostic.</param>
/// <param name="Cancellation">Cancels the search for a fix.</param>
internal readonly record struct FixSite(Document Document, SyntaxNode Root, Diagnostic Diagnostic, CancellationToken Cancellation)
{
    /// <summary>Gets the innermost node at the diagnostic.</summary>
    public SyntaxNode Node => Root.FindNode(Diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);

    /// <summary>Returns the innermost node of that kind at the diagnostic or around it.</summary>
    public T? Find<T>()
        where T : SyntaxNode => Node.FirstAncestorOrSelf<T>();

    /// <summary>Returns the semantic model of the file.</summary>
    public Task<SemanticModel?> GetModelAsync() => Document.GetSemanticModelAsync(Cancellation);
}
