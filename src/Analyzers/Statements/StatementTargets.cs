using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Salesforce.Typed.Analyzers.Statements;

/// <summary>
/// What takes a statement as a string: what is marked <c>[StringSyntax("SOQL")]</c> or <c>[StringSyntax("SOSL")]</c>, and the methods of
/// other clients that <c>.editorconfig</c> names.
/// </summary>
internal static class StatementTargets
{
    /// <summary>The key of the methods: <c>salesforce_typed.soql_methods = NetCoreForce.Client.ForceClient.Query, ...</c>.</summary>
    public const string MethodsKey = "salesforce_typed.soql_methods";

    private static readonly SymbolDisplayFormat WithoutGenerics =
        SymbolDisplayFormat.CSharpErrorMessageFormat.WithGenericsOptions(SymbolDisplayGenericsOptions.None);

    private static readonly char[] Separators = [',', ';', ' ', '\t'];

    /// <summary>Whether a parameter, field or property takes a statement as a string.</summary>
    public static bool IsMarked(ISymbol target, ITypeSymbol type)
    {
        if (!IsString(type))
            return false;
        foreach (var attribute in target.GetAttributes())
        {
            if (attribute.AttributeClass is { Name: "StringSyntaxAttribute", ContainingNamespace.Name: "CodeAnalysis" }
                && attribute.ConstructorArguments is [{ Value: string syntax }, ..]
                && (Is(syntax, "SOQL") || Is(syntax, "SOSL")))
                return true;
        }
        return false;
    }

    /// <summary>Whether <c>.editorconfig</c> names the method that the argument goes to, and the argument is a text.</summary>
    public static bool IsNamed(IArgumentOperation argument, AnalyzerOptions options)
    {
        if (argument.Parameter is not { ContainingSymbol: IMethodSymbol method } parameter || !IsString(parameter.Type))
            return false;
        var file = options.AnalyzerConfigOptionsProvider.GetOptions(argument.Syntax.SyntaxTree);
        if (!file.TryGetValue(MethodsKey, out var names) || names.Length == 0)
            return false;
        var full = method.ContainingType.OriginalDefinition.ToDisplayString(WithoutGenerics) + "." + method.Name;
        foreach (var name in names.Split(Separators, StringSplitOptions.RemoveEmptyEntries))
        {
            if (name == full)
                return true;
        }
        return false;
    }

    private static bool IsString(ITypeSymbol type) =>
        type.SpecialType == SpecialType.System_String
        || type is { Name: "FormattableString", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } };

    private static bool Is(string syntax, string name) => string.Equals(syntax, name, StringComparison.OrdinalIgnoreCase);
}
