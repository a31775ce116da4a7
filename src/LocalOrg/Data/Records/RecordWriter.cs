using Salesforce.Typed.Schema;
using Salesforce.Typed.Testing.Core.Errors;
using Salesforce.Typed.Testing.Core.Ids;
using Salesforce.Typed.Testing.Core.Model;
using Salesforce.Typed.Testing.Core.Sqlite;

namespace Salesforce.Typed.Testing.Data.Records;

/// <summary>Creates, updates and deletes records by the rules of the platform.</summary>
internal sealed class RecordWriter
{
    private readonly OrgView _view;
    private readonly Database _database;
    private readonly RowStore _rows;
    private readonly Sequences _sequences;
    private readonly OrgClock _clock;
    private readonly IChangeLog _changes;
    private readonly Dictionary<ObjectModel, RecordRules> _rules = [];
    private readonly FileRules _files;
    private readonly PersonAccounts _persons;

    /// <param name="view">What the user that writes sees of the org.</param>
    /// <param name="database">The database.</param>
    /// <param name="rows">The rows in it.</param>
    /// <param name="sequences">The next ids and auto numbers.</param>
    /// <param name="clock">What created and modified dates are taken from.</param>
    /// <param name="changes">Receives each change.</param>
    public RecordWriter(OrgView view, Database database, RowStore rows, Sequences sequences, OrgClock clock, IChangeLog changes)
    {
        _view = view;
        _database = database;
        _rows = rows;
        _sequences = sequences;
        _clock = clock;
        _changes = changes;
        _files = new FileRules(view.Whole, database, changes, this);
        _persons = new PersonAccounts(view.Whole, this);
    }

    /// <summary>Creates a record.</summary>
    public SavedRecord Create(RecordInput input, ChangeOrigin origin)
    {
        var model = input.Object;
        if (!model.Describe.Is(SObjectTraits.Createable))
            throw new ApiException(400, "CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY", $"entity type cannot be inserted: {model.Describe.Label}");
        input = input.For(_view.Whole);
        model = input.Object;
        var row = new Row(model);
        foreach (var (field, value) in input.Values)
            row[field] = value;
        var rules = RulesOf(model);
        foreach (var (field, value) in rules.Defaults)
        {
            if (!row.HasChanged(field))
                row[field] = value;
        }
        foreach (var field in rules.AutoNumbered)
        {
            if (!row.HasChanged(field))
                row[field] = _sequences.NextNumber(field);
        }
        PersonAccounts.CheckCreate(row, input);
        PersonAccounts.Compose(row);
        CheckRequired(row, rules.Required);
        CheckValues(input, null);
        return model.IsPlatformEvent ? Publish(row, origin) : new SavedRecord(Insert(row, input, origin), null);
    }

    /// <summary>
    /// Creates a record with no rule but those that fill fields in: the users and the organization that an org begins with.
    /// </summary>
    public string CreateUnchecked(ObjectModel model, IEnumerable<(string Field, SqlValue Value)> values, ChangeOrigin origin)
    {
        var row = new Row(model);
        foreach (var field in model.Fields.Where(f => f.Kind == ColumnKind.Boolean))
            row[field] = false;
        var input = new RecordInput(model);
        foreach (var (name, value) in values)
        {
            if (model.Find(name) is { Kind: not ColumnKind.None } field && field != model.Id)
            {
                row[field] = value;
                input.Values.Add((field, value));
            }
        }
        return Insert(row, input, origin);
    }

    /// <summary>Changes the fields that <paramref name="input"/> names.</summary>
    public void Update(string id, RecordInput input, ChangeOrigin origin)
    {
        var mayUpdate = input.Object.Describe.Is(SObjectTraits.Updateable);
        input = input.For(_view.Whole);
        var model = input.Object;
        var row = _rows.Load(model, id);
        if (!model.Describe.Is(SObjectTraits.Updateable))
            throw new ApiException(400, "CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY", $"entity type cannot be updated: {model.Describe.Label}");
        if (!mayUpdate)
            throw ApiErrors.NoAccess();
        PersonAccounts.CheckUpdate(row, input);
        foreach (var (field, value) in input.Values)
            row[field] = value;
        PersonAccounts.Compose(row);
        CheckRequired(row, RulesOf(model).NeverNull.Where(row.HasChanged));
        CheckValues(input, id);
        Finish(row, input);
        var now = _clock.Now;
        Touch(row, SystemFields.LastModifiedDate, now);
        Touch(row, SystemFields.LastModifiedById, _view.UserId);
        _rows.Update(row, id, now);
        _changes.Updated(row, id, Context(origin));
        _persons.UpdateContact(row, origin);
    }

    /// <summary>Moves a record to the recycle bin, with the children that go with it.</summary>
    public void Delete(ObjectModel model, string id, ChangeOrigin origin)
    {
        _rows.RequireAlive(model, id);
        var mayDelete = model.Describe.Is(SObjectTraits.Deletable);
        model = _view.Whole.Find(model.Name)!;
        if (!mayDelete && model.Describe.Is(SObjectTraits.Deletable))
            throw ApiErrors.NoAccess();
        if (!mayDelete)
            throw new ApiException(400, "INSUFFICIENT_ACCESS_OR_READONLY", $"entity type cannot be deleted: {model.Describe.Label}");
        new Deletion(_view.Model, _database, _clock, _changes).Delete(model, id, Context(origin));
    }

    // A platform event goes to the bus, and leaves no row behind.
    private SavedRecord Publish(Row row, ChangeOrigin origin) => new(_sequences.NextId(row.Object), _changes.Publish(row, Context(origin)));

    private WriteContext Context(ChangeOrigin origin) => new(_view.UserId, origin);

    private string Insert(Row row, RecordInput input, ChangeOrigin origin)
    {
        var model = row.Object;
        var context = Context(origin);
        Finish(row, input);
        var now = _clock.Now;
        Touch(row, SystemFields.CreatedDate, now);
        Touch(row, SystemFields.LastModifiedDate, now);
        Touch(row, SystemFields.CreatedById, _view.UserId);
        Touch(row, SystemFields.LastModifiedById, _view.UserId);
        if (model.Find(SystemFields.OwnerId) is { Kind: ColumnKind.Id } owner && row[owner].IsNull)
            row[owner] = _view.UserId;
        var id = _sequences.NextId(model);
        // A record of a custom object without a name has its id as its name.
        if (model.NameField is { Kind: ColumnKind.Text } name && name.IsCreateable
            && model.Describe.Is(SObjectTraits.Custom) && row[name].IsNull)
        {
            row[name] = id;
        }
        if (model.Find("PhotoUrl") is { Kind: ColumnKind.Text } photo && row[photo].IsNull)
            row[photo] = "/services/images/photo/" + id;
        _files.AddToDocument(row, id, context);
        _persons.AddContact(row, id, origin);
        _rows.Insert(row, id, now);
        _changes.Created(row, id, context);
        return id;
    }

    private static void Finish(Row row, RecordInput input)
    {
        if (row.Object.PersonName is { } person)
            row[person.Name] = PersonNameModel.Compose(
                person.FirstName is { } first ? row[first].AsText() : null, row[person.LastName].AsText());
        FileRules.Describe(row);
        StandardRules.Apply(row, name => row.Object.Find(name) is { } field && input.Find(field) is not null);
    }

    private static void Touch(Row row, string field, SqlValue value)
    {
        if (row.Object.Find(field) is { Kind: not ColumnKind.None } found)
            row[found] = value;
    }

    private static void CheckRequired(Row row, IEnumerable<FieldModel> fields)
    {
        List<string>? missing = null;
        foreach (var field in fields)
        {
            if (row[field].IsNull)
                (missing ??= []).Add(field.Name);
        }
        if (missing is not null)
            throw ApiErrors.RequiredFieldMissing([.. missing]);
    }

    private void CheckValues(RecordInput input, string? id)
    {
        foreach (var (field, value) in input.Values)
        {
            if (value.IsNull)
                continue;
            if (field.Name == SystemFields.RecordTypeId)
                CheckRecordType(field, value.Text);
            else if (field.Kind == ColumnKind.Id)
                CheckReference(field, value.Text);
            else if (field.Describe.Is(FieldTraits.Unique))
                CheckUnique(field, value, id);
        }
    }

    private void CheckReference(FieldModel field, string id)
    {
        foreach (var target in field.Targets)
        {
            if (!id.StartsWith(target.KeyPrefix, StringComparison.Ordinal) || (id == _view.UserId && target.Name == "User"))
                continue;
            // A record that the user may not read is one that is not there, whichever of both it is.
            switch (_view.Model.Find(target.Name) is null ? null : _rows.StateOf(target, id))
            {
                case false: return;
                case true: throw new ApiException(400, "ENTITY_IS_DELETED", "entity is deleted");
            }
            throw ApiErrors.NoSuchReference(id);
        }
    }

    // Record types come from the describe, without rows; a test may have made rows of its own. Reduced describes know none: then any will
    // do.
    private void CheckRecordType(FieldModel field, string id)
    {
        var types = field.Owner.Describe.RecordTypes;
        var isKnown = types.Count == 0 || field.Targets.Any(t => _rows.StateOf(t, id) == false)
            || types.Any(t => t is { Available: true, Active: true } && RecordId.TryParse(t.RecordTypeId, out var known) && known == id);
        if (!isKnown)
            throw ApiErrors.WrongRecordType(id, field.Name);
    }

    private void CheckUnique(FieldModel field, SqlValue value, string? id)
    {
        using var find = _database.Prepare(
            $"SELECT Id FROM {field.Owner.Table} WHERE {field.Column} = ?1 AND {ObjectModel.DeletedColumn} = 0 AND Id IS NOT ?2 LIMIT 1");
        find.Bind(1, value).Bind(2, id);
        if (find.Step())
            throw new ApiException(
                400, "DUPLICATE_VALUE", $"duplicate value found: {field.Name} duplicates value on record with id: {find.Text(0)}");
    }

    private RecordRules RulesOf(ObjectModel model)
    {
        if (!_rules.TryGetValue(model, out var rules))
            _rules.Add(model, rules = new RecordRules(model));
        return rules;
    }
}
