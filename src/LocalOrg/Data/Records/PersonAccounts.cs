using Salesforce.Typed.Schema;
using Salesforce.Typed.Testing.Core.Errors;
using Salesforce.Typed.Testing.Core.Ids;
using Salesforce.Typed.Testing.Core.Model;
using Salesforce.Typed.Testing.Core.Sqlite;

namespace Salesforce.Typed.Testing.Data.Records;

/// <summary>
/// Accounts that are persons, where the snapshot has them: of a record type of persons, or with a last name. The name of a person is put
/// together, and a person has a contact of its own. Fields of the other kind are refused (SOAP API, Person Account Record Types).
/// </summary>
internal sealed class PersonAccounts(OrgModel whole, RecordWriter writer)
{
    private const string Flag = "IsPersonAccount";
    private const string LastName = "LastName";

    private static readonly HashSet<string> NameParts =
        new(StringComparer.OrdinalIgnoreCase) { "FirstName", LastName, "Salutation", "MiddleName", "Suffix", "InformalName" };

    /// <summary>Whether the record is an account that is a person.</summary>
    public static bool IsPerson(Row row) => Has(row.Object) && row.Text(LastName) is not null;

    /// <summary>Sets the name of a person, and that it is one.</summary>
    public static void Compose(Row row)
    {
        if (!IsPerson(row) || row.Object.NameField is not { } name)
            return;
        row[name] = PersonNameModel.Compose(row.Text("FirstName"), row.Text(LastName));
        row.Set(Flag, true);
    }

    /// <summary>
    /// Checks that the fields of a new account are of one kind, and gives it a record type of that kind where it names none.
    /// </summary>
    public static void CheckCreate(Row row, RecordInput input)
    {
        if (!Has(row.Object))
            return;
        var type = input.Values.LastOrDefault(v => v.Field.Name == SystemFields.RecordTypeId).Value.AsText();
        var names = input.Values.Any(v => v.Field == row.Object.NameField);
        var isPerson = (type is null ? null : IsOfPersons(row.Object, type))
            ?? (row.Text(LastName) is not null || (!names && input.Values.Any(v => IsOfPersons(v.Field))));
        CheckFields(input, isPerson);
        if (isPerson && row.Text(LastName) is null)
            throw ApiErrors.RequiredFieldMissing(LastName);
        if (type is null)
            SetRecordType(row, isPerson);
    }

    /// <summary>Checks that the changes of an account are of its kind.</summary>
    /// <param name="row">The account before the changes.</param>
    /// <param name="input">The changes.</param>
    public static void CheckUpdate(Row row, RecordInput input)
    {
        if (!Has(row.Object))
            return;
        var isPerson = IsPerson(row);
        foreach (var (field, value) in input.Values)
        {
            if (field.Name == SystemFields.RecordTypeId && value.AsText() is { } type && IsOfPersons(row.Object, type) is { } kind
                && kind != isPerson)
                throw ChangesKind(isAlone: input.Values.TrueForAll(v => v.Field == field));
        }
        CheckFields(input, isPerson);
        if (isPerson && row.Object.Find(LastName) is { } last && input.Find(last) is { IsNull: true })
            throw ApiErrors.RequiredFieldMissing(LastName);
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
        [("FirstName", row.Text("FirstName")), (LastName, row.Text(LastName)), ("Email", row.Text("PersonEmail"))];

    private static bool Has(ObjectModel model) => model.Name == "Account" && model.Find(Flag) is not null;

    // The default record type is the user's, of whichever kind: an account of the other kind has the first type of its own.
    private static void SetRecordType(Row row, bool isPerson)
    {
        if (row.Object.Find(SystemFields.RecordTypeId) is not { } field || row[field].AsText() is not { } given
            || IsOfPersons(row.Object, given) is not { } kind || kind == isPerson)
        {
            return;
        }
        var types = row.Object.Describe.RecordTypes.Where(t => t is { Active: true, Available: true, Master: false });
        row[field] = types.FirstOrDefault(t => IsOfPersons(t) == isPerson)?.RecordTypeId;
    }

    private static void CheckFields(RecordInput input, bool isPerson)
    {
        var wrong = input.Values.Select(v => v.Field).Where(f => isPerson ? f == f.Owner.NameField : IsOfPersons(f)).Select(f => f.Name)
            .Distinct().ToArray();
        if (wrong.Length == 0)
            return;
        throw new ApiException(
            400, "INVALID_FIELD_FOR_INSERT_UPDATE", $"Account: bad field names on insert/update call: {string.Join(", ", wrong)}", wrong);
    }

    private static ApiException ChangesKind(bool isAlone) => new(
        400, "INVALID_FIELD_FOR_INSERT_UPDATE",
        isAlone
            ? "The local org does not change a business account into a person account, or a person account into a business account"
            : "Cannot specify any additional fields when marrying or separating a Person-Account");

    // The parts of a person's name, what comes from the contact, and the custom fields of contacts.
    private static bool IsOfPersons(FieldModel field) => NameParts.Contains(field.Name)
        || field.Name.EndsWith("__pc", StringComparison.OrdinalIgnoreCase)
        || (field.Name.StartsWith("Person", StringComparison.OrdinalIgnoreCase)
            && !field.Name.EndsWith("__c", StringComparison.OrdinalIgnoreCase));

    // Null where the describe does not have the record type, and for the master type, which is of no kind.
    private static bool? IsOfPersons(ObjectModel model, string recordTypeId)
    {
        var type = model.Describe.RecordTypes.FirstOrDefault(t => RecordId.TryParse(t.RecordTypeId, out var id) && id == recordTypeId);
        return type is { Master: false } ? IsOfPersons(type) : null;
    }

    // Describes do not have the kind. The platform's own types of persons are named PersonAccount and "Person Account"; those that admins
    // add are expected to have that in their names too.
    private static bool IsOfPersons(RecordTypeInfo type) => HasPersonAccount(type.DeveloperName) || HasPersonAccount(type.Name);

    private static bool HasPersonAccount(string name) => name.Replace(" ", "", StringComparison.Ordinal)
        .Replace("_", "", StringComparison.Ordinal).Contains("PersonAccount", StringComparison.OrdinalIgnoreCase);
}
