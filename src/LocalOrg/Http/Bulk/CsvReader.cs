using System.Text;

namespace Salesforce.Typed.Testing.Http.Bulk;

/// <summary>Reads CSV by the rules of the Bulk API: one delimiter, one line ending, quotes around a whole cell.</summary>
/// <param name="text">The text.</param>
/// <param name="dialect">How cells and rows are separated.</param>
internal sealed class CsvReader(string text, CsvDialect dialect)
{
    private const string UnescapedQuote = "Failed to parse CSV. Found unescaped quote. A value with quote should be within a quote";

    private readonly char _delimiter = dialect.Delimiter;
    private int _at;

    /// <summary>Refuses a text with another line ending than the job's.</summary>
    /// <exception cref="BulkJobException">It has one.</exception>
    public static void CheckLineEndings(string text, CsvDialect dialect)
    {
        var isQuoted = false;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '"')
                isQuoted = !isQuoted;
            else if (text[i] == '\n' && IsOther(text, i, isQuoted, dialect.IsCrlf))
                throw BulkJobException.ClientInput(
                    $"LineEnding is invalid on user data. Current LineEnding setting is {dialect.LineEndingName}");
        }
    }

    // Inside quotes CRLF is refused in a job of LF, and LF is taken in a job of CRLF.
    private static bool IsOther(string text, int lineFeed, bool isQuoted, bool isCrlf)
    {
        var hasReturn = lineFeed > 0 && text[lineFeed - 1] == '\r';
        return isCrlf ? !hasReturn && !isQuoted : hasReturn;
    }

    /// <summary>Reads the next row; false at the end. Empty lines are skipped; a line of two quotes is a row with an empty cell.</summary>
    public bool TryRead(out CsvRow row)
    {
        while (_at < text.Length)
        {
            var isQuoted = text[_at] == '"';
            var cells = new List<string>();
            string? error = null;
            do
                cells.Add(Cell(ref error));
            while (error is null && _at < text.Length && text[_at] == _delimiter && Skip(1));
            if (error is not null)
                SkipLine();
            else if (_at < text.Length)
                Skip(dialect.LineEnding.Length);
            if (cells is [""] && error is null && !isQuoted)
                continue;
            row = new CsvRow([.. cells], error);
            return true;
        }
        row = default;
        return false;
    }

    private string Cell(ref string? error)
    {
        if (_at < text.Length && text[_at] == '"')
            return Quoted(ref error);
        var from = _at;
        while (_at < text.Length && text[_at] != _delimiter && !IsLineEnd())
            _at++;
        var cell = text[from.._at];
        if (cell.Contains('"', StringComparison.Ordinal))
            error = UnescapedQuote;
        return cell;
    }

    private string Quoted(ref string? error)
    {
        var cell = new StringBuilder();
        for (_at++; ; _at++)
        {
            if (_at >= text.Length)
            {
                error = "Failed to parse CSV. A quoted value is not closed";
                break;
            }
            if (text[_at] == '"' && (++_at >= text.Length || text[_at] != '"'))
                break;
            cell.Append(text[_at]);
        }
        // A space next to a quote is an error too.
        if (_at < text.Length && text[_at] != _delimiter && !IsLineEnd())
            error ??= UnescapedQuote;
        return cell.ToString();
    }

    private bool IsLineEnd() => text.AsSpan(_at).StartsWith(dialect.LineEnding, StringComparison.Ordinal);

    private bool Skip(int characters)
    {
        _at = Math.Min(_at + characters, text.Length);
        return true;
    }

    private void SkipLine()
    {
        while (_at < text.Length && !IsLineEnd())
            _at++;
        Skip(dialect.LineEnding.Length);
    }
}
