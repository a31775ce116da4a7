using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Salesforce.Typed.CodeFixes;

/// <summary>Finds the code that a diagnostic is about.</summary>
internal static class SyntaxAt
{
    /// <summary>The outermost node of that kind whose span is that of the diagnostic, or the nearest around it.</summary>
    public static async Task<T?> FindAsync<T>(CodeFixContext context, Diagnostic diagnostic)
        where T : SyntaxNode
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        return root?.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true).FirstAncestorOrSelf<T>();
    }
}
