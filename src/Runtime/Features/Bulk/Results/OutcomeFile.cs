using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Text;
using Salesforce.Typed.Errors;
using Salesforce.Typed.Features.Bulk.Journal;

namespace Salesforce.Typed.Features.Bulk.Results;

/// <summary>
/// The outcomes of a load on disk: one of a fixed size for each record of the source, and a file with the texts of errors. The first is
/// written as the
/// records are spooled, so that no room for outcomes is missing later.
/// </summary>
internal sealed class OutcomeFile : IDisposable
{
    private const int LengthBytes = sizeof(int);
    private const int LongestError = 1 << 20;

    private readonly Lock _lock = new();
    private readonly FileStream _outcomes;
    private readonly FileStream _errors;

    private OutcomeFile(string folder, FileMode mode)
    {
        _outcomes = PrivateFiles.Write(OutcomesFile(folder), mode, FileShare.ReadWrite);
        _errors = PrivateFiles.Write(ErrorsFile(folder), mode, FileShare.ReadWrite);
        _errors.Seek(0, SeekOrigin.End);
    }

    /// <summary>Creates the files again.</summary>
    public static OutcomeFile Create(string folder) => new(folder, FileMode.Create);

    /// <summary>Opens the files to change outcomes.</summary>
    public static OutcomeFile Open(string folder) => new(folder, FileMode.OpenOrCreate);

    /// <summary>Adds the outcome of the next record, as the records are spooled.</summary>
    public void Add(StoredOutcome outcome)
    {
        Span<byte> bytes = stackalloc byte[StoredOutcome.Size];
        outcome.Write(bytes);
        _outcomes.Write(bytes);
    }

    /// <summary>Replaces the outcome of a record.</summary>
    public void Write(long index, StoredOutcome outcome)
    {
        Span<byte> bytes = stackalloc byte[StoredOutcome.Size];
        outcome.Write(bytes);
        RandomAccess.Write(_outcomes.SafeFileHandle, bytes, index * StoredOutcome.Size);
    }

    /// <summary>The outcome of a record.</summary>
    public StoredOutcome Read(long index)
    {
        Span<byte> bytes = stackalloc byte[StoredOutcome.Size];
        return RandomAccess.Read(_outcomes.SafeFileHandle, bytes, index * StoredOutcome.Size) == bytes.Length
            ? StoredOutcome.Read(bytes)
            : throw Damaged();
    }

    /// <summary>Adds the text of an error and returns its place.</summary>
    public long AddError(ReadOnlySpan<byte> utf8)
    {
        utf8 = utf8[..Math.Min(utf8.Length, LongestError)];
        Span<byte> length = stackalloc byte[LengthBytes];
        BinaryPrimitives.WriteInt32LittleEndian(length, utf8.Length);
        lock (_lock)
        {
            var place = _errors.Position;
            _errors.Write(length);
            _errors.Write(utf8);
            return place;
        }
    }

    /// <summary>Writes everything to the disk.</summary>
    public void Flush()
    {
        lock (_lock)
            _errors.Flush(flushToDisk: true);
        _outcomes.Flush(flushToDisk: true);
    }

    public void Dispose()
    {
        _outcomes.Dispose();
        _errors.Dispose();
    }

    /// <summary>Reads all outcomes in the order of the source, with the texts of their errors.</summary>
    public static async IAsyncEnumerable<(StoredOutcome Outcome, string? Error)> ReadAllAsync(
        string folder, long count, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var outcomes = PrivateFiles.Read(OutcomesFile(folder));
        await using (outcomes.ConfigureAwait(false))
        {
            var errors = PrivateFiles.Read(ErrorsFile(folder));
            await using (errors.ConfigureAwait(false))
            {
                var bytes = new byte[StoredOutcome.Size];
                for (long i = 0; i < count; i++)
                {
                    if (await outcomes.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellationToken)
                        .ConfigureAwait(false) < bytes.Length)
                        throw Damaged();
                    var outcome = StoredOutcome.Read(bytes);
                    yield return (outcome, outcome.Error < 0 ? null : ReadError(errors, outcome.Error));
                }
            }
        }
    }

    private static string ReadError(FileStream errors, long place)
    {
        Span<byte> length = stackalloc byte[LengthBytes];
        if (RandomAccess.Read(errors.SafeFileHandle, length, place) < length.Length)
            throw Damaged();
        var text = new byte[Math.Clamp(BinaryPrimitives.ReadInt32LittleEndian(length), 0, LongestError)];
        return RandomAccess.Read(errors.SafeFileHandle, text, place + LengthBytes) == text.Length
            ? Encoding.UTF8.GetString(text)
            : throw Damaged();
    }

    private static string OutcomesFile(string folder) => Path.Combine(folder, "outcomes.bin");

    private static string ErrorsFile(string folder) => Path.Combine(folder, "errors.bin");

    private static BulkJournalException Damaged() =>
        new("The file of the outcomes is shorter than the journal says. It was changed or is damaged.");
}
