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
        database.Execute($"UPDATE {table} SET {field.Column} = {Value(field, old, type == Double, was)}");
        database.Execute($"ALTER TABLE {table} DROP COLUMN {old}");
    }

    private static string Value(FieldModel field, string old, bool wasDouble, int was)
    {
        if (field.Kind == ColumnKind.Real)
            return Invariant($"{old} / 1e{was}");
        // Whole numbers stay whole on the way, to the last digit.
        if (!wasDouble)
            return field.Scale > was ? Invariant($"{old} * {FixedPoint.Power(field.Scale - was)}") : Invariant($"{old} / {FixedPoint.Power(was - field.Scale)}");
        return Invariant($"CAST(ROUND({old} * 1e{field.Scale}) AS INTEGER)");
    }

    // REAL, or NUMERIC(18, 2).
    private static int? ScaleOf(string type) =>
        type == Double ? 0
        : type.StartsWith("NUMERIC(", StringComparison.Ordinal) && int.TryParse(type.AsSpan(type.IndexOf(',', StringComparison.Ordinal) + 1).TrimEnd(')'), CultureInfo.InvariantCulture, out var scale) ? scale
        : null;
}
