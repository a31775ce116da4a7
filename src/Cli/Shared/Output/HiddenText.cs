using System.Globalization;
using System.Text;

namespace Salesforce.Typed.Cli.Shared.Output;

/// <summary>
/// Characters that are not shown as themselves: controls, bidirectional controls, what has no width, line separators, and halves of
/// characters.
/// </summary>
internal static class HiddenText
{
    /// <summary>The text with an escape, as <c>\u001b</c>, in place of each hidden character.</summary>
    public static string Escape(string text) => Replace(text, static (rune, to) => to.Append(rune switch
    {
        '\n' => @"\n",
        '\r' => @"\r",
        '\t' => @"\t",
        <= 0xffff => $@"\u{rune:x4}",
        _ => $@"\U{rune:x8}",
    }));

    /// <summary>The text with escapes as JSON has them; within a string of JSON they mean the same.</summary>
    public static string EscapeJson(string text) => Replace(text, static (rune, to) =>
    {
        Span<char> units = stackalloc char[2];
        var count = Rune.TryCreate(rune, out var valid) ? valid.EncodeToUtf16(units) : 1;
        if (count == 1)
            units[0] = (char)rune;
        foreach (var unit in units[..count])
            to.Append(CultureInfo.InvariantCulture, $@"\u{(int)unit:x4}");
    });

    /// <summary>The text with a space in place of each hidden character, except tabs.</summary>
    public static string Blank(string text) =>
        Replace(text, static (rune, to) => to.Append(rune == '\t' ? "\t" : rune > 0xffff ? "  " : " "));

    private static string Replace(string text, Action<int, StringBuilder> replace)
    {
        StringBuilder? to = null;
        for (var at = 0; at < text.Length;)
        {
            var isWhole = Rune.TryGetRuneAt(text, at, out var rune);
            var length = isWhole ? rune.Utf16SequenceLength : 1;
            if (!isWhole || IsHidden(rune))
                replace(isWhole ? rune.Value : text[at], to ??= new StringBuilder(text, 0, at, text.Length + 16));
            else
                to?.Append(text, at, length);
            at += length;
        }
        return to?.ToString() ?? text;
    }

    private static bool IsHidden(Rune rune) => !IsPlain(rune.Value)
        && (Rune.GetUnicodeCategory(rune)
            is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
            || IsBlank(rune.Value));

    // Most text is this.
    private static bool IsPlain(int value) => value is >= ' ' and <= '~';

    // Letters and marks that are empty by their definition: joiners, fillers, and the selectors of Mongolian.
    private static bool IsBlank(int value) =>
        value is 0x034f or 0x115f or 0x1160 or 0x17b4 or 0x17b5 or (>= 0x180b and <= 0x180f) or 0x3164 or 0xffa0;
}
