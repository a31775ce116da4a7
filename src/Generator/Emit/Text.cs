using System.Globalization;
using System.Text;
using Salesforce.Typed.Generator.Models;
using Salesforce.Typed.Schema;

namespace Salesforce.Typed.Generator.Emit;

/// <summary>Texts of an org inside code. Whatever is not a checked name reaches code through here.</summary>
internal static class Text
{
    // A help text has at most 510 characters; an editor shows no more than these.
    private const int MostOfDoc = 2_000;

    /// <summary>A string literal: in one line, with everything that is not visible as an escape.</summary>
    public static string Literal(string text)
    {
        var literal = new StringBuilder(text.Length + 2).Append('"');
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            switch (c)
            {
                case '"': literal.Append("\\\""); break;
                case '\\': literal.Append("\\\\"); break;
                case '\n': literal.Append("\\n"); break;
                case '\r': literal.Append("\\r"); break;
                case '\t': literal.Append("\\t"); break;
                default:
                    if (char.IsSurrogatePair(text, i))
                        literal.Append(c).Append(text[++i]);
                    else if (IsHidden(c))
                        literal.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
                    else
                        literal.Append(c);
                    break;
            }
        }
        return literal.Append('"').ToString();
    }

    /// <summary>
    /// A table of an object. A string literal where the program's strings have room for it: the compiler creates a node for each byte of a
    /// UTF-8 literal, about 115 bytes of memory a byte.
    /// </summary>
    public static string TableLiteral(string table, ObjectModel model) => Literal(table) + (model.HasStringTables ? "" : "u8");

    /// <summary>Text inside an XML comment: in one line, without what would end the comment or the element.</summary>
    public static string Doc(string text)
    {
        var doc = new StringBuilder(Math.Min(text.Length, MostOfDoc));
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (i >= MostOfDoc)
                return doc.Append('\u2026').ToString();
            switch (c)
            {
                case '<': doc.Append("&lt;"); break;
                case '>': doc.Append("&gt;"); break;
                case '&': doc.Append("&amp;"); break;
                case '\r' or '\n' or '\t' or '\u0085' or '\u2028' or '\u2029': doc.Append(' '); break;
                // Not characters of XML.
                case '\ufffe' or '\uffff': break;
                // They join letters and emoji, and change no order.
                case '\u200c' or '\u200d': doc.Append(c); break;
                default:
                    if (char.IsSurrogatePair(text, i))
                        doc.Append(c).Append(text[++i]);
                    else if (!IsHidden(c))
                        doc.Append(c);
                    break;
            }
        }
        return doc.ToString();
    }

    /// <summary>Text inside of a comment that ends with its line.</summary>
    public static string Comment(string text) => VisibleText.Of(text);

    // Bidirectional controls show code in another order than the compiler reads it; half a surrogate pair has no UTF-8.
    private static bool IsHidden(
        char c) => char.GetUnicodeCategory(c) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator
        or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Surrogate or UnicodeCategory.OtherNotAssigned;
}
