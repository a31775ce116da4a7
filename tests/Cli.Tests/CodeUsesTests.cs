using Salesforce.Typed.Cli.Permissions;

namespace Salesforce.Typed.Tests;

/// <summary>
/// What code does with an org is found in its compiled form, whatever way it is written and whether it is optimized or not.
/// </summary>
public sealed class CodeUsesTests
{
    private static readonly (string Title, string Code, string Expected)[] Cases =
    [
        ("A query without chosen fields reads all", "await org.Order__c.Where(o => o.Note__c != null).ToListAsync();", "Order__c:read "
            + "Order__c.Account__c:read Order__c.Note__c:read Order__c.Paid__c:read Order__c.Total__c:read"),
        ("A query that is kept first reads "
            + "all", "var q = org.Order__c.Take(5); await foreach (var o in q) Console.WriteLine(o);", "Order__c:read "
                + "Order__c.Account__c:read Order__c.Note__c:read Order__c.Paid__c:read Order__c.Total__c:read"),
        ("Only chooses", "await org.Order__c.Only(o => [o.Id, o.Paid__c]).ToListAsync();", "Order__c:read Order__c.Paid__c:read"),
        ("Only chooses for a query that is kept", "var q = org.Order__c.Only(o => [o.Paid__c]); if (q.ToSoql().Length > 5) await "
            + "q.FirstOrDefaultAsync();", "Order__c:read Order__c.Paid__c:read"),
        ("Select chooses", "await org.Order__c.Select(o => new { o.Note__c, o.Account__r!.Phone "
            + "}).ToListAsync();", "Account:read Account.Phone:read Order__c:read Order__c.Account__c:read Order__c.Note__c:read"),
        ("Select goes to children", "await org.Account.Select(a => a.Orders__r.Select(o => "
            + "o.Paid__c)).ToListAsync();", "Account:read Order__c:read Order__c.Account__c:read Order__c.Paid__c:read"),
        ("A count reads what it filters by", "await org.Order__c.Where(o => o.Account__r.Phone == "
            + "\"1\").CountAsync();", "Account:read Account.Phone:read Order__c:read Order__c.Account__c:read"),
        ("A semi-join reads the children's reference", "await org.Account.Where(a => a.Orders__r.Any(o => "
            + "o.Paid__c)).CountAsync();", "Account:read Order__c:read Order__c.Account__c:read Order__c.Paid__c:read"),
        ("A group reads its key and its sums", "await org.Order__c.GroupBy(o => o.Note__c).Select(g => new { g.Key, Sum = g.Sum(o => "
            + "o.Total__c) }).ToListAsync();", "Order__c:read Order__c.Note__c:read Order__c.Total__c:read"),
        ("A record by id is whole", "await "
            + "org.Account.GetAsync(id);", "Account:read Account.BillingAddress:read Account.Key__c:read Account.Phone:read"),
        ("A record by id with chosen fields is not", "await org.Account.GetAsync(id, a => [a.Phone]);", "Account:read Account.Phone:read"),
        ("An address goes by its compound", "await org.Account.UpdateAsync(Account.WithId(id) with { BillingCity = \"Kiel\" "
            + "});", "Account:read,edit Account.BillingAddress:edit"),
        ("Creating needs what it sets", "await org.Order__c.CreateAsync(new Order__c { Account__c = id, Note__c = \"x\" "
            + "});", "Order__c:read,create Order__c.Account__c:edit Order__c.Note__c:edit"),
        ("An upsert creates and writes its key", "await org.Account.UpsertAsync(a => a.Key__c, \"K\", new Account { Name = \"A\" "
            + "});", "Account:read,create,edit Account.Key__c:edit"),
        ("A parent by key reads the key", "_ = new Order__c { Account__r = Account.ByKey(a => a.Key__c, \"K\") "
            + "};", "Account:read Account.Key__c:read Order__c:read Order__c.Account__c:edit"),
        ("Deleting edits", "await org.Order__c.DeleteAsync(default(Id<Order__c>));", "Order__c:read,edit,delete"),
        ("A unit of work", "var u = org.Composite(); u.Create(new Order__c { Note__c = \"x\" }); u.Delete(id); "
            + "u.Get(default(Id<Order__c>)); await u.SendAsync();", "Account:read,edit,delete Order__c:read,create "
                + "Order__c.Account__c:read Order__c.Note__c:edit Order__c.Paid__c:read Order__c.Total__c:read"),
        ("A tree creates its children", "await org.CreateTreeAsync([new Account { Name = \"A\", Orders__r = [new Order__c { Note__c = "
            + "\"x\" }] }]);", "Account:read,create Order__c:read,create Order__c.Account__c:edit Order__c.Note__c:edit"),
        ("SOQL as text counts what is looked at", "await foreach (var a in org.Query<Account>($\"SELECT Id, Phone FROM Account\")) "
            + "Console.WriteLine(a.Phone);", "Account:read Account.Phone:read"),
        ("A detail needs its master", "await org.Line__c.CountAsync();", "Line__c:read Order__c:read"),
    ];

    public static TheoryData<string, bool> Titles => new(
        Cases.SelectMany(c => new[] { new TheoryDataRow<string, bool>(c.Title, false), new TheoryDataRow<string, bool>(c.Title, true) }));

    [Theory, MemberData(nameof(Titles))]
    public void Each_use_is_found(string title, bool isOptimized)
    {
        var (_, code, expected) = Cases.Single(c => c.Title == title);
        using var folder = new TemporaryFolder();
        var uses = UseFinder.Find(CompiledCode.Emit(folder, Objects, Program(code), isOptimized), CompiledCode.Schema(Objects));
        Assert.Equal(expected, Told(PermissionSet.For(uses)));
    }

    [Fact]
    public void What_stands_in_texts_is_told_as_a_note()
    {
        using var folder = new TemporaryFolder();
        var uses = UseFinder.Find(CompiledCode.Emit(
            folder, Account, Program("await org.QueryAsync($\"SELECT Id FROM Account\");"), false), CompiledCode.Schema(Account));
        Assert.Equal(
            ["QueryAsync takes a text or an address: what it reads or does is not in the code's types, and not counted."], uses.Notes);
    }

    [Fact]
    public void Signing_in_by_the_browser_needs_a_refresh_token()
    {
        using var folder = new TemporaryFolder();
        var uses = UseFinder.Find(
            CompiledCode.Emit(folder, Account, Program("_ = new WebServerFlow(\"client\", null!);"), false), CompiledCode.Schema(Account));
        Assert.Equal(["api", "refresh_token"], uses.Scopes);
    }

    private static string Told(PermissionSet set) => string.Join(' ', set.Objects
        .Select(o => $"{o.Key}:{string.Join(',', PermissionDiff.Words(o.Value))}")
        .Concat(set.Fields.Select(f => $"{f.Key}:{(f.Value ? "edit" : "read")}"))
        .OrderBy(t => t.Split('.', ':')[0], StringComparer.Ordinal).ThenBy(t => t.Contains('.', StringComparison.Ordinal)).ThenBy(
            t => t, StringComparer.Ordinal));

    private static string Program(string code) => $$"""
        using System;
        using System.Linq;
        using System.Threading.Tasks;
        using Acme.Crm;
        using Salesforce.Typed;
        using Salesforce.Typed.Auth;

        static class Program
        {
            static async Task Run(SalesforceClient org, Id<Account> id)
            {
                {{code}}
                await Task.CompletedTask;
            }
        }
        """;

    private const string All = "\"createable\": true, \"updateable\": true, \"nillable\": true, \"filterable\": true, \"sortable\": true, "
        + "\"groupable\": true, \"aggregatable\": true, \"permissionable\": true";

    private const string Account = $$"""
        {"snapshot": 1, "name": "Account", "keyPrefix": "001", "createable": true, "updateable": true, "deletable": true, "queryable": true, "fields": [
        {"name": "Id", "type": "id", "length": 18, "filterable": true, "idLookup": true},
        {"name": "Name", "type": "string", "length": 255, "createable": true, "updateable": true, "filterable": true, "nameField": true},
        {"name": "Phone", "type": "phone", "length": 40, {{All}} },
        {"name": "Key__c", "type": "string", "length": 20, "idLookup": true, "externalId": true, {{All}} },
        {"name": "BillingCity", "type": "string", "length": 40, "compoundFieldName": "BillingAddress", {{All}} },
        {"name": "BillingAddress", "type": "address", "nillable": true, "filterable": true, "permissionable": true},
        {"name": "CreatedDate", "type": "datetime", "filterable": true, "defaultedOnCreate": true}
        ], "childRelationships": [{"childSObject": "Order__c", "field": "Account__c", "relationshipName": "Orders__r"}]}

        """;

    private const string Order = $$"""
        {"snapshot": 1, "name": "Order__c", "keyPrefix": "a01", "createable": true, "updateable": true, "deletable": true, "queryable": true, "fields": [
        {"name": "Id", "type": "id", "length": 18, "filterable": true, "idLookup": true},
        {"name": "Account__c", "type": "reference", "relationshipName": "Account__r", "referenceTo": ["Account"], {{All}} },
        {"name": "Note__c", "type": "string", "length": 80, {{All}} },
        {"name": "Paid__c", "type": "boolean", "createable": true, "updateable": true, "filterable": true, "permissionable": true, "defaultedOnCreate": true},
        {"name": "Total__c", "type": "currency", "precision": 18, "scale": 2, "calculated": true, "nillable": true, "filterable": true, "aggregatable": true, "permissionable": true}
        ], "childRelationships": []}

        """;

    private const string Objects = Account + "\n" + Order + "\n" + Line;

    private const string Line = """
        {"snapshot": 1, "name": "Line__c", "keyPrefix": "a02", "createable": true, "queryable": true, "fields": [
        {"name": "Id", "type": "id", "length": 18, "filterable": true},
        {"name": "Order__c", "type": "reference", "relationshipName": "Order__r", "relationshipOrder": 0, "referenceTo": ["Order__c"], "createable": true, "filterable": true}
        ], "childRelationships": []}

        """;
}
