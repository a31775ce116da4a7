using Salesforce.Typed.Testing.Core.Errors;
using Salesforce.Typed.Testing.Core.Model;
using Salesforce.Typed.Testing.Core.Sqlite;

namespace Salesforce.Typed.Testing.Data.Records;

/// <summary>Reads and writes whole rows by their ids.</summary>
internal sealed class RowStore(Database database)
{
    private readonly Dictionary<ObjectModel, RowStatements> _statements = [];

    /// <summary>Refuses an id that no record has, and one in the recycle bin.</summary>
    public void RequireAlive(ObjectModel model, string id)
    {
        switch (StateOf(model, id))
        {
            case null: throw ApiErrors.NotFound();
            case true: throw ApiErrors.EntityIsDeleted();
        }
    }

    /// <summary>Whether the record is in the recycle bin; null where there is none.</summary>
    public bool? StateOf(ObjectModel model, string id)
    {
        using var find = database.Prepare($"SELECT {ObjectModel.DeletedColumn} FROM {model.Table} WHERE Id = ?1");
        find.Bind(1, id);
        return find.Step() ? find.Integer(0) != 0 : null;
    }

    /// <summary>Reads a record that is not in the recycle bin.</summary>
    public Row Load(ObjectModel model, string id)
    {
        var statements = Statements(model);
        using var load = database.Prepare(statements.SelectSql);
        load.Bind(1, id);
        if (!load.Step())
            throw ApiErrors.NotFound();
        if (load.Integer(0) != 0)
            throw ApiErrors.EntityIsDeleted();
        var row = new Row(model);
        for (var i = 0; i < statements.Fields.Count; i++)
            row.Load(statements.Fields[i], load.Value(i + 1));
        return row;
    }

    public void Insert(Row row, string id, long now) => Statements(row.Object).Insert(row, id, now);

    /// <summary>Writes the fields that changed.</summary>
    public void Update(Row row, string id, long now) => Statements(row.Object).Update(row, id, now);

    private RowStatements Statements(ObjectModel model)
    {
        if (!_statements.TryGetValue(model, out var statements))
            _statements.Add(model, statements = new RowStatements(database, model));
        return statements;
    }
}
