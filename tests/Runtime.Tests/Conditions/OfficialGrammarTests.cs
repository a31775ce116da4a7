using Acme.Crm;
using CsCheck;

namespace Salesforce.Typed.Tests;

/// <summary>Salesforce's own grammar takes what the runtime writes.</summary>
public class OfficialGrammarTests
{
    [Fact]
    public async Task It_takes_every_operator_literal_and_escape()
    {
        var statements = new List<string>();
        foreach (var row in OperatorTests.All)
            statements.Add($"SELECT Id FROM {row.Data.Item1} WHERE {row.Data.Item3}");
        foreach (var row in JunctionTests.All)
            statements.Add($"SELECT Id FROM Account WHERE {row.Data.Item2}");
        var fields = default(AccountFields);
        Gen.Select(RecordGen.Text, RecordGen.Decimal, RecordGen.Double.Where(d => Math.Abs(d) is < 1e15 and > 1e-10), RecordGen.Instant)
            .Sample((text, number, real, instant) =>
        {
            var condition = (fields.Name == text || fields.Phone.Contains(text))
                && (fields.AnnualRevenue > number || !(fields.BillingLatitude < real)) && fields.CreatedDate >= instant;
            lock (statements)
                statements.Add($"SELECT Id FROM Account WHERE {condition}");
        }, iter: 400);
        // The oracle reads a statement a line.
        var lines = statements.Where(s => !s.Any(c => c is '\u0085' or '\u2028' or '\u2029')).ToList();
        Assert.True(lines.Count > 400);
        Assert.Empty(await OfficialGrammar.RefusedAsync(lines, TestContext.Current.CancellationToken));
    }
}
