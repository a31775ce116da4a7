using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Salesforce.Typed.Generator.Binding;
using Salesforce.Typed.Generator.Diagnostics;

namespace Salesforce.Typed.Analyzers;

/// <summary>
/// Reports a <c>JsonSerializerContext</c> that names a record which is generated in the same project (SFT1003): System.Text.Json's
/// generator runs at the same time and does not see it, so the context would be without it.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class JsonContextAnalyzer() : SalesforceAnalyzer(Descriptors.OwnRecordInJsonContext)
{
    private protected override void Register(CompilationStartAnalysisContext start, SalesforceSymbols symbols) =>
        start.RegisterSymbolAction(Analyze, SymbolKind.NamedType);

    private static void Analyze(SymbolAnalysisContext context)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        if (type.BaseType is not { Name: "JsonSerializerContext", ContainingNamespace.Name: "Serialization" })
            return;
        foreach (var attribute in type.GetAttributes())
        {
            if (attribute.AttributeClass?.Name != "JsonSerializableAttribute" || attribute.ConstructorArguments.Length == 0)
                continue;
            if (FindOwnRecord(attribute.ConstructorArguments[0].Value as ITypeSymbol, context.Compilation.Assembly) is not { } record)
                continue;
            var at = attribute.ApplicationSyntaxReference?.GetSyntax(context.CancellationToken).GetLocation() ?? type.Locations[0];
            context.ReportDiagnostic(Diagnostic.Create(Descriptors.OwnRecordInJsonContext, at, record.Name));
        }
    }

    // The record itself, or one inside List<Account>, Account[] and the like.
    private static ITypeSymbol? FindOwnRecord(ITypeSymbol? type, IAssemblySymbol assembly) => type switch
    {
        IArrayTypeSymbol array => FindOwnRecord(array.ElementType, assembly),
        INamedTypeSymbol named when RecordShapes.IsRecord(named) =>
            SymbolEqualityComparer.Default.Equals(named.ContainingAssembly, assembly) ? named : null,
        INamedTypeSymbol named => named.TypeArguments.Select(t => FindOwnRecord(t, assembly)).FirstOrDefault(t => t is not null),
        _ => null,
    };
}
