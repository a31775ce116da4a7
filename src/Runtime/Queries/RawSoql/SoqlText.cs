using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Salesforce.Typed;

/// <summary>
/// SOQL as text: an interpolated string whose holes are values. Each is written as SOQL writes a value of its type, escaped, so nothing in
/// it can become a part of the statement; a list brings its parentheses along. A hole where no value can be (a name, a word, inside quotes)
/// is refused when the text is built. A plain <see cref="string"/> does not convert to it: put <c>$</c> before the text, or see
/// <see cref="Trusted"/>.
/// </summary>
/// <remarks>
/// After LIKE the value is a pattern: its <c>%</c> and <c>_</c> are wildcards, unless <see cref="Soql.LikeLiteral"/> escaped them. A name
/// from outside goes in with <see cref="Soql.Identifier"/>. In addition to plain values there can be conditions (after WHERE, HAVING, AND,
/// OR, NOT), and queries of ids after IN.
/// </remarks>
/// <exception cref="ArgumentException">
/// Thrown where the text is built: a hole stands where its value cannot, or its value has no literal.
/// </exception>
[InterpolatedStringHandler]
public sealed class SoqlText : StatementText
{
    /// <summary>For the compiler.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public SoqlText(int literalLength, int formattedCount)
        : base(literalLength, formattedCount, isSearch: false)
    {
    }

    /// <summary>
    /// A statement from a place that you trust as you trust your code: a constant, a resource, a file of your own. It is sent as it is.
    /// Never build such a text with data: that is what holes are for.
    /// </summary>
    public static SoqlText Trusted([StringSyntax("SOQL")] string soql)
    {
        ArgumentNullException.ThrowIfNull(soql);
        var text = new SoqlText(soql.Length, 0);
        text.AppendLiteral(soql);
        return text;
    }
}
