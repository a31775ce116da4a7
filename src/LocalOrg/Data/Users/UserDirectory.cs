using System.Collections.Concurrent;
using Salesforce.Typed.Testing.Core.Model;

namespace Salesforce.Typed.Testing.Data.Users;

/// <summary>The users of an org, by the names that they sign in with.</summary>
internal sealed class UserDirectory
{
    private readonly ConcurrentDictionary<string, OrgUser> _users = new(StringComparer.OrdinalIgnoreCase);
    private readonly OrgModel _model;
    private readonly InitialRecords _records;

    /// <param name="whole">What the first user sees: the whole org.</param>
    /// <param name="records">Creates the records of users.</param>
    public UserDirectory(OrgView whole, InitialRecords records)
    {
        _model = whole.Whole;
        _records = records;
        var admin = new LocalUser(InitialRecords.Username) { FirstName = "Local", LastName = "Admin" };
        _users[admin.Username] = new OrgUser(admin, whole);
    }

    /// <summary>The user of that name. An unknown name means the first user: a test may use any name for it.</summary>
    public OrgUser Find(string? username) =>
        username is not null && _users.TryGetValue(username, out var user) ? user : _users[InitialRecords.Username];

    /// <summary>Whether there is a user of that name.</summary>
    public bool IsKnown(string username) => _users.ContainsKey(username);

    /// <summary>Whether a user has a password of its own.</summary>
    public bool AnyHasPassword => _users.Values.Any(u => u.Account.Password is not null);

    /// <summary>Adds a user, or gives an existing one other permissions. Needs the database to itself.</summary>
    /// <exception cref="InvalidOperationException">The permissions do not fit the org.</exception>
    public OrgUser Add(LocalUser account)
    {
        var view = new OrgModel(AccessView.Of(_model, account), _model);
        var id = _users.TryGetValue(account.Username, out var known) ? known.Id : _records.CreateUser(account, _users.Count + 1);
        return _users[account.Username] = new OrgUser(account, new OrgView(view, _model, id));
    }
}
