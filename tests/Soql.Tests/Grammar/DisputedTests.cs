using Salesforce.Typed.Syntax;

namespace Salesforce.Typed.Tests;

/// <summary>
/// Statements on which their authors and the official grammar disagree. Here the project takes sides; whoever changes a verdict changes
/// this list.
/// </summary>
public class DisputedTests
{
    [Theory]
    [InlineData("Apex bind expression richer than the official grammar (method call, index, new)", SyntaxErrorKind.BindVariable)]
    [InlineData("ALL ROWS: Apex only", SyntaxErrorKind.ApexOnlyClause, SyntaxErrorKind.BindVariable)]
    [InlineData("FOR UPDATE: rejected by the official grammar with and without isApex, accepted by Apex", SyntaxErrorKind.ApexOnlyClause, SyntaxErrorKind.BindVariable)]
    [InlineData("comments: jetstream/tree-sitter accept them; the official parser (and REST) does not; official tooling strips header // lines first", SyntaxErrorKind.Grammar)]
    [InlineData("alias after COUNT(): jetstream says valid", SyntaxErrorKind.Grammar)]
    [InlineData("mixed AND/OR or NOT without parentheses: official says invalid", SyntaxErrorKind.Grammar)]
    public void What_the_official_grammar_refuses_is_refused(string reason, params SyntaxErrorKind[] kinds)
    {
        var statements = Corpus.Read("disputed.jsonl").Where(s => s.Reason == reason).ToList();

        Assert.NotEmpty(statements);
        Assert.All(statements, s => Assert.Contains(SoqlParser.Parse(s.Soql).Errors[0].Kind, kinds));
    }

    // The documentation has FORMULA() since after the official grammar was published.
    [Fact]
    public void FORMULA_in_WHERE_is_accepted()
    {
        var statements = Corpus.Read("disputed.jsonl").Where(s => s.Reason!.StartsWith("FORMULA", StringComparison.Ordinal)).ToList();

        Assert.Equal(3, statements.Count);
        Assert.All(statements, s => Soql.Parse(s.Soql));
    }

    // Accepted: \f is in the documentation's list of escapes; any name may be a function's by the grammar, and the semantic check
    // refuses this one. Refused: functions of two fields, TYPEOF in a semi-join and a negative currency, with the official grammar;
    // two dots in a row, a negative LIMIT or OFFSET and metres in DISTANCE, with the tests they come from.
    [Theory]
    [InlineData(true, @"Robot\fTime")]
    [InlineData(true, "LeadSourceCOUNT(Name)")]
    [InlineData(false, "COUNT(Id, Name)")]
    [InlineData(false, "GROUPING(Id,BillingCountry), Name")]
    [InlineData(false, "IN (SELECT TYPEOF Owner WHEN User")]
    [InlineData(false, "USD-500")]
    [InlineData(false, "Contact..FirstName")]
    [InlineData(false, "OFFSET -10")]
    [InlineData(false, "LIMIT -10")]
    [InlineData(false, "GEOLOCATION(10, 10), 'm')")]
    public void Of_the_others_each_has_its_reason(bool isAccepted, string part)
    {
        var statement = Assert.Single(Corpus.Read("disputed.jsonl"), s => s.Reason == "other" && s.Soql.Contains(part));

        Assert.Equal(isAccepted, SoqlParser.Parse(statement.Soql).IsValid);
    }
}
