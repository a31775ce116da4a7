using System.Net;
using Salesforce.Typed.SoqlSyntax.Checking;
using Salesforce.Typed.SoqlSyntax.Parsing;
using Salesforce.Typed.SoqlSyntax.Printing;
using Salesforce.Typed.SoqlSyntax.Tree;

namespace Salesforce.Typed.Tests;

/// <summary>Tries one statement on parser, semantic check, and local org.</summary>
internal static class Judge
{
    /// <summary>
    /// What is wrong with the statement's treatment; null where all agree. <paramref name="found"/> gets the number of its rows.
    /// </summary>
    public static async Task<string?> FailureAsync(World world, OrgConnection org, SoqlQuery query, Action<int>? found = null)
    {
        var text = SoqlPrinter.Print(query);
        var parsed = SoqlParser.Parse(text);
        if (!parsed.IsValid)
            return $"does not parse: {string.Join("; ", parsed.Errors)}";
        if (!query.Equals(parsed.Tree))
            return $"parses to another tree: {parsed.Tree}";
        if (SemanticCheck.Check(parsed.Tree, world.Schema) is { Count: > 0 } errors)
            return $"breaks a rule: {string.Join("; ", errors.Select(e => e.Message))}";
        var (status, body) = await org.QueryAsync(text, TestContext.Current.CancellationToken);
        if (status != HttpStatusCode.OK)
            return $"is refused: {body}";
        var (expected, actual) = (new Evaluator(world).Answer(query), Canonical.Answer(body, query));
        found?.Invoke(body.GetProperty("totalSize").GetInt32());
        return expected == actual ? null : $"in memory:\n{expected}\non the org:\n{actual}";
    }
}
