using Acme.Crm;

namespace Acme;

/// <summary>A person of an account.</summary>
internal sealed record Person(string? FirstName, string LastName, string? Email)
{
    /// <summary>The projection.</summary>
    public static Person Of(Contact c) => new(c.FirstName, c.LastName, c.Email);
}
