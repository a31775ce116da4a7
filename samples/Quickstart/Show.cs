using System.Globalization;

namespace Acme;

/// <summary>Prints what was asked and what came back.</summary>
internal static class Show
{
    private const int WidestColumn = 44;

    private static int _step;

    /// <summary>The head of a step, and the statement that it sends.</summary>
    public static void Step(string title, string? soql = null)
    {
        Console.WriteLine($"\n{++_step}. {title}");
        if (soql is not null)
            Console.WriteLine($"   {soql}");
    }

    /// <summary>A line of a step.</summary>
    public static void Line(string text) => Console.WriteLine("   " + text);

    /// <summary>An amount as people read it.</summary>
    public static string Amount(decimal? amount) => amount?.ToString("#,##0", CultureInfo.InvariantCulture) ?? "";

    /// <summary>Rows as a table.</summary>
    public static void Table<T>(IReadOnlyList<T> rows, params (string Head, Func<T, string?> Cell)[] columns)
    {
        var cells = rows.Select(r => columns.Select(c => Shorten(c.Cell(r) ?? "")).ToArray()).ToList();
        var widths = columns.Select((c, i) => cells.Select(r => r[i].Length).Append(c.Head.Length).Max()).ToArray();
        Rule('┌', '┬', '┐', widths);
        Row(columns.Select(c => c.Head).ToArray(), widths);
        Rule('├', '┼', '┤', widths);
        foreach (var row in cells)
            Row(row, widths);
        Rule('└', '┴', '┘', widths);
        Line($"{rows.Count} row{(rows.Count == 1 ? "" : "s")}");
    }

    private static string Shorten(string text) => text.Length <= WidestColumn ? text : text[..(WidestColumn - 1)] + "…";

    private static void Row(string[] cells, int[] widths) =>
        Line("│ " + string.Join(" │ ", cells.Select((c, i) => IsNumber(c) ? c.PadLeft(widths[i]) : c.PadRight(widths[i]))) + " │");

    private static bool IsNumber(string text) => text.Length > 0 && text.All(c => char.IsAsciiDigit(c) || c is ',' or '.');

    private static void Rule(char left, char middle, char right, int[] widths) =>
        Line(left + string.Join(middle, widths.Select(w => new string('─', w + 2))) + right);
}
