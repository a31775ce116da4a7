using System.Globalization;
using Salesforce.Typed.Testing.Core.Model;
using Salesforce.Typed.Testing.Core.Sqlite;
using Salesforce.Typed.Testing.Core.Values;
using static System.FormattableString;

namespace Salesforce.Typed.Testing.Data.Tables;

/// <summary>
/// The columns of numbers with decimals. Their declared type says how they are kept, so that a file whose snapshot has another number of
/// decimals now is found out and converted.
/// </summary>
internal static class NumberColumns
{
    private const string Double = "REAL";
    private const double LargestExact = 1e27;

    /// <summary>The declared type.</summary>
    public static string TypeOf(FieldModel field) => field.Kind == ColumnKind.Real
        ? Double
        : string.Create(CultureInfo.InvariantCulture, $"NUMERIC({field.Describe.Precision}, {field.Scale})");

    /// <summary>Converts what a column holds from the type that it was made with.</summary>
    public static void Convert(Database database, FieldModel field, string type)
    {
        if (type == TypeOf(field) || ScaleOf(type) is not { } was || (was == ScaleOf(TypeOf(field)) && type != Double))
            return;
        var old = FieldModel.Quote("_old_" + field.Name);
        var table = field.Owner.Table;
        // SQLite does not change a column's type: the values move to a new one.
        database.Execute($"DROP INDEX IF EXISTS {Tables.IndexOf(field)}");
        database.Execute($"ALTER TABLE {table} RENAME COLUMN {field.Column} TO {old}");
        database.Execute($"ALTER TABLE {table} ADD COLUMN {field.Column} {TypeOf(field)}");
        if (field.Kind == ColumnKind.Real)
            database.Execute(Invariant($"UPDATE {table} SET {field.Column} = {old} / 1e{was}"));
        else
            Rescale(database, field, old, was);
        database.Execute($"ALTER TABLE {table} DROP COLUMN {old}");
    }

    // As decimals: SQL would add the error of a double to each value with more decimals than its field has now, or had before.
    private static void Rescale(Database database, FieldModel field, string old, int was)
    {
        var values = new List<(long Row, SqlValue Value)>();
        using (var rows = database.Prepare($"SELECT {ObjectModel.RowColumn}, {old} FROM {field.Owner.Table} WHERE {old} IS NOT NULL"))
        {
            while (rows.Step())
                values.Add((rows.Integer(0), Rescaled(rows.Value(1), was, field.Scale)));
        }
        foreach (var (row, value) in values)
            database.Execute($"UPDATE {field.Owner.Table} SET {field.Column} = ?2 WHERE {ObjectModel.RowColumn} = ?1", row, value);
    }

    // A double of an earlier snapshot can be larger than a decimal.
    private static SqlValue Rescaled(
        SqlValue value, int was, int scale) => value.Kind == SqlKind.Real && Math.Abs(value.Real) > LargestExact
        ? value.Real * Math.Pow(10, scale - was)
        : FixedPoint.Units(FixedPoint.Value(value, was), scale);

    // REAL, or NUMERIC(18, 2).
    private static int? ScaleOf(string type) =>
        type == Double ? 0
        : type.StartsWith("NUMERIC(", StringComparison.Ordinal) && int.TryParse(
            type.AsSpan(type.IndexOf(',', StringComparison.Ordinal) + 1).TrimEnd(')'), CultureInfo.InvariantCulture, out var scale) ? scale
        : null;
}
