using Salesforce.Typed.Schema;
using Salesforce.Typed.SoqlSyntax.Checking;
using Salesforce.Typed.SoqlSyntax.Parsing;
using Salesforce.Typed.SoqlSyntax.Printing;
using Salesforce.Typed.SoqlSyntax.Tree;

namespace Salesforce.Typed.Tests;

/// <summary>The parser against Salesforce's own grammar, by statements that neither of us wrote.</summary>
public class CorpusTests
{
    /// <summary>The mutants on which parser and official grammar differ: each with the grammar's verdict and the reason for ours.</summary>
    private static readonly (bool Official, string Soql, string Reason)[] Differences =
    [
        (true, "SELECT Id FROM User WHERE Date1__c = "
            + "LAST_N_MONTHS", "the grammar takes any date literal with and without a number; the platform wants :n after those with an N"),
    ];

    [Fact]
    public void Every_valid_statement_is_accepted()
    {
        var statements = Corpus.Read("valid.jsonl");

        Assert.Equal(781, statements.Count);
        Assert.Empty(statements.Where(s => !SoqlParser.Parse(s.Soql).IsValid).Select(Explain));
    }

    // The official grammar serves Apex too and lets these modes pass: that the platform refuses them over REST is a matter of meaning.
    [Fact]
    public void Of_the_valid_statements_those_with_an_Apex_mode_are_reported_by_the_semantic_check_for_that()
    {
        var schema = new OrgSchema([]);
        var withMode = Corpus.Read("valid.jsonl")
            .Select(s => (s.Soql, Errors: SemanticCheck.Check(SoqlParser.Parse(s.Soql).Tree!, schema).Where(
                e => e.Kind == SemanticErrorKind.ApexOnlyClause).ToList()))
            .Where(s => s.Errors.Count > 0)
            .ToList();

        Assert.Equal(17, withMode.Count);
        Assert.All(withMode, s =>
        {
            var error = Assert.Single(s.Errors);
            Assert.Equal("MALFORMED_QUERY", error.ErrorCode);
            Assert.StartsWith("WITH ", s.Soql.Substring(error.Span.Start, error.Span.Length), StringComparison.OrdinalIgnoreCase);
            Assert.Contains("exists in Apex only", error.Message, StringComparison.Ordinal);
        });
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

        var different = mutants.Where(s => SoqlParser.Parse(s.Soql).IsValid != s.IsValid).Select(s => (s.IsValid, s.Soql)).ToList();

        Assert.Equal(4085, mutants.Count);
        Assert.Equal(Differences.Select(d => (d.Official, d.Soql)), different);
        Assert.All(Differences, d => Assert.NotEmpty(d.Reason));
        Assert.InRange(different.Count, 0, mutants.Count * 0.005);
    }

    [Fact]
    public void Printed_statements_of_the_corpus_parse_to_the_same_tree()
    {
        var trees = Corpus.Read("valid.jsonl").Concat(Corpus.Read("mutants_labelled.jsonl"))
            .Select(s => SoqlParser.Parse(s.Soql).Tree).OfType<SoqlQuery>().ToList();

        Assert.True(trees.Count > 1800, $"only {trees.Count} statements were accepted");
        Assert.All(trees, tree => Assert.Equal(tree, SoqlParser.Parse(SoqlPrinter.Print(tree)).Tree));
    }

    private static string Explain(Corpus.Statement statement) =>
        $"{(statement.IsValid ? "valid" : "invalid")}: {statement.Soql} -> {string.Join("; ", SoqlParser.Parse(statement.Soql).Errors)}";
}
