using Salesforce.Typed.CodeFixes;

namespace Salesforce.Typed.Tests;

/// <summary>SFT3001: what the org lost, and what it is called now.</summary>
public class RenamedMemberFixTests
{
    // What the generator writes for a field, an object and its set that the org lost.
    private const string Generated = """
        using Salesforce.Typed;

        public record Shop
        {
            private const string Gone = "Shop.Fax_Old__c was removed from the org between 2026-11-01 and 2026-11-23; nearest: Fax2__c";

            [Obsolete(Gone, error: true, DiagnosticId = "SFT3001"), Removed(RenamedTo = "Fax2__c")]
            public string? Fax_Old__c { get; init; }

            [Obsolete("Shop.Telex__c was removed from the org", error: true, DiagnosticId = "SFT3001"), Removed]
            public string? Telex__c { get; init; }

            public string? Fax2__c { get; init; }
        }

        [Obsolete("Store was removed from the org", error: true, DiagnosticId = "SFT3001"), Removed(RenamedTo = "Shop")]
        public record Store;
        """;

    [Theory]
    [InlineData("_ = {|SFT3001:shop.Fax_Old__c|};", "_ = shop.Fax2__c;")]
    [InlineData("_ = shop?{|SFT3001:.Fax_Old__c|} ?? \"\";", "_ = shop?.Fax2__c ?? \"\";")]
    [InlineData("_ = shop with { {|SFT3001:Fax_Old__c|} = null };", "_ = shop with { Fax2__c = null };")]
    [InlineData("_ = new Shop { {|SFT3001:Fax_Old__c|} = \"1\" };", "_ = new Shop { Fax2__c = \"1\" };")]
    [InlineData("_ = shop is { {|SFT3001:Fax_Old__c|}: \"1\" };", "_ = shop is { Fax2__c: \"1\" };")]
    [InlineData("_ = new {|SFT3001:Store|}();", "_ = new Shop();")]
    [InlineData("_ = typeof({|SFT3001:Store|});", "_ = typeof(Shop);")]
    public async Task TheNameOfTodayIsOffered(string before, string after) =>
        await Code.Of(File(before), Generated).FileBecomesAsync<RenamedMemberFix>(File(after));

    [Fact]
    public async Task NothingIsOfferedWhereNothingLooksLikeIt() => await Code.Of(File("_ = shop.Telex__c;"), Generated).IsNotFixedAsync<RenamedMemberFix>();

    [Fact]
    public async Task AllUsesInTheSolutionAreRenamedAtOnce()
    {
        const string other = "class Other { string? Fax(Shop s) => s.FAX; }";
        await Code.Of(
            File("_ = shop.Fax_Old__c + shop.Fax_Old__c; _ = shop with { Fax_Old__c = null };"),
            other.Replace("FAX", "Fax_Old__c", StringComparison.Ordinal),
            Generated).AllFilesBecomeAsync<RenamedMemberFix>(
            File("_ = shop.Fax2__c + shop.Fax2__c; _ = shop with { Fax2__c = null };"),
            other.Replace("FAX", "Fax2__c", StringComparison.Ordinal));
    }

    private static string File(string statement) => $$"""
        class Program
        {
            void Run(Shop shop)
            {
                {{statement}}
            }
        }
        """;
}
