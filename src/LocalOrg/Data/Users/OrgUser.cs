using Salesforce.Typed.Testing.Core.Model;

namespace Salesforce.Typed.Testing.Data.Users;

/// <summary>A user of the org.</summary>
/// <param name="Account">The name and the permissions.</param>
/// <param name="View">What the user sees of the org.</param>
internal sealed record OrgUser(LocalUser Account, OrgView View)
{
    public string Id => View.UserId;

    public string FullName => Account.FirstName is { } first ? first + " " + Account.LastName : Account.LastName;
}
