using System.Globalization;
using System.Text;

namespace Salesforce.Typed.SoqlSyntax.Parsing;

/// <summary>The escapes of texts (SOQL and SOSL Reference, Quoted String Escape Sequences).</summary>
internal static class StringEscapes
{
    private const string Known = @"\' \"" \\ \n \r \t \b \f \uXXXX, and \_ \% in LIKE";

    /// <summary>
    /// The text that a token in quotes stands for; null when an escape is wrong. In a pattern, <c>\%</c>, <c>\_</c> and <c>\\</c> stay.
    /// </summary>
    public static string? Remove(string quoted, bool isPattern, out int problemAt, out string? problem)
    {
        problemAt = 0;
        problem = null;
        if (quoted.IndexOf('\\') < 0)
            return quoted.Substring(1, quoted.Length - 2);
        var text = new StringBuilder(quoted.Length);
        for (var i = 1; i < quoted.Length - 1; i++)
        {
            if (quoted[i] != '\\')
            {
                text.Append(quoted[i]);
                continue;
            }
            problemAt = i;
            var escape = quoted[++i];
            switch (escape)
            {
                case '\\' when isPattern:
                    text.Append("\\\\");
                    break;
                case '%' or '_' when isPattern:
                    text.Append('\\').Append(escape);
                    break;
                case '%' or '_':
                    problem = $"\\{escape} is an escape in LIKE only";
                    return null;
                case 'u' or 'U' when Unicode(quoted, i + 1) is { } character:
                    text.Append(character);
                    i += 4;
                    break;
                default:
                    if (Simple(escape) is not { } simple)
                    {
                        problem = $"\\{escape} is not an escape of SOQL: there are {Known}";
                        return null;
                    }
                    text.Append(simple);
                    break;
            }
        }
        return text.ToString();
    }

    /// <summary>Writes a text so that it stands for itself in quotes. A pattern keeps its <c>\%</c>, <c>\_</c> and <c>\\</c>.</summary>
    public static void Add(StringBuilder output, string text, bool isPattern)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '\\' && isPattern && i + 1 < text.Length && text[i + 1] is '%' or '_' or '\\')
                output.Append(c).Append(text[++i]);
            else if (c is '\\' or '\'')
                output.Append('\\').Append(c);
            else if (c == '\n')
                output.Append("\\n");
            else if (c == '\r')
                output.Append("\\r");
            else if (c == '\t')
                output.Append("\\t");
            else if (c < ' ')
                output.Append("\\u").Append(((int)c).ToString("X4", CultureInfo.InvariantCulture));
            else
                output.Append(c);
        }
    }

    private static char? Simple(char escape) => escape switch
    {
        '\'' or '"' or '\\' => escape,
        'n' or 'N' => '\n',
        'r' or 'R' => '\r',
        't' or 'T' => '\t',
        'b' or 'B' => '\b',
        'f' or 'F' => '\f',
        _ => null,
    };

    // U+FFFF is not a character, and the official lexer refuses it too.
    private static char? Unicode(string text, int start) =>
        start + 4 < text.Length
        && ushort.TryParse(text.Substring(start, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code)
        && code != 0xFFFF
            ? (char)code
            : null;
}
