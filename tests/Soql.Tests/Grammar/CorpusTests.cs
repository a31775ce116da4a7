using System.Text.RegularExpressions;
using Salesforce.Typed.Syntax;

namespace Salesforce.Typed.Tests;

/// <summary>The parser against Salesforce's own grammar, by statements that neither of us wrote.</summary>
public partial class CorpusTests
{
    [GeneratedRegex(@"\bWITH\s+(SECURITY_ENFORCED|USER_MODE|SYSTEM_MODE)\b", RegexOptions.IgnoreCase)]
    private static partial Regex ApexMode { get; }

    // The official grammar takes any date literal with and without a number; the platform wants :n after those with an N.
    private static readonly string[] StricterThanTheGrammar = ["SELECT Id FROM User WHERE Date1__c = LAST_N_MONTHS"];

    [Fact]
    public void Every_valid_statement_is_accepted()
    {
        var statements = Corpus.Read("valid.jsonl");

        var refused = statements.Where(s => !ApexMode.IsMatch(s.Soql) && !SoqlParser.Parse(s.Soql).IsValid);

        Assert.Equal(781, statements.Count);
        Assert.Empty(refused.Select(Explain));
    }

    // The official grammar serves Apex too and lets these modes pass; the platform refuses them over REST.
    [Fact]
    public void Of_the_valid_statements_those_with_an_Apex_mode_are_refused_for_that_alone()
    {
        var withMode = Corpus.Read("valid.jsonl").Where(s => ApexMode.IsMatch(s.Soql)).ToList();

        Assert.Equal(17, withMode.Count);
        Assert.All(withMode, s => Assert.Equal(SyntaxErrorKind.ApexOnlyClause, Assert.Single(SoqlParser.Parse(s.Soql).Errors).Kind));
    }

    [Fact]
    public void Every_invalid_statement_is_refused()
    {
        var statements = Corpus.Read("invalid.jsonl");

        Assert.Equal(52, statements.Count);
        Assert.Empty(statements.Where(s => SoqlParser.Parse(s.Soql).IsValid).Select(s => s.Soql));
    }

    [Fact]
    public void Every_statement_with_an_Apex_bind_variable_is_refused_as_one()
    {
        var statements = Corpus.Read("apex_bind_valid.jsonl");

        Assert.Equal(370, statements.Count);
        Assert.All(statements, s => Assert.Contains(SoqlParser.Parse(s.Soql).Errors, e => e.Kind == SyntaxErrorKind.BindVariable));
    }

    [Fact]
    public void Mutants_get_the_verdict_of_the_official_grammar()
    {
        var mutants = Corpus.Read("mutants_labelled.jsonl");

        var different = mutants.Where(s => IsGrammatical(s.Soql) != s.IsValid).Select(s => s.Soql);

        Assert.Equal(4085, mutants.Count);
        Assert.Equal(StricterThanTheGrammar, different);
    }

    [Fact]
    public void Printed_statements_of_the_corpus_parse_to_the_same_tree()
    {
        var trees = Corpus.Read("valid.jsonl").Concat(Corpus.Read("mutants_labelled.jsonl"))
            .Select(s => SoqlParser.Parse(s.Soql).Tree).OfType<SoqlQuery>().ToList();

        Assert.True(trees.Count > 1800, $"only {trees.Count} statements were accepted");
        Assert.All(trees, tree => Assert.Equal(tree, SoqlParser.Parse(SoqlPrinter.Print(tree)).Tree));
    }

    // A statement whose only mistakes are clauses of Apex follows the official grammar.
    private static bool IsGrammatical(string soql)
    {
        var result = SoqlParser.Parse(soql);
        return result.IsValid || (ApexMode.IsMatch(soql) && result.Errors.All(e => e.Kind == SyntaxErrorKind.ApexOnlyClause));
    }

    private static string Explain(Corpus.Statement statement) =>
        $"{(statement.IsValid ? "valid" : "invalid")}: {statement.Soql} -> {string.Join("; ", SoqlParser.Parse(statement.Soql).Errors)}";
}
