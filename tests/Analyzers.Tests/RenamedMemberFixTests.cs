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
    public async Task WhatTheGeneratorSaysOfARenamedFieldAndAValueIsUnderstood()
    {
        const string statements = "_ = org.Shop.Where(s => s.FAX == \"1\").Select(s => s.FAX); _ = new Shop { FAX = \"1\", Stage__c = ShopStage__c.WON };";
        var code = Code.Of(InMethod(statements, "Fax_Old__c", "Won")) with { Snapshots = [Lost], HasOwnModels = true };
        Assert.Equal(["SFT3001", "SFT3001", "SFT3001", "SFT3001"], (await code.DiagnosticsAsync()).Select(d => d.Id));
        await code.AllFilesBecomeAsync<RenamedMemberFix>(InMethod(statements, "Fax2__c", "Won"));
    }

    [Fact]
    public async Task SoqlByHandThatNamesWhatTheOrgLostIsRenamedToo()
    {
        const string before = "class C { object M(Salesforce.Typed.SalesforceClient org) => org.Query($\"SELECT {|SFT1006:Fax_Old__c|} FROM Shop WHERE Stage__c = {|SFT1008:'Won'|}\"); }";
        var code = Code.Of(before) with { Snapshots = [Lost] };
        await code.ReportsAsync("Shop.Fax_Old__c was removed from the org between 2026-11-01 and 2026-11-23; nearest: Fax2__c.");
        await code.ReportsAsync("'Won' of Stage__c was removed from the org before 2026-11-23; nearest: Won2.");
        await code.FileBecomesAsync<NearestNameFix>(before.Replace("{|SFT1006:Fax_Old__c|}", "Fax2__c", StringComparison.Ordinal).Replace("{|SFT1008:'Won'|}", "'Won'", StringComparison.Ordinal));
    }

    private static SnapshotText Lost { get; } = new("/app/describe-snapshots/Shop.json", """
        {
          "snapshot": 1, "name": "Shop", "label": "Shop", "keyPrefix": "a09", "createable": true, "updateable": true, "queryable": true,
          "fields": [
            {"name": "Id", "type": "id", "label": "Shop ID", "length": 18, "filterable": true},
            {"name": "Fax2__c", "type": "phone", "label": "Fax", "length": 40, "createable": true, "updateable": true, "nillable": true, "filterable": true},
            {"name": "Stage__c", "type": "picklist", "label": "Stage", "createable": true, "updateable": true, "nillable": true, "filterable": true, "restrictedPicklist": true,
             "picklistValues": ["New", "Won2"], "removedValues": [{"value": "Won", "removed": {"on": "2026-11-23", "renamedTo": "Won2"}}]}
          ],
          "removedFields": [
            {"name": "Fax_Old__c", "type": "phone", "label": "Fax", "length": 40, "createable": true, "updateable": true, "nillable": true, "filterable": true,
             "removed": {"lastSeen": "2026-11-01", "on": "2026-11-23", "renamedTo": "Fax2__c"}}
          ],
          "childRelationships": []
        }
        """);

    private static string InMethod(string statements, string fax, string won) => $$"""
        using Acme.Crm;
        using Salesforce.Typed;

        class Program
        {
            void Run(SalesforceClient org)
            {
                {{statements.Replace("FAX", fax, StringComparison.Ordinal).Replace("WON", won, StringComparison.Ordinal)}}
            }
        }
        """;

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
