using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;
using Salesforce.Typed.Generator.Diagnostics;

namespace Salesforce.Typed.CodeFixes;

/// <summary>For a field that an update cannot set (SFT1017): leaves it out.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RemoveAssignmentFix)), Shared]
public sealed class RemoveAssignmentFix() : SalesforceCodeFix(DiagnosticIds.CreateOnlyFieldInUpdate)
{
    private protected override TextFix? Find(FixSite site)
    {
        var set = site.Find<AssignmentExpressionSyntax>();
        if (set?.Parent is not InitializerExpressionSyntax initializer)
            return null;
        var at = initializer.Expressions.IndexOf(set);
        // With the comma and the blanks up to the next one; of the last, those up to the one before.
        var span = at + 1 < initializer.Expressions.Count ? TextSpan.FromBounds(set.SpanStart, initializer.Expressions[at + 1].SpanStart)
            : at > 0 ? TextSpan.FromBounds(initializer.Expressions[at - 1].Span.End, set.Span.End)
            : TextSpan.FromBounds(set.SpanStart, initializer.CloseBraceToken.SpanStart);
        return new TextFix($"Leave {set.Left} out", "Leave out", new TextChange(span, ""));
    }
}
