namespace Salesforce.Typed.Transport.Auth;

/// <summary>The command line that runs a batch file with cmd.exe.</summary>
internal static class BatchCommand
{
    // cmd.exe expands and splits by these even within quotation marks, or ends the marks.
    private const string Unquotable = "\"%!\r\n\0";

    /// <summary>The arguments of cmd.exe: no AutoRun commands, and the file and its arguments in quotation marks.</summary>
    /// <exception cref="ArgumentException">The path or an argument has a character that cmd.exe interprets.</exception>
    public static string Line(string file, IEnumerable<string> arguments)
    {
        var words = new List<string> { Quote(file) };
        words.AddRange(arguments.Select(Quote));
        return $"/d /e:on /v:off /s /c \"{string.Join(' ', words)}\"";
    }

    private static string Quote(string word) => word.AsSpan().IndexOfAny(Unquotable) < 0 && !word.EndsWith('\\')
        ? $"\"{word}\""
        : throw new ArgumentException(
            $"'{word}' cannot be passed to a batch file: it has a character that cmd.exe interprets. Install the program in another "
                + $"folder.");
}
