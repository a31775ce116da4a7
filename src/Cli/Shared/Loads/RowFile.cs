using Salesforce.Typed.Bulk;

namespace Salesforce.Typed.Cli.Shared.Loads;

/// <summary>
/// A file with records: CSV, or a JSON object in each line. It is read as often as needed, in memory that does not grow with it.
/// </summary>
internal abstract class RowFile
{
    private static readonly string[] JsonExtensions = [".jsonl", ".ndjson", ".json"];

    private protected RowFile(string path) => FilePath = path;

    /// <summary>The file, as the command line names it.</summary>
    public string FilePath { get; }

    /// <summary>The number of its bytes.</summary>
    public long Length => new FileInfo(FilePath).Length;

    /// <summary>How many bytes the reading that runs has read.</summary>
    public long Position { get; private protected set; }

    /// <summary>The file of that name.</summary>
    /// <param name="path">The file; its extension says what it is.</param>
    /// <param name="delimiter">The character between the columns of CSV.</param>
    /// <exception cref="IOException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">It is neither CSV nor JSON lines by its extension.</exception>
    public static RowFile Of(string path, CsvDelimiter delimiter)
    {
        if (Directory.Exists(path))
            throw new InvalidDataException($"'{path}' is a folder. Name a file with records.");
        if (!File.Exists(path))
            throw new FileNotFoundException($"There is no file '{path}'.");
        var extension = Path.GetExtension(path).ToLowerInvariant();
        if (JsonExtensions.Contains(extension))
            return new JsonRows(path);
        return extension is ".csv" or ".tsv" or ".txt"
            ? new CsvRows(path, extension == ".tsv" && delimiter == CsvDelimiter.Comma ? CsvDelimiter.Tab : delimiter)
            : throw new InvalidDataException($"'{path}' is neither .csv nor .jsonl. Name it by what it is.");
    }

    /// <summary>The names of the columns, with the line of each; none where each row has names of its own.</summary>
    /// <exception cref="InvalidDataException">The header cannot be read.</exception>
    public abstract ValueTask<IReadOnlyList<FileCell>> HeaderAsync(CancellationToken cancellationToken);

    /// <summary>Reads the rows.</summary>
    /// <exception cref="InvalidDataException">The file cannot be read further.</exception>
    public abstract IAsyncEnumerable<FileRow> ReadAsync(CancellationToken cancellationToken);

    /// <summary>Opens the file.</summary>
    /// <exception cref="InvalidDataException">It is not a file of UTF-8, or not one that can be read twice.</exception>
    private protected async ValueTask<FileStream> OpenAsync(CancellationToken cancellationToken)
    {
        Position = 0;
        // A pipe or a device has no length, and the opening of it may not end.
        if (Length == 0)
            throw new InvalidDataException($"'{FilePath}' is empty, or is not a regular file.");
        var stream = new FileStream(FilePath, new FileStreamOptions
        {
            Mode = FileMode.Open, Access = FileAccess.Read, Share = FileShare.Read, BufferSize = 0,
            Options = FileOptions.Asynchronous | FileOptions.SequentialScan,
        });
        try
        {
            var mark = new byte[2];
            var read = await stream.ReadAtLeastAsync(mark, mark.Length, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
            if (read == mark.Length && (mark is [0xFF, 0xFE] or [0xFE, 0xFF]))
                throw new InvalidDataException($"'{FilePath}' is UTF-16. Save it as UTF-8.");
            stream.Position = 0;
            return stream;
        }
        catch
        {
            await stream.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }
}
