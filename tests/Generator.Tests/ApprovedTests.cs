namespace Salesforce.Typed.Tests;

/// <summary>
/// Generated code that a person has read line by line: the texts in Approved/. A change of the generator shows here what it means for users.
/// </summary>
public class ApprovedTests
{
    private static readonly Lazy<BuildResult> Org = new(() => Consumer.Of(UnusualObjects.Objects).Build());

    /// <summary>The objects.</summary>
    public static TheoryData<string> Names => new(UnusualObjects.Objects.Select(o => o.Name));

    [Fact]
    public void The_unusual_objects_compile() => Org.Value.AssertClean();

    [Theory, MemberData(nameof(Names))]
    public void The_code_of_an_object_is_as_approved(string name)
    {
        var file = Org.Value.Result.GeneratedSources.Single(s => s.HintName == $"Acme.Crm.{name}.g.cs" || s.HintName == $"Acme.Crm.Sf{name}.g.cs");
        Approved.Text(file.SourceText.ToString(), name, ".cs.txt");
    }

    [Fact]
    public void The_index_is_as_approved() => Approved.Text(Org.Value.Text("Acme.Crm.-Index.g.cs"), "-Index", ".cs.txt");

    // Locations are hashes of the source; the source is fixed, so they are too.
    [Fact]
    public void Interceptors_and_SELECT_lists_are_as_approved()
    {
        var built = Consumer.Of(Acme.Objects, """
            using Acme.Crm;
            using Salesforce.Typed;

            static class Rows
            {
                static object[] All(SalesforceClient org) =>
                [
                    org.Account.Select(a => a.Name),
                    org.Account.Where(a => a.IsActive__c).Select(a => a.Name.Length),
                    org.Contact.Select(c => new { c.LastName, Company = c.Account?.Name, Owner = c.Owner.Name }),
                    org.Account.OrderBy(a => a.Name).Take(5).Select(a => new { a.Id, Mails = a.Contacts.Select(c => c.Email), Open = a.Opportunities.Count(o => !o.IsClosed) }),
                    org.Account.Select(a => a.Contacts.Select(c => new { c.LastName, Tasks = c.Tasks.Select(t => t.Subject) })),
                    org.Task.Select(t => new { t.What.Name, t.What.Type }),
                ];
            }
            """).Build().AssertClean();
        Approved.Text(built.Text("Interceptors.File1.g.cs"), "-Interceptors", ".cs.txt");
        Approved.Text(built.Text("Selections.g.cs"), "-Selections", ".cs.txt");
    }
}
