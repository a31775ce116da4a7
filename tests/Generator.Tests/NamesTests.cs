using System.Reflection;
using Microsoft.CodeAnalysis;
using Salesforce.Typed.Generator.Emit;
using Salesforce.Typed.Generator.Naming;

namespace Salesforce.Typed.Tests;

/// <summary>The rules of docs/names.md, one by one. A name is part of a user's code: what changes here breaks builds.</summary>
public class NamesTests
{
    private const BindingFlags Everything =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    [Theory]
    [InlineData("Account", "Account")]
    [InlineData("Invoice__c", "Invoice__c")]
    [InlineData("acme__Job__c", "acme__Job__c")]
    [InlineData("Setting__mdt", "Setting__mdt")]
    [InlineData("Alert__e", "Alert__e")]
    [InlineData("Outside__x", "Outside__x")]
    [InlineData("Invoice__Share", "Invoice__Share")]
    [InlineData("Invoice__History", "Invoice__History")]
    [InlineData("Invoice__ChangeEvent", "Invoice__ChangeEvent")]
    [InlineData("Task", "SfTask")]
    [InlineData("TaskStatus", "SfTaskStatus")]
    [InlineData("Condition", "SfCondition")]
    public void An_object_has_its_API_name_unless_implicit_usings_have_a_type_of_that_name(string apiName, string type) =>
        Assert.Equal(type, TypeNames.OfObject(apiName));

    [Fact]
    public void A_set_has_the_API_name_of_its_object()
    {
        var client = Consumer.Of(
            [new Describe("Task"), new Describe("Options")],
            "using Acme.Crm; using Salesforce.Typed; class C { (SObjectSet<SfTask, SfTaskFields, SfTaskKeys>, SObjectSet<Options, "
                + "OptionsFields, OptionsKeys>, SalesforceOptions) M(SalesforceClient org) => (org.Task, org.SfOptions, org.Options); }");
        client.Build().AssertClean();
    }

    [Fact]
    public void A_reference_to_several_objects_is_named_after_its_field_and_one_to_two_objects_after_them()
    {
        Assert.Equal("TaskWhat", TypeNames.OfReference("Task", "WhatId"));
        Assert.Equal("Visit__cAbout__c", TypeNames.OfReference("Visit__c", "About__c"));
        Assert.Equal("XId", TypeNames.OfReference("X", "Id"));
        // Shared by all objects that have such a reference, and the same whatever order the describe lists them in.
        var one = Consumer.Of([new Describe("A").Reference("OwnerId", "Owner", ["User", "Queue"]), new Describe("B").Reference(
            "OwnerId", "Owner", ["Queue", "User"])]).Build().AssertClean();
        Assert.All(["A", "B"], name => Assert.Contains("public QueueOrUserId? OwnerId ", one.Text($"Acme.Crm.{name}.g.cs")));
    }

    [Theory]
    [InlineData("Technology", "Technology")]
    [InlineData("Closed Won", "ClosedWon")]
    [InlineData("closed won", "ClosedWon")]
    [InlineData("Food & Drink", "FoodDrink")]
    [InlineData("a_b-c", "ABC")]
    [InlineData("1", "_1")]
    [InlineData("1st Half", "_1stHalf")]
    [InlineData("$", "Symbol_0024")]
    [InlineData("--", "Symbol_002D_002D")]
    [InlineData("", "Empty")]
    [InlineData("Привет мир", "ПриветМир")]
    [InlineData("名前", "名前")]
    [InlineData("istanbul", "Istanbul")]
    [InlineData("soft\u00adhyphen", "SoftHyphen")]
    [InlineData("😀", "Symbol_D83D_DE00")]
    [InlineData("class", "Class")]
    public void A_value_is_named_by_its_letters_and_digits(string value, string name) =>
        Assert.Equal([name], PicklistValueNames.Of("P", [value]));

    [Fact]
    public void Values_with_equal_names_are_numbered_in_the_order_of_their_text()
    {
        Assert.Equal(["AB_2", "AB", "AB_3"], PicklistValueNames.Of("P", ["A B", "AB", "a-b"]));
        // The order in the describe, which an admin drags about, does not matter.
        Assert.Equal(["AB_3", "AB_2", "AB"], PicklistValueNames.Of("P", ["a-b", "A B", "AB"]));
        // None reads as the name: the first by its text has it.
        Assert.Equal(["AB_2", "AB"], PicklistValueNames.Of("P", ["a-b", "A B"]));
        // A value that stands there twice has one name.
        Assert.Equal(["A", "", "B"], PicklistValueNames.Of("P", ["A", "A", "B"]));
    }

    [Fact]
    public void A_value_is_renamed_when_its_type_has_a_member_of_that_name()
    {
        Assert.Equal(["Value_", "P_", "ToString_"], PicklistValueNames.Of("P", ["value", "P", "ToString"]));
        // Whatever the struct really has.
        var built = Consumer.Of(Acme.Objects).Build().Load().GetType("Acme.Crm.AccountSubIndustry__c")!;
        var values = new[] { "Software", "Wind" };
        foreach (var member in Names(built, typeof(ValueType), typeof(object)).Except(values).Except([built.Name]))
            Assert.True(PicklistValueNames.Of("P", [
                member
            ])[0] != member, $"add \"{member}\" to PicklistValueNames.Taken: the generated picklists have a member of that name");
    }

    [Fact]
    public void A_member_is_renamed_when_the_record_or_its_base_has_the_name_and_fields_precede_relationships()
    {
        var names = new MemberNames("Domain");
        Assert.Equal("Name", names.Take("Name"));
        Assert.Equal("Domain_", names.Take("Domain"));
        Assert.Equal("DomainFields_", names.Take("DomainFields"));
        Assert.Equal("DomainKeys_", names.Take("DomainKeys"));
        Assert.Equal("Equals_", names.Take("Equals"));
        Assert.Equal("Equals__", names.Take("Equals"));
        Assert.Equal("name", names.Take("name"));
        Assert.Equal("@class", names.Take("class"));
        Assert.Equal("@record", names.Take("record"));
    }

    // A child relationship may be called as a parent of the same object is. One name on the wire can be only one member.
    [Fact]
    public void Children_with_the_name_of_a_parent_are_left_out()
    {
        var built = Consumer.Of([
            new Describe("Master__c").Reference("Detail__c", "Detail__r", ["Detail__c"]).Child("detail__R", "Detail__c", "Master__c").Child(
                "Others__r", "Detail__c", "Master__c"),
            new Describe("Detail__c").Reference("Master__c", "Master__r", ["Master__c"])]).Build().AssertClean();
        var info = (SObjectInfo)built.Load().GetType("Acme.Crm.Master__c")!.GetProperty("Info")!.GetValue(null)!;
        Assert.Equal([FieldKind.Parent, FieldKind.Children], info.Fields.Where(f => f.IsRelationship).Select(f => f.Kind));
        Assert.Equal("Others__r", info.Fields[^1].Name);
    }

    // The lists that names give way to are fixed texts, so that no name changes with the framework; these say when a list is behind.
    [Fact]
    public void The_list_of_type_names_has_those_of_implicit_usings()
    {
        string[] namespaces = [
            "System", "System.IO", "System.Linq", "System.Collections.Generic", "System.Net.Http", "System.Threading",
            "System.Threading.Tasks"
        ];
        var compilation = Consumer.Of([]).Compile();
        var types = namespaces.SelectMany(n => n.Split('.').Aggregate((INamespaceSymbol)compilation.GlobalNamespace, (at, part) =>
            at.GetNamespaceMembers().Single(m => m.Name == part)).GetTypeMembers())
            .Where(t => t is { DeclaredAccessibility: Accessibility.Public, Arity: 0 })
            .Select(t => t.Name)
            .Where(n => !n.EndsWith("Exception", StringComparison.Ordinal) && !n.EndsWith("Attribute", StringComparison.Ordinal))
            .Distinct()
            .ToList();
        Assert.True(types.Count > 300, $"only {types.Count} types were found");
        AssertNone("add to TakenTypeNames.Framework", types.Where(t => !TakenTypeNames.Contains(t)));
    }

    [Fact]
    public void The_list_of_type_names_has_those_of_the_runtime()
    {
        var types = typeof(SalesforceClient).Assembly.GetExportedTypes()
            .Where(t => t is { IsNested: false, IsGenericType: false } && FileHead.Usings.Contains(t.Namespace))
            .Select(t => t.Name);
        AssertNone("add to TakenTypeNames.Ours", types.Where(t => !TakenTypeNames.Contains(t)));
    }

    [Fact]
    public void The_list_of_member_names_matches_records()
    {
        var record = Consumer.Of(Acme.Objects).Build().Load().GetType("Acme.Crm.Group")
            ?? Consumer.Of(Acme.Objects).Build().Load().GetType("Acme.Crm.SfGroup")!;
        var members = Names(record, record.BaseType!, typeof(SObject), typeof(object)).Except(["Id", "Name"]);
        AssertNone("add to MemberNames.OfRecord", members.Where(m => new MemberNames("X").Take(m) == m));
    }

    [Fact]
    public void The_list_of_client_members_matches_the_client()
    {
        var own = typeof(SalesforceClient).GetMembers(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static).Where(
            m => m is MethodInfo { IsSpecialName: false } or PropertyInfo or System.Reflection.FieldInfo or EventInfo).Select(m => m.Name);
        var extensions = typeof(SalesforceClient).Assembly.GetExportedTypes().Where(t => t.IsAbstract && t.IsSealed).SelectMany(
            t => t.GetMethods(BindingFlags.Public | BindingFlags.Static))
            .Where(m => m.IsDefined(typeof(System.Runtime.CompilerServices.ExtensionAttribute)) && m.GetParameters() is [{ } first, ..]
                && first.ParameterType == typeof(SalesforceClient)).Select(m => m.Name);
        AssertNone("add to ClientMembers.Taken", own.Concat(extensions).Distinct().Where(m => ClientMembers.SetName(m) == m));
    }

    // A snapshot that is pulled again has fields, values and objects that code does not use yet.
    [Fact]
    public void A_new_member_renames_no_other()
    {
        static Describe Base() => new Describe("Account").Field("Name", "string").Field("Account", "string").Picklist(
            "Industry", ["A B", "Energy"]).Reference("OwnerId", "Owner", ["Group", "User"]);
        var before = Members(Consumer.Of([Base()]));
        var more = Base().Field("AAA__c", "string").Picklist("Sub__c", ["A B", "AB"]).Reference("Ref__c", "Ref__r", ["User"]).Child(
            "Contacts", "Contact", "AccountId");
        var after = Members(Consumer.Of([new Describe("AAA"), more, new Describe("Contact").Reference(
            "OwnerId", "Owner", ["Group", "User"]), new Describe("User"), new Describe("Task")]));
        AssertNone("was renamed", before.Except(after));
        Assert.True(before.Count > 20, $"only {before.Count} members");
    }

    // Each rule has a heading, and each heading its rule.
    [Fact]
    public void The_naming_page_lists_the_tested_names()
    {
        var page = File.ReadAllText(TestPaths.InRepository("docs", "names.md"));
        foreach (var example in new[]
        {
            "SfTask", "org.Task", "Domain_", "@class", "SfTaskStatus", "ITaskWhat", "TaskWhatId", "GroupOrUserId", "ClosedWon", "_1st",
            "Symbol_002D", "Empty", "AB_2", "AccountIndustry", "AccountFields", "AccountKeys", "my_app.Org"
        })
            Assert.Contains($"`{example}`", page);
    }

    private static List<string> Members(Consumer project) => [.. project.Build().Load().GetExportedTypes()
        .SelectMany(t => t.GetMembers(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly).Select(
            m => $"{t.FullName}.{m.Name}"))
        .Distinct()
        .Where(m => !m.Contains('<', StringComparison.Ordinal))];

    // What a type and its bases declare for others to see; a set of a generated type is not a conflict, and accessors are their property's.
    private static IEnumerable<string> Names(params Type[] types) => types
        .SelectMany(t => t.GetMembers(Everything))
        .Where(m => m switch
        {
            MethodBase { IsPrivate: true } =>
                m.DeclaringType!.BaseType is not null && !m.Name.Contains('.', StringComparison.Ordinal) && types[0] == m.DeclaringType,
            MethodBase { IsSpecialName: true } or ConstructorInfo => false,
            MethodBase { IsAssembly: true } or MethodBase { IsFamilyAndAssembly: true } or System.Reflection.FieldInfo { IsPrivate: true }
                or System.Reflection.FieldInfo { IsAssembly: true } => false,
            PropertyInfo p => (p.GetMethod ?? p.SetMethod) is { IsPrivate: false, IsAssembly: false, IsFamilyAndAssembly: false }
                && !p.Name.Contains('.', StringComparison.Ordinal),
            Type nested => nested.IsNestedPublic || nested.IsNestedFamily,
            _ => true,
        })
        .Select(m => m.Name)
        .Where(n => !n.Contains('<', StringComparison.Ordinal) && !n.StartsWith("op_", StringComparison.Ordinal))
        .Distinct();

    private static void AssertNone(string todo, IEnumerable<string> names)
    {
        var list = string.Join(' ', names.Order(StringComparer.Ordinal));
        Assert.True(list.Length == 0, $"{todo}: {list}");
    }
}
