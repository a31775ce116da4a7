using System.Text;
using Microsoft.CodeAnalysis.CSharp;

namespace Salesforce.Typed.Generator.Emit;

/// <summary>Texts of an org inside code.</summary>
internal static class Text
{
    /// <summary>A string literal.</summary>
    public static string Literal(string text) => SymbolDisplay.FormatLiteral(text, quote: true);

    /// <summary>Text inside an XML comment: in one line, without what would end the comment or the element.</summary>
    public static string Doc(string text)
    {
        var doc = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            switch (c)
            {
                case '<': doc.Append("&lt;"); break;
                case '>': doc.Append("&gt;"); break;
                case '&': doc.Append("&amp;"); break;
                case '\r' or '\n' or '\t' or '\u0085' or '\u2028' or '\u2029': doc.Append(' '); break;
                case < ' ' or '\u007f' or '\ufffe' or '\uffff': break;
                default:
                    // A lone surrogate is no character of XML.
                    if (i + 1 < text.Length && char.IsSurrogatePair(c, text[i + 1]))
                        doc.Append(c).Append(text[++i]);
                    else if (!char.IsSurrogate(c))
                        doc.Append(c);
                    break;
            }
        }
        return doc.ToString();
    }
}
