using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Salesforce.Typed.Analyzers;

/// <summary>
/// Reports a secret that stands in the code where a sign-in takes one (SFT1019): a client secret, a private key, a password, a token. The secret itself is not in the
/// message.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SecretAnalyzer : DiagnosticAnalyzer
{
    // Shorter texts are what tests and local orgs take for a secret; those of Salesforce are longer, and hold digits.
    private const int Shortest = 16;

    private static readonly DiagnosticDescriptor InCode = new(
        "SFT1019", "A secret in the code",
        "This {0} stands in the code, and in every copy of the program and its repository: read it from a secret store, user secrets or the environment, and revoke it if it was shared",
        "Salesforce.Typed.SignIn", DiagnosticSeverity.Warning, isEnabledByDefault: true,
        helpLinkUri: "https://github.com/salesforce-typed/salesforce-typed/blob/main/docs/rules/SFT1019.md");

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [InCode];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterOperationAction(AnalyzeArgument, OperationKind.Argument);
        context.RegisterOperationAction(AnalyzeAssignment, OperationKind.SimpleAssignment);
    }

    private static void AnalyzeArgument(OperationAnalysisContext context)
    {
        var argument = (IArgumentOperation)context.Operation;
        if (argument.Parameter is { Type.SpecialType: SpecialType.System_String, ContainingSymbol: { } owner } parameter && IsOfSignIn(owner.ContainingType))
            Analyze(context, parameter.Name, argument.Value);
    }

    private static void AnalyzeAssignment(OperationAnalysisContext context)
    {
        var assignment = (ISimpleAssignmentOperation)context.Operation;
        if (assignment.Target is IPropertyReferenceOperation { Property: { Type.SpecialType: SpecialType.System_String } property } && IsOfSignIn(property.ContainingType))
            Analyze(context, property.Name, assignment.Value);
    }

    private static void Analyze(OperationAnalysisContext context, string name, IOperation value)
    {
        if (Word(name) is { } word && value.ConstantValue is { HasValue: true, Value: string text } && IsSecret(text))
            context.ReportDiagnostic(Diagnostic.Create(InCode, value.Syntax.GetLocation(), word));
    }

    private static string? Word(string name) => name.ToUpperInvariant() switch
    {
        "CLIENTSECRET" => "client secret",
        "PRIVATEKEYPEM" or "PRIVATEKEY" => "private key",
        "TOKEN" or "ACCESSTOKEN" => "token",
        "REFRESHTOKEN" => "refresh token",
        "PASSWORD" => "password",
        _ => null,
    };

    private static bool IsSecret(string text)
    {
        if (text.Contains("PRIVATE KEY-----"))
            return true;
        return text.Length >= Shortest && text.Any(char.IsDigit) && !text.Any(char.IsWhiteSpace);
    }

    // The flows, and the settings of the hosting part.
    private static bool IsOfSignIn(INamedTypeSymbol? type)
    {
        for (var at = type; at is not null; at = at.BaseType)
        {
            if (at.Name is "AuthFlow" or "SignInSettings" && at.ContainingNamespace.ToDisplayString().StartsWith("Salesforce.Typed", StringComparison.Ordinal))
                return true;
        }
        return false;
    }
}
