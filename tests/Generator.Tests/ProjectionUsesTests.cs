using Microsoft.CodeAnalysis;

namespace Salesforce.Typed.Tests;

/// <summary>Projections of another assembly: its build notes what they read, and the build that calls them reads those notes.</summary>
public class ProjectionUsesTests
{
    private const string Maps = """
        using Salesforce.Typed;
        namespace Acme.Crm;
        public sealed record AccountDto(string Name, string? Owner)
        {
            public AccountDto(Account a) : this(a.Name, a.Owner.Manager?.Name) { }
            public static AccountDto From(Account a) => new(a);
        }
        public sealed partial record Account
        {
            public string Display => Name + Phone;
        }
        public static class Maps
        {
            public static string? Mail(this Contact c) => c.Email;
            public static string All(Account a) => a.Name + string.Join(",", a.Contacts.Select(c => c.LastName + c.Tasks.Count + c.ReportsTo?.Email));
            public static string Mails(IEnumerable<Contact> contacts, string text) => string.Join(text, contacts.Select(Mail));
            public static string? Company(SfTask t) => t.What.As<Account>()?.Phone + t.ToLabel(f => f.Status);
            public static string? Who(SfTask t) => t.Who.Name ?? t.What.As<Opportunity>()?.Name;
            public static string? WhoMail(SfTask t) => t.Who.As<Contact>()?.Email;
            public static string? WhatPhone(SfTask t) => t.What.As<Account>()?.Phone;
            public static string? Both(Account? a, Polymorphic<ITaskWhat> what) => a?.Name + what.Name;
            public static decimal? Total(Group<OpportunityFields, string?> g, Account? a) => a is null ? g.Sum(o => o.Amount) : a.AnnualRevenue;
            public static Account Same(Account a) => a;
            internal static string Hidden(Account a) => a.Name;
            private static string Private(Account a) => a.Name;
            public static string OfPrivate(Account a) => Private(a);
        }
        """;

    private static readonly Lazy<BuildResult> Models = new(
        () => (Consumer.Of(Acme.Objects, Maps) with { AssemblyName = "Acme.Models" }).Build().AssertClean());

    [Fact]
    public void The_build_of_an_assembly_notes_what_its_projections_read() =>
        Approved.Text(Models.Value.Text("Projections.g.cs"), "-Projections", ".cs.txt");

    [Theory]
    [InlineData("org.Account.Select(AccountDto.From)", "\"Name, Owner.Manager.Name\"")]
    [InlineData("org.Contact.Select(c => c.Account == null ? null : new "
        + "AccountDto(c.Account))", "\"Account.Id, Account.Name, Account.Owner.Manager.Name\"")]
    [InlineData("org.Account.Select(a => a.Display)", "\"Name, Phone\"")]
    [InlineData("org.Account.Select(a => a.Contacts.Select(c => c.Mail()))", "\"\", new ChildSelection(\"Contacts\", \"Email\")")]
    [InlineData("org.Account.Select(a => a.Contacts.Select(Maps.Mail))", "\"\", new ChildSelection(\"Contacts\", \"Email\")")]
    [InlineData("org.Account.Select(Maps.All)", "\"Name\", new ChildSelection(\"Contacts\", \"LastName, ReportsTo.Email\", new "
        + "ChildSelection(\"Tasks\", \"Id\"))")]
    [InlineData(
        "org.Account.Select(a => Maps.Mails(text: a.Name, contacts: a.Contacts))", "\"Name\", new ChildSelection(\"Contacts\", \"Email\")")]
    [InlineData("org.Task.Select(Maps.Who)", "\"Who.Name\", new TypeofSelection(\"What\", (\"Opportunity\", \"Name\"))")]
    [InlineData("org.Account.Select(Maps.OfPrivate)", "\"Name\"")]
    [InlineData("org.Task.Select(t => Maps.WhatPhone(t) + "
        + "t.What.Name)", "\"\", new TypeofSelection(\"What\", (\"Account\", \"Phone, Name\"), (\"\", \"Name\"))")]
    public void A_projection_of_another_assembly_is_followed_by_its_notes(string select, string list)
    {
        var built = Use(select).AssertClean();
        Assert.Contains($".Info, {list});", built.Text("Selections.g.cs"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("org.Account.Select(Maps.Same)", "noted nothing of it")]
    [InlineData("org.Contact.Select(c => "
        + "Maps.All(c.Account!))", "Maps.All of Acme.Models reads Contacts, the children of a parent, which SOQL does not reach")]
    [InlineData("org.Account.Select(a => a.Tasks.Select(Maps.Who))", "reads What by its own object (TYPEOF)")]
    [InlineData("org.Task.Select(t => Maps.WhoMail(t) + t.Who.Name)", "Contact, which is read by As<Contact>(), has no field Name")]
    [InlineData("org.Task.Select(t => Maps.Both(t.What.As<Account>(), "
        + "t.What))", "Maps.Both of Acme.Models passes the parent of several possible objects on as a whole")]
    [InlineData("org.Opportunity.GroupBy(o => o.Name).Select(g => Maps.Total(g, "
        + "null))", "Maps.Total of Acme.Models passes the group on as a whole")]
    [InlineData("org.Task.Select(Maps.Company)", "SOQL takes no function such as toLabel")]
    public void What_SOQL_does_not_take_there_is_refused(string select, string reason)
    {
        var problem = Assert.Single(Use(select).Problems);
        Assert.Equal("SFT1001", problem.Id);
        Assert.Contains(reason, problem.GetMessage(), StringComparison.Ordinal);
    }

    [Fact]
    public void An_assembly_that_is_built_without_the_generator_notes_nothing()
    {
        var plain = Consumer.Of(
            [], """using Acme.Crm; public static class Plain { public static string Name(Account a) => a.Name; }""") with
        {
            AssemblyName = "Acme.Plain",
            References = [Models.Value.ToReference()],
        };
        using var image = new MemoryStream();
        Assert.True(plain.Compile().Emit(image, cancellationToken: TestContext.Current.CancellationToken).Success);
        var problem = Assert.Single(Use("org.Account.Select(Plain.Name)", MetadataReference.CreateFromImage(image.ToArray())).Problems);
        Assert.Contains("Plain.Name is code of the assembly Acme.Plain, and the build of that assembly noted nothing of "
            + "it", problem.GetMessage(), StringComparison.Ordinal);
        Assert.Contains(
            "or where the assembly is built without the generator of Salesforce.Typed", problem.GetMessage(), StringComparison.Ordinal);
    }

    // In an editor a project refers to another one as source: its code is followed there.
    [Fact]
    public void A_project_that_is_referred_to_as_source_is_followed_there()
    {
        var app = App("org.Account.Select(AccountDto.From)") with { References = [Models.Value.Compilation.ToMetadataReference()] };
        Assert.Contains("\"Name, Owner.Manager.Name\"", app.Build().AssertClean().Text("Selections.g.cs"), StringComparison.Ordinal);
    }

    private static BuildResult Use(string select, params MetadataReference[] more) =>
        (App(select) with { References = [Models.Value.ToReference(), .. more] }).Build();

    private static Consumer App(string select) => Consumer.Of([], $$"""
        using Acme.Crm;
        using Salesforce.Typed;
        class C { object M(SalesforceClient org) => {{select}}; }
        """);
}
