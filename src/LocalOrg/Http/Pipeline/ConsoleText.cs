using System.Globalization;
using System.Text;

namespace Salesforce.Typed.Testing.Http.Pipeline;

/// <summary>
/// Text for a console, which can hold what a caller sent: control characters and bidirectional controls are written as escapes.
/// </summary>
internal static class ConsoleText
{
    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (c is '\n' or '\t' || !(char.IsControl(c) || char.GetUnicodeCategory(
                c) is UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator))
                escaped.Append(c);
            else
                escaped.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:X4}");
        }
        return escaped.ToString();
    }
}
