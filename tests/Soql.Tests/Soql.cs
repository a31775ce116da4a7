using Salesforce.Typed.SoqlSyntax.Parsing;
using Salesforce.Typed.SoqlSyntax.Tree;

namespace Salesforce.Typed.Tests;

/// <summary>Parses what a test holds to be valid, or invalid in exactly one way.</summary>
internal static class Soql
{
    public static SoqlQuery Parse(string text)
    {
        var result = SoqlParser.Parse(text);
        Assert.True(result.IsValid, $"{text}\n{string.Join("\n", result.Errors)}");
        return result.Tree;
    }

    public static SyntaxError Error(string text)
    {
        var result = SoqlParser.Parse(text);
        Assert.Null(result.Tree);
        return Assert.Single(result.Errors);
    }
}
