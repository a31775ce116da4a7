using Salesforce.Typed.Schema;
using Salesforce.Typed.Testing.Core.Model;
using Salesforce.Typed.Testing.Core.Sqlite;
using Salesforce.Typed.Testing.Queries.Sql;

namespace Salesforce.Typed.Testing.Queries.Search;

/// <summary>
/// The words of all records, in SQLite's full-text index. It is made at the first search: an org that is never searched pays nothing for
/// it. From then on triggers note which rows changed, and the next search brings the index up to date.
/// </summary>
internal sealed class SearchIndex(OrgModel whole, Database database)
{
    public const string Table = "_search";
    private const string SeenTable = "temp._searchSeen";
    private const string Pending = "_searchPending";
    private const string Definition =
        """name, email, phone, other, tokenize = "unicode61 remove_diacritics 2 categories 'L* M* N* Co'", prefix = '2 3'""";
    private const string Vocabulary = "_searchWords";

    // The function that splits a text into words, and the word between the texts of two fields: no phrase goes over it.
    private const string Split = "sf_words";
    private const string FieldEnd = "' ' || char(57344) || ' '";

    // A document's number is that of its object, and below that its row's.
    private const int RowBits = 40;

    private Dictionary<string, (ObjectModel Model, long Number)>? _numbers;
    private bool _hasSeenTable;

    /// <summary>The objects that can be searched.</summary>
    public static IEnumerable<ObjectModel> ObjectsOf(OrgModel model) =>
        model.Objects.Where(o => o.Describe.Is(SObjectTraits.Searchable) && o.Describe.Is(SObjectTraits.Queryable));

    /// <summary>The document numbers of an object: the first, and the one after the last.</summary>
    public (long From, long To) Range(ObjectModel model)
    {
        var number = _numbers![model.Name].Number;
        return (number << RowBits, (number + 1) << RowBits);
    }

    /// <summary>Makes the index, or brings it up to date.</summary>
    public void Refresh() => database.Atomically(() =>
    {
        _numbers ??= Create();
        foreach (var (model, number) in _numbers.Values)
            Refresh(model, number << RowBits);
        database.Execute($"DELETE FROM {Pending} WHERE 1 = ?1", 1L);
        return true;
    });

    /// <summary>
    /// The table to search an object in, as a user sees it. Where text fields are hidden from the user, that is a table of the words of the
    /// others: the index itself would say which records have a word in a field that the user may not read.
    /// </summary>
    public string TableOf(ObjectModel seen)
    {
        var all = _numbers![seen.Name].Model;
        if (seen.Fields.Count(IsSearched) == all.Fields.Count(IsSearched))
            return Table;
        var (from, to) = Range(seen);
        database.Atomically(() =>
        {
            if (!_hasSeenTable)
                database.Execute($"CREATE VIRTUAL TABLE IF NOT EXISTS {SeenTable} USING fts5({Definition})");
            _hasSeenTable = true;
            database.Execute($"DELETE FROM {SeenTable} WHERE rowid >= ?1 AND rowid < ?2", from, to);
            database.Execute($"INSERT INTO {SeenTable} (rowid, name, email, phone, other) SELECT ?1 + t.{ObjectModel.RowColumn}, "
                + $"{Texts(seen)} FROM {seen.Table} AS t", from);
            return true;
        });
        return SeenTable;
    }

    /// <summary>The words of the index that match a pattern of GLOB; at most some.</summary>
    public List<string> Words(string pattern)
    {
        var words = new List<string>();
        using var find = database.Prepare($"SELECT term FROM {Vocabulary} WHERE term GLOB ?1 LIMIT 200");
        find.Bind(1, pattern);
        while (find.Step())
            words.Add(find.Text(0)!);
        return words;
    }

    private Dictionary<string, (ObjectModel Model, long Number)> Create()
    {
        SqlFunctions.AddText(database, Split, SearchTokens.Split);
        var isRebuilt = DropOther();
        database.Execute($"CREATE VIRTUAL TABLE IF NOT EXISTS {Table} USING fts5({Definition})");
        database.Execute($"CREATE VIRTUAL TABLE IF NOT EXISTS {Vocabulary} USING fts5vocab({Table}, row)");
        database.Execute($"CREATE TABLE IF NOT EXISTS {Pending} (object INTEGER NOT NULL, row INTEGER NOT NULL, PRIMARY KEY (object, "
            + $"row)) WITHOUT ROWID");
        database.Execute("CREATE TABLE IF NOT EXISTS _searchObject (number INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE)");
        var numbers = new Dictionary<string, (ObjectModel, long)>(StringComparer.OrdinalIgnoreCase);
        foreach (var model in ObjectsOf(whole))
        {
            database.Execute("INSERT OR IGNORE INTO _searchObject (name) VALUES (?1)", model.Name);
            using var find = database.Prepare("SELECT number FROM _searchObject WHERE name = ?1");
            find.Bind(1, model.Name).Step();
            var number = find.Integer(0);
            numbers.Add(model.Name, (model, number));
            var isNew = isRebuilt || !HasTrigger(model);
            foreach (var (suffix, what, row) in (ReadOnlySpan<(string, string, string)>)[
                ("I", "INSERT", "new"), ("U", "UPDATE", "new"), ("D", "DELETE", "old")
            ])
            {
                database.Execute($"""
                    CREATE TRIGGER IF NOT EXISTS {Trigger(model, suffix)} AFTER {what} ON {model.Table} BEGIN
                    INSERT OR IGNORE INTO {Pending} (object, row) VALUES ({number}, {row}.{ObjectModel.RowColumn}); END
                    """);
            }
            if (isNew)
                database.Execute(
                    $"INSERT OR IGNORE INTO {Pending} (object, row) SELECT ?1, {ObjectModel.RowColumn} FROM {model.Table}", number);
        }
        return numbers;
    }

    // An index that another version of this class made splits texts in another way: it is dropped and recreated.
    private bool DropOther()
    {
        using (var find = database.Prepare("SELECT sql FROM sqlite_master WHERE name = ?1"))
        {
            find.Bind(1, Table);
            if (!find.Step() || find.Text(0)!.Contains(Definition, StringComparison.Ordinal))
                return false;
        }
        database.Execute($"DROP TABLE IF EXISTS {Vocabulary}");
        database.Execute($"DROP TABLE {Table}");
        return true;
    }

    private bool HasTrigger(ObjectModel model)
    {
        using var find = database.Prepare("SELECT 1 FROM sqlite_master WHERE type = 'trigger' AND name = ?1");
        find.Bind(1, "_searchI_" + model.Name);
        return find.Step();
    }

    private static string Trigger(ObjectModel model, string suffix) => FieldModel.Quote($"_search{suffix}_{model.Name}");

    private void Refresh(ObjectModel model, long first)
    {
        var number = first >> RowBits;
        using (var any = database.Prepare($"SELECT 1 FROM {Pending} WHERE object = ?1 LIMIT 1"))
        {
            any.Bind(1, number);
            if (!any.Step())
                return;
        }
        database.Execute($"DELETE FROM {Table} WHERE rowid IN (SELECT ?1 + row FROM {Pending} WHERE object = ?2)", first, number);
        database.Execute(
            $"""
            INSERT INTO {Table} (rowid, name, email, phone, other)
            SELECT ?1 + t.{ObjectModel.RowColumn}, {Texts(model)}
            FROM {Pending} AS p CROSS JOIN {model.Table} AS t ON t.{ObjectModel.RowColumn} = p.row WHERE p.object = ?2
            """,
            first, number);
    }

    private static string Texts(ObjectModel model) =>
        $"{Columns(model, IsName)}, {Columns(model, IsEmail)}, {Columns(model, IsPhone)}, {Columns(model, IsOther)}";

    private static string Columns(ObjectModel model, Func<FieldModel, bool> which)
    {
        var columns = model.Fields.Where(f => f.Kind == ColumnKind.Text && which(f))
            .Select(f => $"{Split}(COALESCE(t.{f.Column}, ''))").ToList();
        return columns.Count == 0 ? "''" : string.Join($" || {FieldEnd} || ", columns);
    }

    private static bool IsName(FieldModel field) =>
        field == field.Owner.NameField || field.Name is "FirstName" or "LastName" or "Company" or "Subject";

    private static bool IsEmail(FieldModel field) => field.Type == FieldType.Email;

    private static bool IsPhone(FieldModel field) => field.Type == FieldType.Phone;

    private static bool IsSearched(FieldModel field) =>
        field.Kind == ColumnKind.Text && (IsName(field) || IsEmail(field) || IsPhone(field) || IsOther(field));

    private static bool IsOther(FieldModel field) =>
        !IsName(field) && field.Type is FieldType.String or FieldType.TextArea or FieldType.Url or FieldType.Picklist
            or FieldType.MultiPicklist or FieldType.Combobox;
}
