namespace Salesforce.Typed.Schema;

/// <summary>A place in a JSON text, counted from zero as compilers do.</summary>
/// <param name="Line">The line.</param>
/// <param name="Column">The column in that line.</param>
/// <param name="Offset">The character in the text.</param>
public readonly record struct SchemaPosition(int Line, int Column, int Offset)
{
    private static readonly char[] LineEnds = ['\n', '\r'];

    /// <summary>The place of the character at <paramref name="offset"/>.</summary>
    public static SchemaPosition Of(string text, int offset)
    {
        var line = 0;
        var start = 0;
        var end = Math.Min(offset, text.Length);
        for (var i = text.IndexOfAny(LineEnds, 0, end); i >= 0; i = text.IndexOfAny(LineEnds, i + 1, end - i - 1))
        {
            // Of a carriage return and a line feed, the line feed ends the line.
            if (text[i] == '\r' && i + 1 < text.Length && text[i + 1] == '\n')
                continue;
            line++;
            start = i + 1;
        }
        return new SchemaPosition(line, offset - start, offset);
    }

    /// <summary>As an editor shows it: line and column counted from one.</summary>
    public override string ToString() => $"({Line + 1},{Column + 1})";
}
