using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace Salesforce.Typed.CodeFixes;

/// <summary>The base of the code fixes: each diagnostic has at most one fix, and fix-all applies those of one group.</summary>
public abstract class SalesforceCodeFix : CodeFixProvider
{
    private protected SalesforceCodeFix(params string[] ids) => FixableDiagnosticIds = [.. ids];

    /// <inheritdoc/>
    public sealed override ImmutableArray<string> FixableDiagnosticIds { get; }

    /// <inheritdoc/>
    public sealed override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        if (await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false) is not { } root)
            return;
        foreach (var diagnostic in context.Diagnostics)
        {
            var site = new FixSite(context.Document, root, diagnostic, context.CancellationToken);
            if (await FindAsync(site).ConfigureAwait(false) is not { } fix)
                continue;
            var action = CodeAction.Create(fix.Title, cancellation => ApplyAsync(context.Document, fix.Change, cancellation), fix.Group);
            context.RegisterCodeFix(action, diagnostic);
        }
    }

    /// <summary>
    /// Returns the fix for a diagnostic; null where there is none. A fix that does not need the semantic model overrides this one.
    /// </summary>
    private protected virtual TextFix? Find(FixSite site) => null;

    /// <summary>
    /// Returns the fix for a diagnostic; null where there is none. A fix that needs the semantic model overrides this one.
    /// </summary>
    private protected virtual Task<TextFix?> FindAsync(FixSite site) => Task.FromResult(Find(site));

    private static async Task<Document> ApplyAsync(Document document, TextChange change, CancellationToken cancellation)
    {
        var text = await document.GetTextAsync(cancellation).ConfigureAwait(false);
        return document.WithText(text.WithChanges(change));
    }
}
