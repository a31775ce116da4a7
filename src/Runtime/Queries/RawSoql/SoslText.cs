using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Salesforce.Typed.Search;

namespace Salesforce.Typed;

/// <summary>
/// SOSL by hand: an interpolated string whose holes are values, as those of <see cref="SoqlText"/> are. After FIND a text is words, escaped
/// as
/// <see cref="SearchText.Words"/> does it, and brings its braces along; operators and phrases go in as a <see cref="SearchText"/>. In the
/// code's own text a brace is written twice: <c>$"FIND {{acme OR {name}}} RETURNING Account(Id)"</c>.
/// </summary>
/// <exception cref="ArgumentException">
/// Thrown where the text is built: a hole stands where its value cannot, or its value has no literal.
/// </exception>
[InterpolatedStringHandler]
public sealed class SoslText : StatementText
{
    /// <summary>For the compiler.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public SoslText(int literalLength, int formattedCount)
        : base(literalLength, formattedCount, isSearch: true)
    {
    }

    /// <summary>
    /// A search from a place that you trust as you trust your code: a constant, a resource, a file of your own. It is sent as it is. Never
    /// build such a text with data: that is what holes are for.
    /// </summary>
    public static SoslText Trusted([StringSyntax("SOSL")] string sosl)
    {
        ArgumentNullException.ThrowIfNull(sosl);
        var text = new SoslText(sosl.Length, 0);
        text.AppendLiteral(sosl);
        return text;
    }

    /// <summary>What the search looks for, after FIND.</summary>
    public void AppendFormatted(SearchText value)
    {
        ArgumentNullException.ThrowIfNull(value);
        Find(() => value);
    }
}
