using Acme.Crm;
using BenchmarkDotNet.Attributes;
using Salesforce.Typed.Auth;

namespace Salesforce.Typed.Benchmarks;

/// <summary>
/// The SOQL statement of three conditions, an order and a limit, from the call to the statement: ours, an expression tree that a visitor
/// translates, and the string as one would write it by hand, which escapes nothing.
/// </summary>
[MemoryDiagnoser]
[HideColumns("Error", "StdDev", "Median", "RatioSD", "Alloc Ratio")]
public class QueryTextBenchmarks
{
    private readonly SalesforceClient _org = new(
        new SalesforceOptions { Instance = new("https://acme.my.salesforce.com"), Auth = new ExternalTokenFlow("00D!not-used") });
    private readonly TreeQuery<TreeAccount> _accounts = new("Account");
    private string _industry = "";
    private string _prefix = "";
    private decimal _least;

    [GlobalSetup]
    public void Setup()
    {
        (_industry, _prefix, _least) = ("Technology", "K", 1_000_000m);
        if (Typed() != Interpolated() || Tree() != Interpolated())
            throw new InvalidOperationException($"They do not say the same:\n{Typed()}\n{Tree()}\n{Interpolated()}");
    }

    [Benchmark(Baseline = true, Description = "interpolated string")]
    public string Interpolated() =>
        $"SELECT Id, Name FROM Account WHERE Industry = '{_industry}' AND AnnualRevenue > {_least} AND Owner.Name LIKE '{_prefix}%' ORDER "
            + $"BY AnnualRevenue DESC LIMIT {10}";

    [Benchmark(Description = "Salesforce.Typed")]
    public string Typed() => _org.Account
        .Where(a => a.Industry == AccountIndustry.Of(_industry) && a.AnnualRevenue > _least && a.Owner.Name.StartsWith(_prefix))
        .OrderByDescending(a => a.AnnualRevenue)
        .Take(10)
        .Select(a => new { a.Id, a.Name })
        .ToSoql();

    [Benchmark(Description = "expression tree")]
    public string Tree() => _accounts
        .Where(a => a.Industry == _industry && a.AnnualRevenue > _least && a.Owner!.Name.StartsWith(_prefix))
        .OrderByDescending(a => a.AnnualRevenue)
        .Take(10)
        .Select(a => new { a.Id, a.Name })
        .ToSoql();
}
