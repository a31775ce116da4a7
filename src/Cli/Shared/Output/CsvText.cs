using System.Text.RegularExpressions;

namespace Salesforce.Typed.Cli.Shared.Output;

/// <summary>Cells of CSV (RFC 4180) for spreadsheets, which run text that begins like a formula.</summary>
internal static partial class CsvText
{
    /// <summary>A cell with a number, a date, true or false: as it is.</summary>
    public static string Value(string text) =>
        text.AsSpan().ContainsAny(",\"\r\n") ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;

    /// <summary>
    /// A cell with text. An apostrophe comes before what a spreadsheet takes for a formula, also where it separates cells by semicolons or
    /// tabs. Control characters, those that reorder text, and commands of CI services become visible escapes; line ends and tabs stay.
    /// </summary>
    public static string Cell(string text)
    {
        var plain = Control().Replace(text, m => $@"\u{(int)m.Value[0]:x4}");
        plain = Command().Replace(plain, m => m.Value == "##" ? @"#\u0023" : @":\u003a");
        plain = InnerFormula().Replace(plain, "'");
        return Value(Formula().IsMatch(plain) ? "'" + plain : plain);
    }

    [GeneratedRegex(@"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")]
    private static partial Regex Control();

    // A command of GitHub Actions begins a line, and text may have several.
    [GeneratedRegex(@"##(?=[A-Za-z]*\[)|(?<=^\s*)::(?=[A-Za-z])", RegexOptions.Multiline)]
    private static partial Regex Command();

    // Signs begin formulas and telephone numbers: what has no letters, quotes or bars after them computes at most a number.
    [GeneratedRegex(@"^\s*([=@\uff1d\uff20\t\r]|[+\-\uff0b\uff0d](?![0-9 ().,/+\-]*$))")]
    private static partial Regex Formula();

    // Where the separator is a semicolon, as in Excel in much of Europe, quotation marks that do not begin a cell do not hold it together.
    // Signs begin lists and smileys too: there, a formula that does harm has a call, a bar or another sheet.
    [GeneratedRegex(@"(?=[=@\uff1d\uff20]|[+\-\uff0b\uff0d]\S[^\r\n;]*[(|!])(?<=;|\S\s*[\t\r\n])")]
    private static partial Regex InnerFormula();
}
