using Salesforce.Typed.CodeFixes;

namespace Salesforce.Typed.Tests;

/// <summary>SFT1005 to SFT1009: SOQL and SOSL as text, wherever code writes it.</summary>
public class SoqlTextTests
{
    [Theory]
    [InlineData(
        """_ = org.Query($"SELECT Id FROM Account WHERE {|SFT1005:AND|} Name");""", "Expected a field name after WHERE, found AND.")]
    [InlineData("""_ = org.Query<Account>($"SELECT Id FORM {|SFT1005:Account|}");""", "Expected FROM, found Account.")]
    [InlineData("""_ = org.Query($"SELECT Id FROM Account WHERE Name ={|SFT1005:"|});""", "Expected a value after the operator, found the "
        + "end of the statement.")]
    [InlineData("""_ = org.Query($"SELECT Id FROM Account WHERE Name = '{|SFT1005:{text}|}'");""", "A hole is inside quotes")]
    [InlineData("""_ = org.Query($"SELECT {|SFT1005:{text}|} FROM Account");""", "found a hole with a value; a name from outside goes in "
        + "with Soql.Identifier")]
    [InlineData("""_ = org.Query($"SELECT Id FROM Account LIMIT {|SFT1005:{text}|}");""", "Expected a whole number after LIMIT")]
    [InlineData(
        """_ = await org.SearchAsync($"FIND {text} RETURNING Account(Id LIMIT {|SFT1005:x|})");""", "Expected a whole number after LIMIT")]
    [InlineData("""_ = await org.SearchAsync($"FIND {{ acme OR {text} }} RETURNING Account(Id),{|SFT1005:"|});""", "found the end of the "
        + "statement")]
    public async Task Syntax_errors_are_reported_at_their_column(string code, string message) =>
        await Code.Body(code).ReportsAsync(message);

    [Fact]
    public async Task The_column_is_exact_after_escapes() => await Code.Body("""
        _ = SoqlText.Trusted("SELECT Id,\n\t{|SFT1006:Nmae|} FROM Account WHERE Name = '\u00e9\x41\U0001F600\\'' AND {|SFT1006:Nmae|} = 'x'");
        _ = SoqlText.Trusted(@"SELECT Id,
          {|SFT1006:Nmae|} FROM Account WHERE Name = '""' AND {|SFT1006:Nmae|} = 'x'");
        """).ReportsAsync();

    [Fact]
    public async Task The_column_is_exact_in_raw_strings_with_indentation() => await Code.Body(""""
        _ = SoqlText.Trusted("""
                SELECT Id,
                    {|SFT1006:Nmae|}
                FROM Account
                """);
        _ = org.Query($"""
            SELECT Id,
              {|SFT1006:Nmae|}
            FROM Account
            WHERE Name = {text}
                AND {|SFT1006:Phnoe|} = {text}
            """);
        _ = org.Query($"""SELECT {|SFT1006:Nmae|} FROM Account WHERE Name = {text} AND {|SFT1006:Phnoe|} = 'x'""");
        _ = org.Query($$"""SELECT Id FROM Account WHERE Name = {{text}} AND {|SFT1006:Phnoe|} = '{'""");
        """").ReportsAsync();

    [Fact]
    public async Task The_column_is_exact_in_interpolations_with_escapes() => await Code.Body("""
        _ = org.Query($"SELECT Id FROM Account WHERE Name = '{{\t}}' AND {|SFT1006:Nmae|} = {text}\n AND {|SFT1006:Phnoe|} = 'x'");
        _ = org.Query($@"SELECT Id FROM Account WHERE Name = '{{""}}' AND {|SFT1006:Nmae|} = {text}");
        """).ReportsAsync();

    [Theory]
    [InlineData("_ = SoqlText.Trusted(Statement);", "private const string Statement = \"SELECT {|SFT1006:Nmae|} FROM Account\";")]
    [InlineData("_ = SoqlText.Trusted(Statement);", "private static readonly string Statement = \"SELECT {|SFT1006:Nmae|} FROM Account\";")]
    [InlineData("_ = SoqlText.Trusted(Statement); _ = SoqlText.Trusted(Statement); "
        + "Console.WriteLine(Statement);", "private const string Statement = \"SELECT {|SFT1006:Nmae|} FROM Account\";")]
    [InlineData(
        "_ = SoqlText.Trusted(\"SELECT \" + Fields + \" FROM {|SFT1006:Acount|}\");", "private const string Fields = \"Id, Name\";")]
    [InlineData("_ = SoqlText.Trusted($\"SELECT {Fields} FROM Account\");", "private const string Fields = \"Id, {|SFT1006:Nmae|}\";")]
    [InlineData("var soql = \"SELECT {|SFT1006:Nmae|} FROM Account\"; _ = SoqlText.Trusted(soql);", "")]
    [InlineData("const string soql = \"SELECT {|SFT1006:Nmae|} FROM Account\"; _ = SoqlText.Trusted(soql);", "")]
    [InlineData("_ = SoqlText.Trusted(flag ? \"SELECT {|SFT1006:Nmae|} FROM Account\" : \"SELECT Id FROM Account\");", "")]
    [InlineData("SoqlText soql = $\"SELECT {|SFT1006:Nmae|} FROM Account\"; _ = org.Query(soql);", "")]
    [InlineData("_ = org.Query($\"SELECT Id, \" + $\"{|SFT1006:Nmae|} FROM Account WHERE Phone = {text}\");", "")]
    public async Task Constants_and_concatenations_are_followed(string code, string members) =>
        await Code.Body(code, members).ReportsAsync();

    [Fact]
    public async Task A_constant_of_another_file_is_reported_where_it_is_used() => await Code.Of(
        "using Salesforce.Typed; class C { object M() => SoqlText.Trusted({|SFT1006:Other.Statement|}); }",
        "static class Other { public const string Statement = \"SELECT Nmae FROM Account\"; }").ReportsAsync(
            "No such column 'Nmae' on entity 'Account'. Did you mean Name?");

    [Theory]
    [InlineData("var soql = \"SELECT Nmae FROM Account\"; soql = text; _ = SoqlText.Trusted(soql);")]
    [InlineData("_ = SoqlText.Trusted(text);")]
    [InlineData("_ = SoqlText.Trusted(\"SELECT \" + text + \" FROM Account WHERE\" + text);")]
    [InlineData("_ = SoqlText.Trusted($\"SELECT Id FROM {text} WHERE Nmae = '{text}' {text}\");")]
    [InlineData("_ = org.Query($\"SELECT Id FROM Account WHERE Name = {text} AND Id IN {ids} AND AnnualRevenue > {5m} AND CreatedDate = "
        + "LAST_N_DAYS:{number} LIMIT {number}\");")]
    [InlineData("_ = org.Query($\"SELECT {Soql.Identifier(text)}, Owner.{Soql.Identifier(text)} FROM {Soql.Identifier(text)} GROUP BY "
        + "{Soql.Identifier(text)}\");")]
    [InlineData("_ = org.Query($\"SELECT Id FROM Account WHERE {new AccountFields().Name == text} AND Id IN {org.Contact.Project(null!, c "
        + "=> c.AccountId)}\");")]
    [InlineData("_ = await org.SearchAsync($\"FIND {SearchText.Words(text)} IN NAME FIELDS RETURNING Account(Id, Name WHERE Industry = "
        + "{AccountIndustry.Energy} LIMIT {number})\");")]
    [InlineData("Console.WriteLine(\"SELECT Nmae FROM Account\");")]
    public async Task Unknown_text_is_not_reported(string code) => await Code.Body(code).ReportsAsync();

    [Fact]
    public async Task Members_with_StringSyntax_take_statements() => await Code.Body(
        """
        Of("SELECT {|SFT1006:Nmae|} FROM Account");
        Field = "SELECT {|SFT1006:Nmae|} FROM Account";
        Of("FIND {acme} RETURNING Account({|SFT1006:Nmae|})");
        """,
        """
        private static void Of([StringSyntax("soql")] string soql) => Console.WriteLine(soql);
        [StringSyntax("SOQL")] private static string Field = "SELECT {|SFT1006:Nmae|} FROM Account";
        [StringSyntax("SOQL")] public static string Property { get; } = "SELECT {|SFT1006:Nmae|} FROM Account";
        """).ReportsAsync();

    [Fact]
    public async Task Methods_of_other_clients_are_configured()
    {
        const string client = """
            namespace NetCoreForce.Client
            {
                public class ForceClient
                {
                    public void Query<T>(string soql, string version = "v1") { }
                    public void Other(string soql) { }
                }
            }
            """;
        const string use = """
            class Use
            {
                void Run(NetCoreForce.Client.ForceClient client, string name)
                {
                    client.Query<int>("SELECT NMAE FROM Account");
                    client.Query<int>($"SELECT NMAE FROM Account WHERE Name = '{name}'");
                    client.Query<int>("nothing of ours");
                    client.Other("SELECT Nmae FROM Account");
                }
            }
            """;
        await Code.Of(use.Replace("NMAE", "Nmae", StringComparison.Ordinal), client).ReportsAsync();
        await (Code.Of(use.Replace("NMAE", "{|SFT1006:Nmae|}", StringComparison.Ordinal), client) with
        {
            EditorConfig = "salesforce_typed.soql_methods = Foo.Bar.Baz, NetCoreForce.Client.ForceClient.Query"
        }).ReportsAsync();
    }

    [Theory]
    [InlineData("SELECT Id FROM {|SFT1006:Acount|}", "sObject type 'Acount' is not supported. Did you mean Account?")]
    [InlineData("SELECT Id FROM {|SFT1009:ApexClass|}", "There is no snapshot of 'ApexClass'")]
    [InlineData("SELECT {|SFT1006:Ownr|}.Name FROM "
        + "Account", "Didn't understand relationship 'Ownr' in field path. Account has no such relationship. Did you mean Owner?")]
    [InlineData("SELECT (SELECT Id FROM {|SFT1006:Contact|}) FROM Account", "Did you mean Contacts?")]
    [InlineData("SELECT Id FROM Account WHERE {|SFT1007:Description|} = 'x'", "can not be filtered")]
    [InlineData("SELECT Id FROM Account ORDER BY {|SFT1007:Unsorted__c|}", "can not be sorted")]
    [InlineData("SELECT COUNT(Id) FROM Account GROUP BY {|SFT1007:AnnualRevenue|}", "can not be grouped")]
    [InlineData("SELECT Account.Name, {|SFT1007:Owner.Name|} FROM Contact GROUP BY Account.Name, Owner.Name", "duplicate alias: Name")]
    [InlineData("SELECT COUNT(Id) n, MAX(Name) {|SFT1007:N|} FROM Account", "duplicate alias: N")]
    [InlineData("SELECT Parent.Name, {|SFT1007:p.Name|} FROM Account a, a.Parent p", "duplicate field selected")]
    [InlineData(
        "SELECT Id FROM Account WHERE AnnualRevenue = {|SFT1007:'5'|}", "must be of type currency and should not be enclosed in quotes")]
    [InlineData("SELECT Id FROM Account WHERE Founded__c > {|SFT1007:2026-01-01T00:00:00Z|}", "must be of type date")]
    [InlineData("SELECT Id FROM Account WHERE Founded__c > {|SFT1007:{DateTimeOffset.UtcNow}|}", "must be of type date")]
    [InlineData("SELECT Id FROM Account WHERE Name = {|SFT1007:{number}|}", "must be of type string")]
    [InlineData("SELECT Id FROM Account WHERE {|SFT1007:AnnualRevenue INCLUDES (NULL)|}", "INCLUDES works on multi-select picklists")]
    public async Task The_message_is_that_of_the_org(string soql, string message)
    {
        var found = await Code.Body($"_ = org.Query($\"{soql}\");").ReportsAsync();
        Assert.Contains(message, Assert.Single(found).GetMessage(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_record_is_read_from_its_own_object() =>
        await Code.Body("""_ = org.Query<Account>($"SELECT Id FROM {|SFT1006:Contact|}");""").ReportsAsync(
            "The statement asks Contact, and its rows are read as Account.");

    [Fact]
    public async Task Without_snapshots_only_the_syntax_is_checked() =>
        await (Code.Body("""_ = org.Query($"SELECT Nmae FROM Acount WHERE {|SFT1005:AND|} x");""") with { Objects = [] }).ReportsAsync();

    [Fact]
    public async Task Values_of_restricted_picklists_are_checked() =>
        await (Code.Body(
            """_ = org.Query($"SELECT Id FROM Shop WHERE Kind = {|SFT1008:'Opne'|} OR Kind = 'open' OR Kind = {text}");""") with
            {
                Objects = [Shop]
            })
            .ReportsAsync("Kind is a restricted picklist and has no value 'Opne'. Did you mean Open?");

    [Fact]
    public async Task Pragmas_attributes_and_editorconfig_are_respected()
    {
        await Code.Body("""
            #pragma warning disable SFT1006
                    _ = org.Query($"SELECT Nmae FROM Account");
            #pragma warning restore SFT1006
            """).ReportsAsync();
        await Code.Body("Other(org);", """
            [SuppressMessage("Salesforce.Typed.Soql", "SFT1006")]
                private static void Other(SalesforceClient org) => _ = org.Query($"SELECT Nmae FROM Account");
            """).ReportsAsync();
        await (Code.Body("""_ = org.Query($"SELECT Nmae FROM Account");""") with
        {
            EditorConfig = "dotnet_diagnostic.SFT1006.severity = none"
        }).ReportsAsync();
    }

    [Fact]
    public async Task Generated_code_is_not_analyzed() => await Code.Of("""
        // <auto-generated/>
        using Salesforce.Typed;
        class C { object M(SalesforceClient org) => org.Query($"SELECT Nmae FROM Acount"); }
        """).ReportsAsync();

    [Theory]
    [InlineData("""_ = org.Query($"SELECT {|SFT1006:Nmae|} FROM Account");""", """_ = org.Query($"SELECT Name FROM Account");""")]
    [InlineData(
        """_ = SoqlText.Trusted(@"SELECT {|SFT1006:Ownr|}.Name FROM Account");""",
        """_ = SoqlText.Trusted(@"SELECT Owner.Name FROM Account");""")]
    public async Task The_nearest_name_is_offered(string before, string after) =>
        await Code.Body(before).BecomesAsync<NearestNameFix>(after);

    [Fact]
    public async Task The_nearest_value_is_escaped_as_its_literal_requires() =>
        await (Code.Body(
            """_ = org.Query($"SELECT Id FROM Shop WHERE Kind = {|SFT1008:'Opne'|} AND Mood = {|SFT1008:'It\\'s {{god}}'|}");""") with
            {
                Objects = [Shop]
            })
            .BecomesAsync<NearestNameFix>("""_ = org.Query($"SELECT Id FROM Shop WHERE Kind = 'Open' AND Mood = 'It\\'s {{good}}'");""");

    [Fact]
    public async Task Fix_all_corrects_every_name() => await Code.Body("""
        _ = org.Query($"SELECT {|SFT1006:Nmae|}, {|SFT1006:Ownr|}.Name FROM Account");
        _ = org.Query($"SELECT Id FROM {|SFT1006:Acount|}");
        """).BecomesAsync<NearestNameFix>("""
        _ = org.Query($"SELECT Name, Owner.Name FROM Account");
        _ = org.Query($"SELECT Id FROM Account");
        """);

    private static Describe Shop
    {
        get
        {
            var shop = new Describe("Shop").Picklist("Kind", ["Open", "Closed"]).Picklist("Mood", ["It's {good}"]);
            foreach (var picklist in shop.Fields.Skip(1))
                picklist["restrictedPicklist"] = true;
            return shop;
        }
    }
}
