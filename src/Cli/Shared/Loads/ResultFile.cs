using System.Buffers;
using Salesforce.Typed.Cli.Shared.Files;
using Salesforce.Typed.Core.Csv;
using Salesforce.Typed.Features.Bulk.Spool;

namespace Salesforce.Typed.Cli.Shared.Loads;

/// <summary>A file with the records of one kind of result: their columns as they were sent, after what happened to them.</summary>
internal sealed class ResultFile : IDisposable
{
    private const int FlushedBytes = 64 << 10;

    private readonly ArrayBufferWriter<byte> _buffer = new();
    private readonly CsvWriter _csv;
    private readonly SpoolColumns _columns;
    private readonly ResultKind _kind;
    private readonly UnfinishedFile _file;

    /// <summary>Begins a file.</summary>
    /// <param name="path">The file, which replaces one of that name when it is complete.</param>
    /// <param name="kind">Which records it has.</param>
    /// <param name="columns">Their columns.</param>
    /// <exception cref="IOException">It cannot be written.</exception>
    public ResultFile(string path, ResultKind kind, SpoolColumns columns)
    {
        (Path, _kind, _columns) = (path, kind, columns);
        _csv = new CsvWriter(_buffer);
        _file = SafeFile.Open(path, isPrivate: true);
        _csv.WriteHeader([.. kind == ResultKind.Success ? (string[])["sf__Id", "sf__Created"] : ["sf__Id", "sf__Error"], .. columns.Names]);
    }

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>Adds a record.</summary>
    public void Add(LoadOutcome outcome)
    {
        if (outcome.Id.IsNone)
            _csv.WriteEmpty();
        else
            _csv.WriteCell(outcome.Id.ToString());
        _csv.WriteCell(_kind == ResultKind.Success ? (outcome.IsCreated ? "true" : "false") : outcome.Error);
        _columns.Write(_csv, outcome.Record);
        if (_buffer.WrittenCount >= FlushedBytes)
            Flush();
    }

    /// <summary>Gives the file its name.</summary>
    public void Complete()
    {
        Flush();
        _file.Complete();
    }

    /// <summary>Deletes a file that is not complete.</summary>
    public void Dispose() => _file.Dispose();

    private void Flush()
    {
        _file.Stream.Write(_buffer.WrittenSpan);
        _buffer.ResetWrittenCount();
    }
}
