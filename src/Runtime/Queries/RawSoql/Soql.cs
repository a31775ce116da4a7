using System.Text;

namespace Salesforce.Typed;

/// <summary>What SOQL as text needs in addition to values.</summary>
public static class Soql
{
    /// <summary>
    /// A name from outside the code (of an object, a field, a relationship; with dots between for a path), for use in a hole of a
    /// statement.
    /// </summary>
    /// <exception cref="ArgumentException">
    /// It is not a name: letters, digits and <c>_</c> after a letter, nothing else; or it is a reserved word of SOQL, as <c>FROM</c>. In a
    /// path that holds for each name.
    /// </exception>
    public static SoqlIdentifier Identifier(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return new SoqlIdentifier(name);
    }

    /// <summary>
    /// The text as a part of a pattern for LIKE that represents itself: its <c>%</c>, <c>_</c> and <c>\</c> are escaped. In a hole after
    /// LIKE the wildcards are those of the value: <c>LIKE {Soql.LikeLiteral(text) + "%"}</c> finds what begins with the text.
    /// </summary>
    public static string LikeLiteral(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.AsSpan().IndexOfAny('%', '_', '\\') < 0)
            return text;
        var pattern = new StringBuilder(text.Length + 8);
        foreach (var c in text)
        {
            if (c is '%' or '_' or '\\')
                pattern.Append('\\');
            pattern.Append(c);
        }
        return pattern.ToString();
    }
}
