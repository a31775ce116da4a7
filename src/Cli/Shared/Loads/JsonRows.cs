using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Unicode;

namespace Salesforce.Typed.Cli.Shared.Loads;

/// <summary>
/// A file with a JSON object in each line, as <c>{"Name": "Acme", "Parent": {"ErpId__c": "K-1"}}</c>: a member that is missing leaves the
/// field as it is, and null clears it. Empty lines are skipped, and members <c>attributes</c>, which answers of the org have.
/// </summary>
internal sealed class JsonRows(string path) : RowFile(path)
{
    // The largest record of the platform takes about a tenth.
    private const int MaxLine = 32 << 20;
    private const string HalfCharacter = "The text has half of a character, as \\ud83d without the other half. Remove it.";

    /// <inheritdoc/>
    public override ValueTask<IReadOnlyList<FileCell>> HeaderAsync(CancellationToken cancellationToken) => new([]);

    /// <inheritdoc/>
    public override async IAsyncEnumerable<FileRow> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var stream = await OpenAsync(cancellationToken).ConfigureAwait(false);
        await using var _ = stream.ConfigureAwait(false);
        var row = new FileRow();
        var line = 0L;
        var buffer = new byte[64 << 10];
        var (start, end) = (0, 0);
        while (true)
        {
            var length = buffer.AsSpan(start, end - start).IndexOf((byte)'\n');
            if (length < 0)
            {
                buffer.AsSpan(start, end - start).CopyTo(buffer);
                (start, end) = (0, end - start);
                if (end >= MaxLine)
                    throw new InvalidDataException($"{FilePath}, line {line + 1:N0}: The line has more than {MaxLine:N0} bytes.");
                if (end == buffer.Length)
                    Array.Resize(ref buffer, buffer.Length * 2);
                var read = await stream.ReadAsync(buffer.AsMemory(end), cancellationToken).ConfigureAwait(false);
                end += read;
                if (read > 0)
                    continue;
                length = end;
                if (length == 0)
                    yield break;
            }
            Position = stream.Position;
            line++;
            var text = buffer.AsMemory(start, length);
            start = Math.Min(start + length + 1, end);
            if (line == 1 && text.Span.StartsWith("\uFEFF"u8))
                text = text[3..];
            if (text.Span.Trim(" \t\r"u8).IsEmpty)
                continue;
            row.Begin(line);
            Read(text, row);
            yield return row;
        }
    }

    private static void Read(ReadOnlyMemory<byte> text, FileRow row)
    {
        if (!Utf8.IsValid(text.Span))
        {
            row.Problem = "The text is not UTF-8. Save the file as UTF-8.";
            return;
        }
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(text);
        }
        catch (JsonException e)
        {
            row.Problem = $"The line is not JSON, at byte {e.BytePositionInLine + 1:N0} of it.";
            return;
        }
        using (document)
        {
            if (document.RootElement.ValueKind != JsonValueKind.Object)
            {
                row.Problem = "The line is not a JSON object.";
                return;
            }
            foreach (var member in document.RootElement.EnumerateObject())
                Add(member, row);
        }
    }

    private static void Add(JsonProperty member, FileRow row)
    {
        var name = Text(() => member.Name);
        if (name is null)
            row.Cells.Add(new FileCell("", row.Line, null, HalfCharacter));
        else if (name == "attributes" && member.Value.ValueKind == JsonValueKind.Object)
            return;
        else if (member.Value.ValueKind == JsonValueKind.Object)
            AddParent(name, member.Value, row);
        else
            row.Cells.Add(CellOf(name, member.Value, row.Line));
    }

    private static void AddParent(string relationship, JsonElement parent, FileRow row)
    {
        var members = parent.EnumerateObject().Where(m => m.Name != "attributes").ToList();
        if (members.Count != 1 || members[0].Value.ValueKind is JsonValueKind.Object or JsonValueKind.Array)
            row.Cells.Add(new FileCell(relationship, row.Line, null, "A parent is named by one key, as {\"ErpId__c\": \"K-1\"}."));
        else
            row.Cells.Add(CellOf($"{relationship}.{members[0].Name}", members[0].Value, row.Line));
    }

    private static FileCell CellOf(string name, JsonElement value, long line)
    {
        var text = value.ValueKind switch
        {
            JsonValueKind.Null => null,
            JsonValueKind.String => Text(value.GetString),
            JsonValueKind.Array => JoinOrNull(value),
            _ => value.GetRawText(),
        };
        var problem = value.ValueKind switch
        {
            JsonValueKind.String when text is null => HalfCharacter,
            JsonValueKind.String when text == "#N/A" =>
                "The text #N/A clears a field in Bulk API, so it cannot be written. To clear the field, write null.",
            JsonValueKind.Array when text is null => "A list holds the values of a multi-select picklist, which are texts.",
            _ => null,
        };
        // An empty text is null to the org.
        return new FileCell(name, line, text is "" ? null : text, problem);
    }

    private static string? JoinOrNull(JsonElement list) => list.EnumerateArray().All(i => i.ValueKind == JsonValueKind.String)
        ? Text(() => string.Join(';', list.EnumerateArray().Select(i => i.GetString())))
        : null;

    // An escape may be half of a character.
    private static string? Text(Func<string?> read)
    {
        try
        {
            return read();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
