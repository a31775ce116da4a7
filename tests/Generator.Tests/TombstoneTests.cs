using System.Globalization;
using Microsoft.CodeAnalysis;
using Salesforce.Typed.CompilerServices;

namespace Salesforce.Typed.Tests;

/// <summary>Code that uses what the org lost does not compile, and the compiler says when it went and what is there instead.</summary>
public class TombstoneTests
{
    private const string All =
        "\"createable\": true, \"updateable\": true, \"nillable\": true, \"filterable\": true, \"sortable\": true, \"groupable\": true";
    private const string Removed = "\"removed\": {\"lastSeen\": \"2026-11-01\", \"on\": \"2026-11-23\"}";

    private static readonly SnapshotText Account = new("/app/describe-snapshots/Account.json", $$"""
        {
          "snapshot": 1, "name": "Account", "label": "Account", "keyPrefix": "001", "createable": true, "updateable": true, "queryable": true,
          "fields": [
            {"name": "Id", "type": "id", "label": "Account ID", "length": 18, "filterable": true, "idLookup": true},
            {"name": "Name", "type": "string", "label": "Name", "length": 255, "createable": true, "updateable": true, "filterable": true},
            {"name": "Fax2__c", "type": "phone", "label": "Fax", "length": 40, {{All}} },
            {"name": "Stage__c", "type": "picklist", "label": "Stage", "length": 255, {{All}}, "picklistValues": ["New", "Won2"],
             "removedValues": [
               {"value": "Won", "removed": {"on": "2026-11-23", "renamedTo": "Won2"} },
               {"value": "Parked", {{Removed}} }, {"value": "New", {{Removed}} }]}
          ],
          "removedFields": [
            {"name": "Fax_Old__c", "type": "phone", "label": "Fax", "length": 40, {{All}}, "removed": {"lastSeen": "2026-11-01", "on": "2026-11-23", "renamedTo": "Fax2__c"} },
            {"name": "Fax3__c", "type": "phone", "label": "Third", "createable": true, {{Removed}} },
            {"name": "Kind__c", "type": "picklist", "label": "Kind", {{All}}, "picklistValues": ["A"], {{Removed}} },
            {"name": "Rate__c", "type": "percent", "label": "Rate", {{All}}, {{Removed}} },
            {"name": "Project__c", "type": "reference", "label": "Project", {{All}}, "relationshipName": "Project__r", "referenceTo": ["Project__c"], {{Removed}} },
            {"name": "Boss__c", "type": "reference", "label": "Boss", {{All}}, "relationshipName": "Boss__r", "referenceTo": ["Account"], {{Removed}} },
            {"name": "Ext__c", "type": "string", "label": "Key", {{All}}, "idLookup": true, {{Removed}} }
          ],
          "childRelationships": []
        }
        """);

    private static readonly SnapshotText Project = new("/app/describe-snapshots/Project__c.json", $$"""
        {
          "snapshot": 1, "name": "Project__c", "removed": {"lastSeen": "2026-11-20", "on": "2026-11-23"}, "label": "Project", "keyPrefix": "a01", "createable": true, "updateable": true, "queryable": true,
          "fields": [
            {"name": "Id", "type": "id", "label": "Project ID", "length": 18, "filterable": true, "idLookup": true},
            {"name": "Name", "type": "string", "label": "Name", "length": 80, {{All}} },
            {"name": "State__c", "type": "picklist", "label": "State", {{All}}, "picklistValues": ["Open"]},
            {"name": "OwnerId", "type": "reference", "label": "Owner", {{All}}, "relationshipName": "Owner", "referenceTo": ["Group", "User"]},
            {"name": "Account__c", "type": "reference", "label": "Account", {{All}}, "relationshipName": "Account__r", "referenceTo": ["Account"]}
          ],
          "childRelationships": []
        }
        """);

    private static readonly Consumer App = new() { Snapshots = [Account, Project] };

    public static TheoryData<string, string> Uses => new()
    {
        { "org.Account.Select(a => "
            + "a.Fax_Old__c)", "Account.Fax_Old__c was removed from the org between 2026-11-01 and 2026-11-23; nearest: Fax2__c" },
        { "org.Account.Where(a => a.Fax_Old__c == \"1\").Select(a => "
            + "a.Name)", "Account.Fax_Old__c was removed from the org between 2026-11-01 and 2026-11-23; nearest: Fax2__c" },
        { "org.Account.OrderBy(a => a.Fax_Old__c).Select(a => new { a.Id "
            + "})", "Account.Fax_Old__c was removed from the org between 2026-11-01 and 2026-11-23; nearest: Fax2__c" },
        { "new Account { Name = \"A\", Fax_Old__c = \"1\" "
            + "}", "Account.Fax_Old__c was removed from the org between 2026-11-01 and 2026-11-23; nearest: Fax2__c" },
        { "account with { Fax_Old__c = null "
            + "}", "Account.Fax_Old__c was removed from the org between 2026-11-01 and 2026-11-23; nearest: Fax2__c" },
        { "account.Fax3__c", "Account.Fax3__c was removed from the org between 2026-11-01 and 2026-11-23; nearest: Fax2__c" },
        { "account.Rate__c * 2m", "Account.Rate__c was removed from the org between 2026-11-01 and 2026-11-23" },
        { "org.Account.Where(a => a.Rate__c > 5m).Select(a => "
            + "a.Name)", "Account.Rate__c was removed from the org between 2026-11-01 and 2026-11-23" },
        { "org.Account.Select(a => a.Boss__r!.Name)", "Account.Boss__c was removed from the org between 2026-11-01 and 2026-11-23" },
        { "org.Account.Select(a => a.Project__r!.Name)", "Account.Project__c was removed from the org between 2026-11-01 and 2026-11-23" },
        { "AccountKind__c.A", "Account.Kind__c was removed from the org between 2026-11-01 and 2026-11-23" },
        { "AccountStage__c.Won", "'Won' of Account.Stage__c was removed from the org before 2026-11-23; nearest: 'Won2'" },
        { "AccountStage__c.Parked", "'Parked' of Account.Stage__c was removed from the org between 2026-11-01 and 2026-11-23" },
        { "org.Project__c.Where(p => p.Name == \"x\" & p.State__c != null & p.Account__r.Name == \"x\").Select(p => "
            + "p.Name)", "Project__c was removed from the org between 2026-11-20 and 2026-11-23" },
        { "new Project__c()", "Project__c was removed from the org between 2026-11-20 and 2026-11-23" },
        { "default(Id<Project__c>)", "Project__c was removed from the org between 2026-11-20 and 2026-11-23" },
    };

    [Theory, MemberData(nameof(Uses))]
    public void A_use_is_refused_with_the_sentence_and_with_nothing_else(string use, string sentence)
    {
        var problems = (App with { Sources = [("/app/Use.cs", Code(use))] }).Build().Problems;

        Assert.NotEmpty(problems);
        Assert.All(problems, c => Assert.Equal(
            ("SFT3001", DiagnosticSeverity.Error, 8), (c.Id, c.Severity, c.Location.GetLineSpan().StartLinePosition.Line + 1)));
        Assert.Contains(problems, c => c.GetMessage(CultureInfo.InvariantCulture).EndsWith($": '{sentence}'", StringComparison.Ordinal));
    }

    [Fact]
    public void Existing_members_compile_next_to_tombstones() => (App with
    {
        Sources =
        [
            ("/app/Use.cs", Code("(org.Account.Where(a => a.Stage__c == AccountStage__c.New).Select(a => new { a.Fax2__c, a.Stage__c }), "
                + "new Account { Name = \"A\" })")),
        ],
    }).Build().AssertClean();

    [Fact]
    public void Tombstones_are_in_no_table()
    {
        var assembly = App.Build().Load();
        var info = (SObjectInfo)assembly.GetType("Acme.Crm.Account")!.GetProperty("Info")!.GetValue(null)!;
        Assert.Equal(["Id", "Name", "Fax2__c", "Stage__c"], info.Fields.Select(f => f.Name));
        Assert.Null(assembly.GetType("Acme.Crm.AccountKeys")!.GetProperty("Ext__c"));
    }

    [Fact]
    public void The_Removed_attribute_has_a_known_rename_and_no_guess()
    {
        var record = App.Build().Load().GetType("Acme.Crm.Account")!;
        Assert.Equal("Fax2__c", Attribute(record, "Fax_Old__c").RenamedTo);
        Assert.Null(Attribute(record, "Fax3__c").RenamedTo);
        Assert.Equal("Fax2__c", Attribute(record.Assembly.GetType("Acme.Crm.AccountFields")!, "Fax_Old__c").RenamedTo);
        Assert.Equal("Won2", Attribute(record.Assembly.GetType("Acme.Crm.AccountStage__c")!, "Won").RenamedTo);
    }

    [Fact]
    public void A_removed_object_that_fields_still_reference_is_only_a_type_for_ids()
    {
        var contact = new SnapshotText("/app/describe-snapshots/Contact.json", """
            {"snapshot": 1, "name": "Contact", "fields": [{"name": "Project__c", "type": "reference", "relationshipName": "Project__r", "referenceTo": ["Project__c"]}]}
            """);
        (App with
        {
            Snapshots = [Account, Project, contact], Sources = [("/app/Use.cs", Code("org.Contact.Select(c => c.Project__c)"))]
        }).Build().AssertClean();
        var used =
            (App with { Snapshots = [Account, Project, contact], Sources = [("/app/Use.cs", Code("org.Project__c"))] }).Build().Problems;
        Assert.EndsWith(": 'Project__c was removed from the org between 2026-11-20 and 2026-11-23'", Assert.Single(used).GetMessage(
            CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Wrong", "SFT3001 SFT3001 SFT3001")]
    [InlineData("Right", "")]
    public void The_examples_of_the_page_compile_as_their_heading_says(string word, string expected)
    {
        var page = File.ReadAllText(TestPaths.InRepository("docs", "rules", "SFT3001.md")).ReplaceLineEndings("\n");
        const string open = "```csharp\n";
        var start = page.IndexOf(open, page.IndexOf("\n" + word, StringComparison.Ordinal), StringComparison.Ordinal) + open.Length;
        var code = Code("null").Replace("return null;", page[start..page.IndexOf("\n```", start, StringComparison.Ordinal)]
            + "\nreturn null;", StringComparison.Ordinal);
        Assert.Equal(expected, string.Join(' ', (App with { Sources = [("/app/Use.cs", code)] }).Build().Problems.GroupBy(
            c => c.Location.GetLineSpan().StartLinePosition.Line).Select(g => g.First().Id)));
    }

    [Fact]
    public void The_code_is_as_approved() => Approved.Text(App.Build().Text("Acme.Crm.Account.g.cs"), "-Tombstones", ".cs.txt");

    private static RemovedAttribute Attribute(Type type, string property) =>
        type.GetProperty(property)!.GetCustomAttributes(typeof(RemovedAttribute), inherit: false).Cast<RemovedAttribute>().Single();

    private static string Code(string use) => $$"""
        using Acme.Crm;
        using Salesforce.Typed;

        static class Code
        {
            static object? Run(SalesforceClient org, Account account)
            {
                return {{use}};
            }
        }
        """;
}
