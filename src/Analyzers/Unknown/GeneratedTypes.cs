using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Salesforce.Typed.Analyzers.Statements;
using Salesforce.Typed.Generator.Binding;
using Salesforce.Typed.Generator.Naming;

namespace Salesforce.Typed.Analyzers.Unknown;

/// <summary>The types that are generated of snapshots, and their members.</summary>
internal static class GeneratedTypes
{
    private const string Fields = "Fields";
    private const string Keys = "Keys";

    /// <summary>Returns whether the type has the external ids of an object.</summary>
    public static bool IsKeys(ITypeSymbol type) =>
        type.TypeKind == TypeKind.Struct && type.Name.EndsWith(Keys, StringComparison.Ordinal) && IsGenerated(type);

    /// <summary>Returns the API name of the object that the type has the fields or the records of.</summary>
    public static string ObjectOf(ITypeSymbol type) => TypeNames.ApiName(
        !RecordShapes.IsRecord(type) && type.Name.EndsWith(Fields, StringComparison.Ordinal)
            ? type.Name.Substring(0, type.Name.Length - Fields.Length) : type.Name);

    /// <summary>Returns the names of the properties that code can read.</summary>
    public static IEnumerable<string> PropertiesOf(ITypeSymbol type) => type.GetMembers().OfType<IPropertySymbol>()
        .Where(p => !p.IsStatic && p.DeclaredAccessibility == Accessibility.Public && !RecordShapes.IsRemoved(p)).Select(p => p.Name);

    /// <summary>Returns the names of a picklist's values.</summary>
    public static IEnumerable<string> ValuesOf(ITypeSymbol picklist) => picklist.GetMembers().OfType<IPropertySymbol>()
        .Where(p => p.IsStatic && SymbolEqualityComparer.Default.Equals(p.Type, picklist) && !RecordShapes.IsRemoved(p)).Select(
            p => p.Name);

    /// <summary>Returns the names of the sets that code at a place can use.</summary>
    public static IEnumerable<string> Sets(SemanticModel model, SalesforceSymbols symbols, int position) =>
        NamespacesAt(model, position).SelectMany(s => s.GetTypeMembers("SalesforceObjects")).SelectMany(t => t.GetTypeMembers())
            .Where(e => e.IsExtension).SelectMany(e => e.GetMembers()).OfType<IPropertySymbol>()
            .Where(p => symbols.IsSet(p.Type) && !RecordShapes.IsRemoved(p)).Select(p => p.Name).Distinct();

    /// <summary>Returns the names of the records that code at a place can use.</summary>
    public static IEnumerable<string> RecordNames(SemanticModel model, int position) =>
        NamespacesAt(model, position).SelectMany(s => s.GetTypeMembers()).Where(RecordShapes.IsOneRecord).Select(t => t.Name).Distinct();

    /// <summary>Returns the names of all generated types that code at a place can use: records, fields, picklists.</summary>
    public static IEnumerable<string> TypeNamesAt(SemanticModel model, int position) => NamespacesAt(model, position)
        .SelectMany(s => s.GetTypeMembers()).Where(t => t.DeclaredAccessibility == Accessibility.Public && IsGenerated(t)).Select(
            t => t.Name).Distinct();

    /// <summary>
    /// Returns the API name of an object that others refer to and that has no snapshot; null where there is none of that name.
    /// </summary>
    public static string? FindAbsent(
        SemanticModel model, AnalyzerOptions options, SalesforceSymbols symbols, SimpleNameSyntax at, string name)
    {
        var named = NamespacesAt(model, at.SpanStart).SelectMany(s => s.GetTypeMembers())
            .FirstOrDefault(t => string.Equals(t.Name, name, StringComparison.OrdinalIgnoreCase) && symbols.IsAbsentObject(t))?.Name;
        var objects = SnapshotSchemas.Of(model.Compilation, options).For(null).SelectMany(s => s.Objects).ToList();
        named ??= objects.SelectMany(o => o.Fields.SelectMany(f => f.ReferenceTo).Concat(o.ChildRelationships.Select(c => c.ChildSObject)))
            .FirstOrDefault(n => string.Equals(n, name, StringComparison.OrdinalIgnoreCase));
        return named is null || objects.Any(o => o.Name == named) ? null : named;
    }

    private static bool IsGenerated(ITypeSymbol type) => type.GetAttributes().Any(a =>
        a.AttributeClass?.Name == "GeneratedCodeAttribute"
        && a.ConstructorArguments is [{ Value: RuntimeNamespace.Root }, ..]);

    // The namespaces of generated types that the code imports or is in.
    private static IEnumerable<INamespaceSymbol> NamespacesAt(SemanticModel model, int position) => model
        .LookupNamespacesAndTypes(position, name: "SalesforceObjects").OfType<INamedTypeSymbol>().Select(t => t.ContainingNamespace);
}
