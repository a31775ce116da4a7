using System.Globalization;
using Salesforce.Typed.Testing.Core.Ids;
using Salesforce.Typed.Testing.Core.Model;
using Salesforce.Typed.Testing.Core.Sqlite;

namespace Salesforce.Typed.Testing.Data.Records;

/// <summary>
/// The next serial number of each object's ids and of each auto number. Numbers of a transaction that was rolled back are not used
/// again.
/// </summary>
internal sealed class Sequences(Database database)
{
    private readonly Dictionary<ObjectModel, long> _ids = [];
    private readonly Dictionary<FieldModel, long> _numbers = [];

    /// <summary>A new id for a record of that object.</summary>
    public string NextId(ObjectModel model)
    {
        if (!_ids.TryGetValue(model, out var next))
            next = Math.Max(LastId(model), Kept(model.Name)) + 1;
        _ids[model] = next + 1;
        return RecordId.Create(model.KeyPrefix, next);
    }

    /// <summary>The next value of an auto number. Describes do not hold its format: eight digits, as a CaseNumber has.</summary>
    public string NextNumber(FieldModel field)
    {
        if (!_numbers.TryGetValue(field, out var next))
            next = Math.Max(LastNumber(field), Kept(field.Owner.Name + "." + field.Name)) + 1;
        _numbers[field] = next + 1;
        return next.ToString("D8", CultureInfo.InvariantCulture);
    }

    /// <summary>Writes down where the ids of an object stand, before its last rows go for good.</summary>
    public void Keep(ObjectModel model)
    {
        database.Execute(
            "INSERT OR REPLACE INTO _sequence (name, next) VALUES (?1, ?2)", model.Name, Math.Max(LastId(model), Kept(model.Name)));
        foreach (var field in model.Fields.Where(AutoNumbers.Is))
        {
            var name = model.Name + "." + field.Name;
            database.Execute(
                "INSERT OR REPLACE INTO _sequence (name, next) VALUES (?1, ?2)", name, Math.Max(LastNumber(field), Kept(name)));
        }
    }

    private long LastId(ObjectModel model)
    {
        var (from, to) = RecordId.Range(model.KeyPrefix);
        using var last = database.Prepare($"SELECT MAX(Id) FROM {model.Table} WHERE Id >= ?1 AND Id <= ?2");
        last.Bind(1, from).Bind(2, to);
        return last.Step() && last.Text(0) is { } id ? RecordId.SerialOf(id) : 0;
    }

    private long LastNumber(FieldModel field)
    {
        using var last = database.Prepare($"SELECT MAX(CAST({field.Column} AS INTEGER)) FROM {field.Owner.Table}");
        return last.Step() ? last.Integer(0) : 0;
    }

    private long Kept(string name)
    {
        using var kept = database.Prepare("SELECT next FROM _sequence WHERE name = ?1");
        kept.Bind(1, name);
        return kept.Step() ? kept.Integer(0) : 0;
    }
}
