using Acme.Crm;

namespace Salesforce.Typed.Tests;

/// <summary>An account as it was written, with what hangs on it.</summary>
internal sealed class TypedRow(Account account, TypedRow? parent)
{
    public Account Account => account;

    public TypedRow? Parent => parent;

    public Id<Account> Id { get; set; }

    /// <summary>The last names of its contacts.</summary>
    public List<string> Contacts { get; } = [];

    public bool IsDeleted { get; set; }
}
