using Salesforce.Typed.Testing.Http;

namespace Salesforce.Typed.Testing.Users;

/// <summary>A user whose calls can be answered.</summary>
/// <param name="Account">Who he is, and what he may do.</param>
/// <param name="Org">The org as he sees it.</param>
/// <param name="Router">What answers him.</param>
internal sealed record OrgUser(LocalUser Account, Org Org, Router Router)
{
    public string Id => Org.UserId;

    public string FullName => Account.FirstName is { } first ? first + " " + Account.LastName : Account.LastName;
}
