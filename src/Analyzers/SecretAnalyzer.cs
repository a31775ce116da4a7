using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Salesforce.Typed.Generator.Diagnostics;

namespace Salesforce.Typed.Analyzers;

/// <summary>
/// Reports a secret that is in the code where a sign-in takes one (SFT1019): a client secret, a private key, a password, a token. The
/// secret itself is not in the message.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SecretAnalyzer() : SalesforceAnalyzer(Descriptors.SecretInCode)
{
    // Shorter texts are what tests and local orgs take for a secret; those of Salesforce are longer, and hold digits.
    private const int MinLength = 16;

    private protected override void Register(CompilationStartAnalysisContext start, SalesforceSymbols symbols)
    {
        start.RegisterOperationAction(c => AnalyzeArgument(c, symbols), OperationKind.Argument);
        start.RegisterOperationAction(c => AnalyzeAssignment(c, symbols), OperationKind.SimpleAssignment);
    }

    private static void AnalyzeArgument(OperationAnalysisContext context, SalesforceSymbols symbols)
    {
        var argument = (IArgumentOperation)context.Operation;
        if (argument.Parameter is { Type.SpecialType: SpecialType.System_String, ContainingSymbol: { } owner } parameter
            && symbols.IsSignIn(owner.ContainingType))
            Analyze(context, parameter.Name, argument.Value);
    }

    private static void AnalyzeAssignment(OperationAnalysisContext context, SalesforceSymbols symbols)
    {
        var assignment = (ISimpleAssignmentOperation)context.Operation;
        if (assignment.Target is IPropertyReferenceOperation { Property: { Type.SpecialType: SpecialType.System_String } property }
            && symbols.IsSignIn(property.ContainingType))
            Analyze(context, property.Name, assignment.Value);
    }

    private static void Analyze(OperationAnalysisContext context, string name, IOperation value)
    {
        if (Word(name) is { } word && value.ConstantValue is { HasValue: true, Value: string text } && IsSecret(text))
            context.Report(Descriptors.SecretInCode, value, word);
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
        return text.Length >= MinLength && text.Any(char.IsDigit) && !text.Any(char.IsWhiteSpace);
    }
}
