using System.Text;
using SQLitePCL;
using Salesforce.Typed.Testing.Core.Model;
using Salesforce.Typed.Testing.Core.Sqlite;

namespace Salesforce.Typed.Testing.Queries.Sql;

/// <summary>The functions that SQL of this org can call: what SQLite does not know of Salesforce.</summary>
internal static class SqlFunctions
{
    /// <summary><c>sf_rank('Object.Field', value)</c>: where a picklist's value stands.</summary>
    public const string Rank = "sf_rank";

    /// <summary><c>sf_label('Object.Field', value)</c>: what people see for a picklist's value, or for several of them.</summary>
    public const string Label = "sf_label";

    /// <summary><c>sf_local(seconds)</c>: a moment moved by the offset of the user's time zone.</summary>
    public const string Local = "sf_local";

    /// <summary><c>sf_distance(latitude, longitude, latitude, longitude)</c> in kilometers.</summary>
    public const string Distance = "sf_distance";

    /// <summary><c>sf_like(pattern, text)</c>: LIKE without case for all letters, with <c>\</c> as escape.</summary>
    public const string Like = "sf_like";

    /// <summary><c>sf_includes(values, wanted)</c>: whether a multi-select picklist has all of the wanted values.</summary>
    public const string Includes = "sf_includes";

    /// <summary>
    /// <c>sf_sum(units)</c>: SQLite's SUM fails where the total of whole numbers does not fit, and adds doubles inexactly; this one goes on
    /// as a double, and adds them as the decimals that they stand for.
    /// </summary>
    public const string Sum = "sf_sum";

    public static void Register(Database database, OrgModel model, TimeZoneInfo timeZone)
    {
        var fields = new Dictionary<string, FieldModel>(StringComparer.Ordinal);
        foreach (var field in model.Objects.SelectMany(o => o.Fields).Where(f => f.IsPicklist))
            fields[$"{field.Owner.Name}.{field.Name}"] = field;
        AddSum(database);
        Add(database, Rank, 2, (result, arguments) =>
        {
            if (IsNull(arguments[1]))
                raw.sqlite3_result_null(result);
            else
                raw.sqlite3_result_int64(result, fields[Text(arguments[0])].RankOf(Text(arguments[1])));
        });
        Add(database, Label, 2, (result, arguments) =>
        {
            if (IsNull(arguments[1]))
                raw.sqlite3_result_null(result);
            else
                raw.sqlite3_result_text(result, fields[Text(arguments[0])].LabelOf(Text(arguments[1])));
        });
        Add(database, Local, 1, (result, arguments) =>
        {
            if (IsNull(arguments[0]))
            {
                raw.sqlite3_result_null(result);
                return;
            }
            var seconds = raw.sqlite3_value_int64(arguments[0]);
            raw.sqlite3_result_int64(
                result, seconds + (long)timeZone.GetUtcOffset(DateTimeOffset.FromUnixTimeSeconds(seconds)).TotalSeconds);
        });
        Add(database, Distance, 4, static (result, arguments) =>
        {
            if (arguments.Any(IsNull))
            {
                raw.sqlite3_result_null(result);
                return;
            }
            double Argument(int i) => raw.sqlite3_value_double(arguments[i]);
            raw.sqlite3_result_double(result, Kilometers(Argument(0), Argument(1), Argument(2), Argument(3)));
        });
        Add(database, Like, 2, static (result, arguments) =>
        {
            if (IsNull(arguments[1]))
                raw.sqlite3_result_null(result);
            else
                raw.sqlite3_result_int(result, TextPattern.Matches(Text(arguments[0]), Text(arguments[1])) ? 1 : 0);
        });
        Add(database, Includes, 2, static (result, arguments) =>
        {
            var has = IsNull(arguments[0]) ? [] : Text(arguments[0]).Split(';');
            var wanted = Text(arguments[1]).Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            raw.sqlite3_result_int(result, wanted.Length > 0 && wanted.All(w => has.Contains(w, StringComparer.OrdinalIgnoreCase)) ? 1 : 0);
        });
    }

    /// <summary>Adds a function of one text that returns a text.</summary>
    public static void AddText(Database database, string name, Func<string, string> function) =>
        Add(database, name, 1, (result, arguments) => raw.sqlite3_result_text(result, function(Text(arguments[0]))));

    private static void AddSum(Database database) => raw.sqlite3_create_function(
        database.Handle, Sum, 1, raw.SQLITE_UTF8 | raw.SQLITE_DETERMINISTIC, null,
        static (context, _, values) =>
        {
            if (IsNull(values[0]))
                return;
            var total = (UnitsTotal)(context.state ??= new UnitsTotal());
            if (raw.sqlite3_value_type(values[0]) == raw.SQLITE_FLOAT)
                total.Add(raw.sqlite3_value_double(values[0]));
            else
                total.Add(raw.sqlite3_value_int64(values[0]));
        },
        static (context, _) =>
        {
            if (context.state is not UnitsTotal total)
                raw.sqlite3_result_null(context);
            else if (total.Whole is { } whole)
                raw.sqlite3_result_int64(context, whole);
            else
                raw.sqlite3_result_double(context, total.Real);
        });

    private static void Add(Database database, string name, int arguments, Action<sqlite3_context, sqlite3_value[]> function) =>
        raw.sqlite3_create_function(
            database.Handle, name, arguments, raw.SQLITE_UTF8 | raw.SQLITE_DETERMINISTIC, null,
            (context, _, values) => function(context, values));

    private static bool IsNull(sqlite3_value value) => raw.sqlite3_value_type(value) == raw.SQLITE_NULL;

    private static string Text(sqlite3_value value) => Encoding.UTF8.GetString(raw.sqlite3_value_blob(value));

    private static double Kilometers(double latitude, double longitude, double toLatitude, double toLongitude)
    {
        const double EarthRadius = 6371.0088;
        var a = Math.Pow(Math.Sin(double.DegreesToRadians(toLatitude - latitude) / 2), 2)
            + (Math.Cos(double.DegreesToRadians(latitude)) * Math.Cos(double.DegreesToRadians(toLatitude))
                * Math.Pow(Math.Sin(double.DegreesToRadians(toLongitude - longitude) / 2), 2));
        return 2 * EarthRadius * Math.Asin(Math.Min(1, Math.Sqrt(a)));
    }
}
