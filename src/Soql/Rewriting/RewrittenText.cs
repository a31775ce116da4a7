using Salesforce.Typed.SoqlSyntax.Parsing;
using Salesforce.Typed.SoqlSyntax.Printing;
using Salesforce.Typed.SoqlSyntax.Tree;

namespace Salesforce.Typed.SoqlSyntax.Rewriting;

/// <summary>The SOQL of a statement that code made or changed, which is verified to parse to the same tree.</summary>
public static class RewrittenText
{
    /// <summary>Prints a query, parses the text, and compares the trees.</summary>
    /// <exception cref="InvalidOperationException">The text does not parse into the same tree. Do not send it.</exception>
    public static string Of(SoqlQuery query) => Compare(query, SoqlPrinter.Print(query), text => SoqlParser.Parse(text).Tree);

    /// <summary>Prints a search, parses the text, and compares the trees.</summary>
    /// <exception cref="InvalidOperationException">The text does not parse into the same tree. Do not send it.</exception>
    public static string Of(SoslSearch search) => Compare(search, SoqlPrinter.Print(search), text => SoslParser.Parse(text).Tree);

    private static string Compare(SyntaxNode tree, string text, Func<string, SyntaxNode?> parse) => tree.Equals(parse(text))
        ? text
        : throw new InvalidOperationException($"The text of the rewritten statement does not parse into the same tree: {text}");
}
