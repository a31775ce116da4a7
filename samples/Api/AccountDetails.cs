using Acme.Crm;

namespace Acme;

/// <summary>An account with its people.</summary>
internal sealed record AccountDetails(AccountRow Account, string? City, string? Phone, List<Person> People)
{
    /// <summary>The projection: it uses that of the list, and the children.</summary>
    public static AccountDetails Of(Account a) => new(AccountRow.Of(a), a.BillingCity, a.Phone, a.Contacts.Select(Person.Of).ToList());
}
