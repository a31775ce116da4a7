using Acme.Crm;

namespace Salesforce.Typed.Tests;

/// <summary>A type with a projection, in another assembly than the queries that use it.</summary>
public sealed record ContactCard(string Name, string? Mail, string? Company)
{
    /// <summary>The card of a contact.</summary>
    public static ContactCard From(Contact contact)
    {
        ArgumentNullException.ThrowIfNull(contact);
        return new ContactCard(contact.LastName, contact.Email, contact.Account?.Name);
    }
}
