namespace Salesforce.Typed.Tests.Servers;

/// <summary>A name from outside is a name and nothing else.</summary>
public sealed class IdentifierTests
{
    // The keywords of the SOQL reference but GROUP, which is the name of an object and of relationships to it.
    private static readonly string[] Reserved =
    [
        "AND", "ASC", "DESC", "EXCLUDES", "FIRST", "FROM", "HAVING", "IN", "INCLUDES", "LAST", "LIKE", "LIMIT", "NOT", "NULL", "NULLS",
        "OR", "SELECT", "USING", "WHERE", "WITH", "TRUE", "FALSE",
    ];

    public static IEnumerable<TheoryDataRow<Attack>> Attacks =>
    [
        .. from word in Reserved
           from path in (string[])["{0}", "Account.{0}", "{0}.Name", "Owner.{0}.Name", "A.B.C.{0}"]
           from text in (string[])[word, word.ToLowerInvariant(), char.ToUpperInvariant(word[0]) + word[1..].ToLowerInvariant()]
           select new TheoryDataRow<Attack>(
               new("Soql.Identifier", path.Replace("{0}", text, StringComparison.Ordinal), nameof(ArgumentException))),
        .. from text in (string[])
           [
               "", " ", ".", "..", ".Name", "Name.", "Owner..Name", "1Name", "_Name", "Owner.1", "Owner._x", "Na me", "Name\n", "\nName",
               "Name\0", "Name;", "Name--", "Name,Id", "Name FROM Account", "(Name)", "Name)",
               "'Name'", "Name/**/", "COUNT()", "Náme", "Name\u200B", "Ｎame", "Name\u0661", "{Name}", "@{ref.id}", "Name:x", "Name\u202E",
               "%4eame",
           ]
           select new TheoryDataRow<Attack>(new("Soql.Identifier", text, nameof(ArgumentException))),
    ];

    [Theory]
    [MemberData(nameof(Attacks), DisableDiscoveryEnumeration = true)]
    public void What_is_not_a_name_is_refused(Attack attack)
    {
        var failure = Assert.Throws<ArgumentException>(() => Soql.Identifier(attack.Input));
        Assert.DoesNotContain(failure.Message.Split(" (Parameter")[0], char.IsControl);
    }

    [Theory]
    [InlineData("Name")]
    [InlineData("Owner.Name")]
    [InlineData("Group.Name")]
    [InlineData("Order")]
    [InlineData("Order.Account.Owner.Name")]
    [InlineData("ns__Like__c")]
    [InlineData("Fromage.Andes.Selected__c")]
    public void Names_and_paths_are_taken(string name) => Assert.Equal(name, Soql.Identifier(name).Name);
}
