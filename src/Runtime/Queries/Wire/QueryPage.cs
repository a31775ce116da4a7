using System.Buffers;
using System.Text.Json;
using Salesforce.Typed.Errors;
using Salesforce.Typed.Transport.Errors;
using Salesforce.Typed.Transport.Http;

namespace Salesforce.Typed.Queries.Wire;

/// <summary>
/// A page of a query's result, read from the response as it arrives: <c>{totalSize, done, nextRecordsUrl?, records: [...]}</c>, the
/// members in any order. Only the rows of one buffer are in memory at a time.
/// </summary>
internal sealed class QueryPage : IAsyncDisposable
{
    private const int FirstBuffer = 64 * 1024;

    private readonly HttpResponseMessage? _response;
    private readonly Stream _stream;
    private readonly RowContext _context;
    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(FirstBuffer);
    private int _start;
    private int _end;
    private bool _isFinal;
    private bool _hasRecords;
    private JsonReaderState _state;
    private Phase _phase;
    private bool _isBehindRow;
    private ReadPlan _plan;
    private bool _isDone = true;
    private bool _isBegun;
    private int? _stepStatus;
    private List<SalesforceError>? _refusal;

    /// <summary>Reads a page from a stream, which it closes.</summary>
    /// <param name="stream">The answer.</param>
    /// <param name="plan">How rows are read.</param>
    /// <param name="context">Where further pages come from.</param>
    /// <param name="response">The response that the stream belongs to.</param>
    /// <param name="isComposite">Whether the page is the body of the only step of a composite request.</param>
    public QueryPage(Stream stream, ReadPlan plan, RowContext context, HttpResponseMessage? response = null, bool isComposite = false)
    {
        _phase = isComposite ? Phase.Envelope : Phase.Start;
        _stream = stream;
        _plan = plan;
        _context = context;
        _response = response;
    }

    private enum Phase
    {
        Envelope,
        Start,
        Members,
        Rows,
        Tail,
        End,
    }

    /// <summary>How many records the query found in all.</summary>
    public int TotalSize { get; private set; }

    /// <summary>Where the next page is; null on the last one. It is known before the rows when the org writes it before them.</summary>
    public string? NextRecordsUrl { get; private set; }

    /// <summary>How the rows are read: what was learned from the first row of a query by hand.</summary>
    public ReadPlan Plan => _plan;

    /// <summary>The call that the page answers.</summary>
    public RestCall Call { get; private init; }

    /// <summary>Gets a page.</summary>
    /// <param name="transport">What sends the call.</param>
    /// <param name="call">The call, of a query or of a <c>nextRecordsUrl</c>.</param>
    /// <param name="plan">How rows are read.</param>
    /// <param name="isComposite">Whether the page is the body of the only step of a composite request.</param>
    /// <param name="parent">Where the child list was read whose page it is; null for a page of the query itself.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async ValueTask<QueryPage> OpenAsync(
        RestTransport transport, RestCall call, ReadPlan plan, bool isComposite, RowContext? parent, CancellationToken cancellationToken)
    {
        var response = await transport.SendAsync(call, cancellationToken).ConfigureAwait(false);
        var stream = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        var context = parent is null
            ? new RowContext(transport)
            : new RowContext(transport) { Depth = parent.Depth + 1, Children = parent.Children };
        return new QueryPage(stream, plan, context, response, isComposite) { Call = call };
    }

    /// <summary>Adds the rows that have arrived, waiting for some if there are none; false at the end of the page.</summary>
    /// <exception cref="SalesforceFormatException">The answer is cut off, no JSON, or not what the describe says.</exception>
    public async ValueTask<bool> ReadAsync(List<SObject> rows, CancellationToken cancellationToken)
    {
        var before = rows.Count;
        if (!await ReadAsTheyAreAsync(rows, cancellationToken).ConfigureAwait(false))
            return false;
        await CompleteAsync(rows, before, cancellationToken).ConfigureAwait(false);
        return true;
    }

    /// <summary>Fetches the further pages of the child lists of the rows from <paramref name="first"/> on.</summary>
    public async ValueTask CompleteAsync(List<SObject> rows, int first, CancellationToken cancellationToken)
    {
        if (!_context.HasOpenChildren)
            return;
        await ChildCompletion.CompleteAsync(rows, first, cancellationToken).ConfigureAwait(false);
        if (_context.Depth == 0)
            _context.Children.Clear();
        _context.HasOpenChildren = false;
    }

    /// <summary>Adds the rows that have arrived, with child lists that may not be whole.</summary>
    public async ValueTask<bool> ReadAsTheyAreAsync(List<SObject> rows, CancellationToken cancellationToken)
    {
        while (true)
        {
            var before = rows.Count;
            Advance(rows);
            if (rows.Count > before)
                return true;
            if (_phase == Phase.End)
                return false;
            await FillAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    public async ValueTask DisposeAsync()
    {
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = [];
        await _stream.DisposeAsync().ConfigureAwait(false);
        _response?.Dispose();
    }

    // Reads as far as the buffer goes, and no further than the last whole row or member.
    private void Advance(List<SObject> rows)
    {
        do
            ReadPredicted(rows);
        while (ReadTokens(rows));
    }

    // Rows as they are expected, one after the other. The state between two rows is always the same, so the token reader can go on from
    // there.
    private void ReadPredicted(List<SObject> rows)
    {
        if (!_isBehindRow || !_plan.IsPredictable)
            return;
        ReadOnlySpan<byte> rest = _buffer.AsSpan(_start, _end - _start);
        var before = rest.Length;
        while (!rest.IsEmpty && rest[0] == ',')
        {
            var next = rest[1..];
            if (!PredictedRow.TryRead(ref next, _plan, out var row))
                break;
            rows.Add(row);
            rest = next;
        }
        _start += before - rest.Length;
        _context.Offset += before - rest.Length;
    }

    // Whether it could go on: what is wrong is the end alone.
    private static bool IsUnfinished(ReadOnlySpan<byte> rest, JsonReaderState state)
    {
        var reader = new Utf8JsonReader(rest, isFinalBlock: false, state);
        try
        {
            while (reader.Read())
            {
            }
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    // What is not a row as expected, token by token. True behind a row after which rows as expected may follow.
    private bool ReadTokens(List<SObject> rows)
    {
        var reader = new Utf8JsonReader(_buffer.AsSpan(_start, _end - _start), _isFinal, _state);
        var done = 0;
        try
        {
            for (var before = rows.Count; _phase != Phase.End && TryStep(ref reader, rows); before = rows.Count)
            {
                _isBegun = true;
                done = (int)reader.BytesConsumed;
                _state = reader.CurrentState;
                _isBehindRow = rows.Count > before;
                if (_isBehindRow && _plan.IsPredictable)
                    break;
            }
        }
        // The reader says InvalidOperationException of text that is not UTF-8, and of an escape that is half a character.
        catch (Exception e) when (MalformedResponse.Causes(e))
        {
            if (!_isBegun && !UnexpectedResponse.IsJson(_buffer.AsSpan(_start, _end - _start)))
                throw NotJson(e);
            var isCutOff = _isFinal && IsUnfinished(_buffer.AsSpan(_start + done, _end - _start - done), _state);
            throw new SalesforceFormatException(isCutOff
                ? "The answer is cut off"
                : "The answer is not JSON", _plan.Info.Name, null, _context.Offset + reader.BytesConsumed, e) { IsCutOff = isCutOff };
        }
        _start += done;
        _context.Offset += done;
        return done > 0 && _isBehindRow && _plan.IsPredictable;
    }

    private bool TryStep(ref Utf8JsonReader reader, List<SObject> rows)
    {
        if (!reader.Read())
        {
            if (_phase == Phase.Tail && _isFinal)
                _phase = Phase.End;
            return false;
        }
        switch (_phase)
        {
            case Phase.Envelope:
                return TryReadEnvelope(ref reader);
            case Phase.Start when reader.TokenType == JsonTokenType.StartObject:
                _phase = Phase.Members;
                return true;
            case Phase.Members when reader.TokenType == JsonTokenType.EndObject && _hasRecords:
                Continuation.Require(_isDone, NextRecordsUrl, _plan.Info.Name);
                _phase = Phase.Tail;
                return true;
            // The rest of a composite's envelope. Behind the page itself the reader accepts white space alone.
            case Phase.Tail:
                return true;
            case Phase.Members when reader.TokenType == JsonTokenType.PropertyName:
                return TryReadMember(ref reader);
            case Phase.Rows when reader.TokenType == JsonTokenType.EndArray:
                _phase = Phase.Members;
                return true;
            case Phase.Rows when reader.TokenType == JsonTokenType.StartObject:
                if (!RowReader.TryRead(ref reader, _plan, _context, out var row))
                    return false;
                // A query that was written by hand shows only now what its rows look like.
                if (_plan.Steps.Length == 0 && row.Layout.Fields.Length > 0)
                    _plan = ReadPlan.Like(row);
                rows.Add(row);
                return true;
            default:
                throw NoResult(ref reader);
        }
    }

    // {"compositeResponse":[{"body":{page},"httpHeaders":{},"httpStatusCode":200,"referenceId":"query"}]}: in to the body.
    private bool TryReadEnvelope(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.EndObject && _refusal is not null)
            throw CompositeStep.Refused(_stepStatus, _refusal);
        if (reader.TokenType != JsonTokenType.PropertyName)
            return true;
        if (reader.ValueTextEquals("httpStatusCode"u8))
        {
            if (!reader.Read())
                return false;
            _stepStatus = reader.TokenType == JsonTokenType.Number && reader.TryGetInt32(out var status)
                ? status
                : throw NoResult(ref reader);
            return true;
        }
        var isBody = reader.ValueTextEquals("body"u8);
        if (!isBody && reader.ValueTextEquals("compositeResponse"u8))
            return true;
        var body = reader;
        if (!body.Read())
            return false;
        if (!isBody)
            return reader.Read() && reader.TrySkip();
        if (body.TokenType == JsonTokenType.StartArray)
        {
            if (!JsonElement.TryParseValue(ref body, out var errors))
                return false;
            // The status comes behind.
            _refusal = ErrorReader.Read(errors.Value);
            reader = body;
            return true;
        }
        _phase = Phase.Start;
        return true;
    }

    private bool TryReadMember(ref Utf8JsonReader reader)
    {
        if (reader.ValueTextEquals("records"u8))
        {
            if (!reader.Read())
                return false;
            if (reader.TokenType != JsonTokenType.StartArray)
                throw NoResult(ref reader);
            _phase = Phase.Rows;
            _hasRecords = true;
            return true;
        }
        var isTotal = reader.ValueTextEquals("totalSize"u8);
        var isNext = reader.ValueTextEquals("nextRecordsUrl"u8);
        var isDone = reader.ValueTextEquals("done"u8);
        if (!reader.Read())
            return false;
        if (isDone)
            _isDone = Continuation.IsDone(reader.TokenType);
        if (isTotal)
            TotalSize = reader.TokenType == JsonTokenType.Number && reader.TryGetInt32(out var total) ? total : throw NoResult(ref reader);
        else if (isNext)
            NextRecordsUrl = reader.TokenType is JsonTokenType.String or JsonTokenType.Null
                ? reader.GetString()
                : throw NoResult(ref reader);
        else
            return reader.TrySkip();
        return true;
    }

    private SalesforceFormatException NoResult(ref Utf8JsonReader reader)
    {
        var found = _isBegun ? "" : UnexpectedResponse.DescribeUnlessJson(_buffer.AsSpan(_start, _end - _start));
        return new("Expected the result of a query: an object with totalSize, done and records"
            + found, _plan.Info.Name, null, _context.Offset + reader.TokenStartIndex);
    }

    private SalesforceFormatException NotJson(Exception? inner)
    {
        var found = UnexpectedResponse.Describe(_buffer.AsSpan(_start, _end - _start));
        return new($"Expected the result of a query in JSON, found {found}", _plan.Info.Name, position: 0, inner: inner)
        {
            IsCutOff = _isFinal && _end == _start
        };
    }

    private async ValueTask FillAsync(CancellationToken cancellationToken)
    {
        if (_isFinal)
            throw new SalesforceFormatException("The answer is cut off", _plan.Info.Name, null, _context.Offset) { IsCutOff = true };
        var isFirst = _end == 0 && _context.Offset == 0;
        if (_end - _start == _buffer.Length)
            MakeRoom();
        else if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            _end -= _start;
            _start = 0;
        }
        // A long row is read again from its start: not with each few bytes that arrive, but when there is a quarter more of it.
        var least = _buffer.Length > FirstBuffer ? Math.Min(_buffer.Length, _end + ((_end - _start) / 4)) : 0;
        do
        {
            var read = _context.Transport is { } transport
                ? await ReadInTimeAsync(transport.RequestTimeout, cancellationToken).ConfigureAwait(false)
                : await _stream.ReadAsync(_buffer.AsMemory(_end), cancellationToken).ConfigureAwait(false);
            _isFinal = read == 0;
            _end += read;
        }
        while (!_isFinal && _end < least);
        if (isFirst)
            PassOverByteOrderMark();
    }

    // A mark that does not arrive with the first bytes is not worth waiting for.
    private void PassOverByteOrderMark()
    {
        if (!_buffer.AsSpan(_start, _end - _start).StartsWith(UnexpectedResponse.ByteOrderMark))
            return;
        _start += UnexpectedResponse.ByteOrderMark.Length;
        _context.Offset += UnexpectedResponse.ByteOrderMark.Length;
    }

    private async ValueTask<int> ReadInTimeAsync(RequestTimeout timeout, CancellationToken cancellationToken)
    {
        using var limit = timeout.Begin(cancellationToken);
        try
        {
            return await _stream.ReadAsync(_buffer.AsMemory(_end), limit.Token).ConfigureAwait(false);
        }
        catch (Exception e) when (timeout.Explain(Call, e, cancellationToken) is { } explained)
        {
            throw explained;
        }
    }

    // What does not fit the buffer may be white space, which takes no room, or a long row: doubling keeps the reading again in proportion
    // to its length.
    private void MakeRoom()
    {
        var length = _end - _start;
        var left = JsonSpace.Remove(_buffer.AsSpan(_start, length));
        _end = _start + left;
        _context.Offset += length - left;
        // A buffer that is nearly full again would be gone through with each few bytes.
        if (left <= length / 2)
            return;
        var most = _context.Transport?.MaxRowBytes ?? SalesforceOptions.DefaultMaxRowBytes;
        if (left >= most)
            throw RowLimit.Exceeded(most, _plan.Info.Name, _context.Offset);
        var larger = ArrayPool<byte>.Shared.Rent((int)Math.Min((long)_buffer.Length * 2, Array.MaxLength));
        _buffer.AsSpan(_start, left).CopyTo(larger);
        _end = left;
        _start = 0;
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = larger;
    }
}
