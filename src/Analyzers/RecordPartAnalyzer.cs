using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Salesforce.Typed.Generator.Binding;
using Salesforce.Typed.Generator.Diagnostics;

namespace Salesforce.Typed.Analyzers;

/// <summary>
/// Reports a partial record with the name of a generated record of another assembly (SFT1027): it is not a part of that record, and the
/// compiler then reports each use of a field.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class RecordPartAnalyzer() : SalesforceAnalyzer(Descriptors.RecordPartElsewhere)
{
    private protected override void Register(CompilationStartAnalysisContext start, SalesforceSymbols symbols)
    {
        var referenced = start.Compilation.SourceModule.ReferencedAssemblySymbols;
        start.RegisterSymbolAction(context => Analyze(context, referenced), SymbolKind.NamedType);
    }

    private static void Analyze(SymbolAnalysisContext context, ImmutableArray<IAssemblySymbol> referenced)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        if (!type.IsRecord || type.ContainingType is not null || RecordShapes.IsRecord(type))
            return;
        var name = $"{type.ContainingNamespace.ToDisplayString()}.{type.MetadataName}";
        var other = referenced.Select(a => a.GetTypeByMetadataName(name)).FirstOrDefault(RecordShapes.IsRecord);
        if (other is null)
            return;
        foreach (var part in type.DeclaringSyntaxReferences.Select(r => r.GetSyntax(context.CancellationToken))
            .OfType<RecordDeclarationSyntax>())
        {
            if (part.Modifiers.Any(SyntaxKind.PartialKeyword))
            {
                context.ReportDiagnostic(Diagnostic.Create(
                    Descriptors.RecordPartElsewhere, part.Identifier.GetLocation(), type.Name, other.ContainingAssembly.Name));
            }
        }
    }
}
