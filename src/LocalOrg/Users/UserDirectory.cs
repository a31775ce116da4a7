using System.Collections.Concurrent;
using Salesforce.Typed.Testing.Http;
using Salesforce.Typed.Testing.Model;

namespace Salesforce.Typed.Testing.Users;

/// <summary>The users of an org, by the names that they sign in with.</summary>
internal sealed class UserDirectory
{
    private readonly ConcurrentDictionary<string, OrgUser> _users = new(StringComparer.OrdinalIgnoreCase);
    private readonly Org _org;
    private readonly ApiUsage _usage;

    public UserDirectory(Org org, ApiUsage usage)
    {
        _org = org;
        _usage = usage;
        var admin = new LocalUser(FirstRecords.Username) { FirstName = "Local", LastName = "Admin" };
        _users[admin.Username] = new OrgUser(admin, org, new Router(org, usage));
    }

    /// <summary>The user of that name. Names that the org does not know stand for its first user: he may be called as a test likes.</summary>
    public OrgUser Find(string? username) => username is not null && _users.TryGetValue(username, out var user) ? user : _users[FirstRecords.Username];

    /// <summary>Adds a user, or gives one that is there already other permissions. Needs the database to itself.</summary>
    /// <exception cref="InvalidOperationException">The permissions do not fit the org.</exception>
    public OrgUser Add(LocalUser account)
    {
        var view = new OrgModel(AccessView.Of(_org.Model, account), _org.Model);
        var id = _users.TryGetValue(account.Username, out var known) ? known.Id : FirstRecords.CreateUser(_org, account, _users.Count + 1);
        var org = new Org(_org, view, id);
        return _users[account.Username] = new OrgUser(account, org, new Router(org, _usage));
    }
}
