using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace Salesforce.Typed.Tests;

/// <summary>A text in which <c>{|SFT1005:this|}</c> says which rule is to be reported at "this".</summary>
/// <param name="Text">The text without the marks.</param>
/// <param name="Expected">What is to be reported where.</param>
internal sealed record Markup(string Text, IReadOnlyList<(string Id, TextSpan Span)> Expected)
{
    private const string Close = "|}";

    public static Markup Parse(string marked)
    {
        var text = new StringBuilder();
        var expected = new List<(string, TextSpan)>();
        var open = new Stack<(string Id, int Start)>();
        for (var i = 0; i < marked.Length; i++)
        {
            var colon = marked.IndexOf(':', i);
            if (marked.AsSpan(i).StartsWith("{|") && colon > 0 && colon - i < 12)
            {
                open.Push((marked[(i + 2)..colon], text.Length));
                i = colon;
            }
            else if (open.Count > 0 && marked.AsSpan(i).StartsWith(Close))
            {
                var (id, start) = open.Pop();
                expected.Add((id, TextSpan.FromBounds(start, text.Length)));
                i += Close.Length - 1;
            }
            else
                text.Append(marked[i]);
        }
        Assert.Empty(open);
        return new Markup(text.ToString(), expected);
    }
}
