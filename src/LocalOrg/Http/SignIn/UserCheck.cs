using Salesforce.Typed.Testing.Data.Users;

namespace Salesforce.Typed.Testing.Http.SignIn;

/// <summary>
/// Checks which user may sign in. Until a password is set, any password is right, and an unknown name signs in as the first user; from then
/// on a password must be the user's, and the name that of a user.
/// </summary>
internal sealed class UserCheck(SignInRules rules, UserDirectory users)
{
    private bool HasPasswords => rules.Passwords.Count > 0 || rules.CommonPassword is not null || users.AnyHasPassword;

    /// <summary>Whether a user of that name may sign in.</summary>
    public bool IsKnown(string? username) =>
        !HasPasswords || (username is not null && (users.IsKnown(username) || rules.Passwords.ContainsKey(username)));

    /// <summary>Whether the password is that of the user.</summary>
    public bool IsPassword(string username, string password)
    {
        if (!HasPasswords)
            return true;
        var expected = rules.Passwords.GetValueOrDefault(username)
            ?? (users.IsKnown(username) ? users.Find(username).Account.Password ?? rules.CommonPassword : null);
        return SecretText.Same(password, expected);
    }
}
