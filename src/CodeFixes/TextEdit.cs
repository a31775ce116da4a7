using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace Salesforce.Typed.CodeFixes;

/// <summary>Fixes that change characters and leave the rest of a file as it was written.</summary>
internal static class TextEdit
{
    /// <summary>Offers to make these changes. The title of the first word groups fixes: fix-all makes all of one group.</summary>
    public static void Offer(CodeFixContext context, string title, string group, ImmutableArray<Diagnostic> diagnostics, params TextChange[] changes) =>
        context.RegisterCodeFix(CodeAction.Create(title, cancellation => ApplyAsync(context.Document, changes, cancellation), group), diagnostics);

    private static async Task<Document> ApplyAsync(Document document, TextChange[] changes, CancellationToken cancellation)
    {
        var text = await document.GetTextAsync(cancellation).ConfigureAwait(false);
        return document.WithText(text.WithChanges(changes));
    }
}
