using Salesforce.Typed.Testing.Core.Model;
using Salesforce.Typed.Testing.Core.Sqlite;

namespace Salesforce.Typed.Testing.Data.Records;

/// <summary>
/// Accounts that are persons, where the snapshot has them: an account with a last name is one. Its name is put together, and it has a contact
/// of its own.
/// </summary>
internal sealed class PersonAccounts(OrgModel whole, RecordWriter writer)
{
    private const string Flag = "IsPersonAccount";

    /// <summary>Sets the name of a person, and that it is one.</summary>
    public static void Compose(Row row)
    {
        if (!IsPerson(row) || row.Object.NameField is not { } name)
            return;
        row[name] = PersonNameModel.Compose(row.Text("FirstName"), row.Text("LastName"));
        row.Set(Flag, true);
    }

    /// <summary>Creates the contact of a person.</summary>
    /// <param name="row">The account.</param>
    /// <param name="id">The id that it will have.</param>
    /// <param name="origin">Where the change comes from.</param>
    public void AddContact(Row row, string id, ChangeOrigin origin)
    {
        if (!IsPerson(row) || row.Object.Find("PersonContactId") is not { } link || whole.Find("Contact") is not { } contacts)
            return;
        row[link] = writer.CreateUnchecked(contacts, [.. Shared(row), ("AccountId", id), (Flag, true)], origin);
    }

    /// <summary>Gives the contact of a person the names that the account has now.</summary>
    public void UpdateContact(Row row, ChangeOrigin origin)
    {
        if (!IsPerson(row) || row.Text("PersonContactId") is not { } contact || whole.Find("Contact") is not { } contacts)
            return;
        var input = new RecordInput(contacts);
        foreach (var (name, value) in Shared(row))
        {
            if (contacts.Find(name) is { } field)
                input.Values.Add((field, value));
        }
        writer.Update(contact, input, origin);
    }

    private static IEnumerable<(string Field, SqlValue Value)> Shared(Row row) =>
        [("FirstName", row.Text("FirstName")), ("LastName", row.Text("LastName")), ("Email", row.Text("PersonEmail"))];

    /// <summary>Whether the record is an account that is a person.</summary>
    public static bool IsPerson(Row row) => row.Object.Name == "Account" && row.Object.Find(Flag) is not null && row.Text("LastName") is not null;
}
