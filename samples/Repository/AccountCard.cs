using Acme.Crm;
using Salesforce.Typed;

namespace Acme;

/// <summary>What the program shows of an account, and how it is made of one.</summary>
public sealed record AccountCard(string Name, string? Parent, IReadOnlyList<string> Contacts)
{
    /// <summary>The projection: the fields that <see cref="From"/> reads become the SELECT list.</summary>
    public static RowShape<Account, AccountCard> Shape { get; } = RowShape.Of((Account a) => From(a));

    private static AccountCard From(Account account) => new(account.Name, account.Parent?.Name, account.Contacts.Select(NameOf));

    private static string NameOf(Contact contact) => $"{contact.FirstName} {contact.LastName}".Trim();
}
