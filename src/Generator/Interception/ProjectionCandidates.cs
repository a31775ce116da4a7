using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Salesforce.Typed.Generator.Binding;

namespace Salesforce.Typed.Generator.Interception;

/// <summary>
/// Finds methods that other assemblies can call with a record, by their syntax: it rules out nearly every member of a project.
/// </summary>
internal static class ProjectionCandidates
{
    private const string Suffix = ".g.cs";

    /// <summary>
    /// The names that types of records have here: those of the project's own models, and of types in referenced projects with models.
    /// </summary>
    public static HashSet<string> RecordNames(Compilation compilation, ImmutableArray<GeneratedFile> models)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var model in models)
        {
            var name = model.HintName.Substring(0, model.HintName.Length - Suffix.Length);
            names.Add(name.Substring(name.LastIndexOf('.') + 1));
        }
        foreach (var assembly in compilation.SourceModule.ReferencedAssemblySymbols)
        {
            // The names of an assembly's types are many: only one that uses the runtime has models.
            if (assembly.Modules.Any(m => m.ReferencedAssemblies.Any(r => r.Name.StartsWith(RuntimeNamespace.Root,
                StringComparison.Ordinal))) && assembly.TypeNames.Contains("SalesforceObjects"))
                names.UnionWith(assembly.TypeNames);
        }
        return names;
    }

    /// <summary>Whether the member is one that other assemblies can call, and that takes a record.</summary>
    public static bool IsCandidate(MemberDeclarationSyntax member, ICollection<string> records) => member switch
    {
        MethodDeclarationSyntax method => IsShown(method) && (Takes(method.ParameterList, records) || IsInRecord(method, records)),
        ConstructorDeclarationSyntax constructor => IsShown(constructor) && Takes(constructor.ParameterList, records),
        ConversionOperatorDeclarationSyntax conversion => Takes(conversion.ParameterList, records),
        PropertyDeclarationSyntax property => IsShown(property) && IsInRecord(property, records),
        TypeDeclarationSyntax { ParameterList: { } parameters } and (ClassDeclarationSyntax or StructDeclarationSyntax) =>
            Takes(parameters, records),
        _ => false,
    };

    private static bool IsShown(MemberDeclarationSyntax member) =>
        member.Modifiers.Any(m => m.IsKind(SyntaxKind.PublicKeyword) || m.IsKind(SyntaxKind.InternalKeyword));

    private static bool IsInRecord(MemberDeclarationSyntax member, ICollection<string> records) =>
        member.Parent is RecordDeclarationSyntax record && record.Modifiers.Any(SyntaxKind.PartialKeyword)
            && records.Contains(record.Identifier.ValueText);

    private static bool Takes(ParameterListSyntax parameters, ICollection<string> records)
    {
        foreach (var parameter in parameters.Parameters)
        {
            var names = parameter.Type?.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>();
            if (names?.Any(n => records.Contains(n.Identifier.ValueText)) == true)
                return true;
        }
        return false;
    }
}
