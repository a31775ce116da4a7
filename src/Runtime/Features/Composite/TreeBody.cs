using System.Buffers;
using System.Text.Json;
using Salesforce.Typed.Queries.Wire;

namespace Salesforce.Typed.Features.Composite;

/// <summary>
/// Writes trees: <c>{"records": [{"attributes": {"type": "X", "referenceId": "r0"}, ..., "Children": {"records": [...]}}]}</c>. A record is
/// named by its place among all that the caller handed in.
/// </summary>
internal sealed class TreeBody
{
    private readonly ArrayBufferWriter<byte> _buffer = new(16 * 1024);
    private readonly Utf8JsonWriter _writer;
    private int _place;

    private TreeBody(int first)
    {
        _writer = new Utf8JsonWriter(_buffer);
        _place = first;
    }

    /// <summary>Writes these roots; <paramref name="first"/> is the place of the first.</summary>
    public static HttpContent Write(IEnumerable<SObject> roots, int first)
    {
        var body = new TreeBody(first);
        using (body._writer)
        {
            body._writer.WriteStartObject();
            body.WriteAll(roots);
            body._writer.WriteEndObject();
        }
        return JsonBody.Of(body._buffer);
    }

    private void WriteAll(IEnumerable<SObject> records)
    {
        _writer.WriteStartArray("records"u8);
        foreach (var record in records)
            Write(record);
        _writer.WriteEndArray();
    }

    private void Write(SObject record)
    {
        _writer.WriteStartObject();
        _writer.WriteStartObject("attributes"u8);
        _writer.WriteString("type"u8, record.Layout.Info.Name);
        _writer.WriteString("referenceId"u8, TreeRequest.NameOf(_place++));
        _writer.WriteEndObject();
        foreach (var field in record.Layout.Fields)
        {
            if (field.Kind != FieldKind.Children)
            {
                if (record.IsChanged(field))
                    RecordWriter.WriteField(_writer, record, field, FieldUse.Create);
            }
            else if (TreeNode.ChildrenIn(record, field) is { Count: > 0 } children)
            {
                _writer.WriteStartObject(field.Utf8Name);
                WriteAll(children);
                _writer.WriteEndObject();
            }
        }
        _writer.WriteEndObject();
    }
}
