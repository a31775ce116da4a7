using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Salesforce.Typed.Analyzers;
using Salesforce.Typed.Generator.Diagnostics;
using Salesforce.Typed.Generator.Naming;

namespace Salesforce.Typed.CodeFixes;

/// <summary>
/// For a string in place of an id or a picklist value (SFT2008): the member of the picklist, or the call that makes the value.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(TextValueFix)), Shared]
public sealed class TextValueFix() : SalesforceCodeFix(DiagnosticIds.TextAsValue)
{
    private protected override async Task<TextFix?> FindAsync(FixSite site)
    {
        if (site.Node is not ExpressionSyntax text || await site.GetModelAsync().ConfigureAwait(false) is not { } model
            || model.GetConversion(text, site.Cancellation) is not { IsUserDefined: true, MethodSymbol.ReturnType: INamedTypeSymbol type })
            return null;
        var name = type.ToMinimalDisplayString(model, text.SpanStart);
        var symbols = SalesforceSymbols.Of(model.Compilation);
        var constant = model.GetConstantValue(text, site.Cancellation).Value as string;
        var written = symbols.IsPicklist(type) ? Member(type, name, constant) ?? $"new {name}({text})"
            : type.GetMembers("Parse").IsEmpty ? null : $"{name}.Parse({text})";
        return written is null ? null : new TextFix($"Write {written}", "Write the value", new TextChange(text.Span, written));
    }

    // The member whose value is the text: its name is that of the value, made an identifier. Where several values have that name, only the
    // one that reads as the name is known.
    private static string? Member(INamedTypeSymbol picklist, string name, string? value)
    {
        if (value is null)
            return null;
        var member = Identifier.OfText(value);
        var isKnown = picklist.GetMembers(member).OfType<IPropertySymbol>()
            .Any(p => p.IsStatic && SymbolEqualityComparer.Default.Equals(p.Type, picklist));
        return isKnown && (value == member || picklist.GetMembers(member + "_2").IsEmpty) ? $"{name}.{Identifier.Escape(member)}" : null;
    }
}
