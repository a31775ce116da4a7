using Salesforce.Typed.Auth;
using Salesforce.Typed.Schema;
using Salesforce.Typed.SoqlSyntax.Checking;
using Salesforce.Typed.SoqlSyntax.Parsing;

namespace Salesforce.Typed.Tests;

public sealed class QueryGuideTests : IDisposable
{
    private static readonly bool Accept = Environment.GetEnvironmentVariable("ACCEPT_SNAPSHOTS") == "1";

    private readonly SalesforceClient _org = new(
        new SalesforceOptions { Instance = new("https://acme.example"), Auth = new ExternalTokenFlow("t") });

    public void Dispose() => _org.Dispose();

    [Fact]
    public void The_page_of_queries_shows_what_the_examples_send()
    {
        var page = QueryGuide.Write(_org).Page;
        var file = TestPaths.InRepository("docs", "queries.md");
        if (Accept)
            File.WriteAllText(file, page);

        Assert.Equal(page, File.ReadAllText(file).ReplaceLineEndings("\n"));
    }

    [Fact]
    public void Every_statement_of_the_page_fits_the_schema()
    {
        var schema = SnapshotFolder.Load(TestPaths.InRepository("describe-snapshots"));

        Assert.All(QueryGuide.Write(_org).Statements, soql =>
        {
            var parsed = SoqlParser.Parse(soql);
            Assert.Empty(parsed.Errors);
            // The repository has no snapshot of an article: its example of data categories takes the Account.
            var errors = SemanticCheck.Check(parsed.Tree!, schema).Where(
                e => e.Kind != SemanticErrorKind.ClauseNotAllowed || !soql.Contains("DATA CATEGORY", StringComparison.Ordinal));
            Assert.Empty(errors.Select(e => $"{e.Message} in {soql}"));
        });
    }

    [Fact]
    public async Task Every_statement_of_the_page_is_accepted_by_the_official_grammar() =>
        Assert.Empty(await OfficialGrammar.RefusedAsync(QueryGuide.Write(_org).Statements, TestContext.Current.CancellationToken));
}
