using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;
using Salesforce.Typed.Generator.Diagnostics;

namespace Salesforce.Typed.CodeFixes;

/// <summary>
/// For a call in a loop (SFT1011, SFT1012): the one call that takes all. Offered where the loop does nothing else (a write), or begins
/// with the call (a read).
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CollectionCallFix)), Shared]
public sealed class CollectionCallFix() : SalesforceCodeFix(DiagnosticIds.ReadInLoop, DiagnosticIds.WriteInLoop)
{
    private protected override TextFix? Find(FixSite site)
    {
        var call = site.Find<InvocationExpressionSyntax>();
        if (call?.Expression is not MemberAccessExpressionSyntax method
            || call.FirstAncestorOrSelf<ForEachStatementSyntax>() is not { } loop)
            return null;
        if (!loop.AwaitKeyword.IsKind(SyntaxKind.None) || call.Parent is not AwaitExpressionSyntax)
            return null;
        return (site.Diagnostic.Id == DiagnosticIds.WriteInLoop ? Write(loop, call, method) : Read(loop, call, method)) is { } change
            ? new TextFix($"Call {NameForMany(method)} once for all", "Call once for all", change)
            : null;
    }

    // Each record has an outcome of its own: what failed must not go unseen, as it would not have in the loop.
    private static TextChange? Write(ForEachStatementSyntax loop, InvocationExpressionSyntax call, MemberAccessExpressionSyntax method)
    {
        var only = loop.Statement is BlockSyntax { Statements: [var statement] } ? statement : loop.Statement;
        if (only is not ExpressionStatementSyntax { Expression: AwaitExpressionSyntax awaited } || awaited.Expression != call)
            return null;
        // UpsertAsync(key, value, record): where the value comes from is not seen, and the call for many reads it from the records.
        if (method.Name.Identifier.ValueText == "UpsertAsync"
            || call.ArgumentList.Arguments is not [var sent, ..] || Names(call, loop, except: sent))
            return null;
        var indent = Indentation(loop);
        var end = loop.SyntaxTree.GetText().ToString().Contains("\r\n") ? "\r\n" : "\n";
        var lines = string.Join(end,
            $"foreach (var outcome in await {OnceFor(loop, call, method, sent)})",
            indent + "{",
            indent + "    if (!outcome.Succeeded)",
            indent + "        throw new InvalidOperationException(outcome.ToString());",
            indent + "}");
        return new TextChange(loop.Span, lines);
    }

    // foreach (var id in ids) { var record = await org.Account.GetAsync(id); ... }
    private static TextChange? Read(ForEachStatementSyntax loop, InvocationExpressionSyntax call, MemberAccessExpressionSyntax method)
    {
        if (method.Name.Identifier.ValueText != "GetAsync"
            || call.ArgumentList.Arguments is not [var sent, ..] || Names(call, loop, except: sent))
            return null;
        if (loop.Statement is not BlockSyntax { Statements: [LocalDeclarationStatementSyntax first, ..] } block
            || first.Declaration.Variables is not [{ Initializer.Value: AwaitExpressionSyntax awaited } record]
            || awaited.Expression != call)
            return null;
        if (block.Statements.Skip(1).Any(s => Names(s, loop.Identifier.ValueText)))
            return null;
        var text = loop.SyntaxTree.GetText();
        var next = block.Statements.Count > 1 ? block.Statements[1].FullSpan.Start : block.CloseBraceToken.FullSpan.Start;
        var head = $"foreach ({first.Declaration.Type} {record.Identifier.ValueText} in await {OnceFor(loop, call, method, sent)})";
        var between = text.ToString(TextSpan.FromBounds(loop.CloseParenToken.Span.End, first.FullSpan.Start));
        return new TextChange(loop.Span, head + between + text.ToString(TextSpan.FromBounds(next, loop.Span.End)));
    }

    // The call with all in place of one: the collection itself, or what each of its elements becomes.
    private static string OnceFor(
        ForEachStatementSyntax loop, InvocationExpressionSyntax call, MemberAccessExpressionSyntax method, ArgumentSyntax sent)
    {
        var element = loop.Identifier.ValueText;
        var collection = loop.Expression is IdentifierNameSyntax or MemberAccessExpressionSyntax or InvocationExpressionSyntax
            ? loop.Expression.ToString()
            : $"({loop.Expression})";
        var all = sent.Expression is IdentifierNameSyntax { Identifier.ValueText: var value } && value == element
            ? loop.Expression.ToString()
            : $"{collection}.Select({element} => {sent.Expression})";
        var text = call.ToString();
        var name = method.Name.Span.Start - call.SpanStart;
        var start = sent.Expression.SpanStart - call.SpanStart;
        return text.Substring(0, name) + NameForMany(method)
            + text.Substring(name + method.Name.Span.Length, start - name - method.Name.Span.Length)
            + all + text.Substring(start + sent.Expression.Span.Length);
    }

    // CreateAsync and CreateManyAsync.
    private static string NameForMany(MemberAccessExpressionSyntax method)
    {
        var name = method.Name.Identifier.ValueText;
        return name.Substring(0, name.Length - "Async".Length) + "ManyAsync";
    }

    private static bool Names(InvocationExpressionSyntax call, ForEachStatementSyntax loop, ArgumentSyntax except) =>
        Names(call.Expression, loop.Identifier.ValueText)
        || call.ArgumentList.Arguments.Any(a => a != except && Names(a, loop.Identifier.ValueText));

    private static bool Names(SyntaxNode node, string name) =>
        node.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Any(n => n.Identifier.ValueText == name);

    private static string Indentation(SyntaxNode node)
    {
        var text = node.SyntaxTree.GetText();
        var line = text.Lines.GetLineFromPosition(node.SpanStart);
        return new string(' ', node.SpanStart - line.Start);
    }
}
