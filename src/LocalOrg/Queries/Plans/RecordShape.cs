using System.Text.Json;
using Salesforce.Typed.Testing.Core.Model;

namespace Salesforce.Typed.Testing.Queries.Plans;

/// <summary>The members of a record: the row itself, or a parent within it.</summary>
internal sealed class RecordShape(ObjectModel model, int idColumn, int typeColumn = -1)
{
    private static readonly JsonEncodedText Attributes = JsonEncodedText.Encode("attributes");
    private static readonly JsonEncodedText Type = JsonEncodedText.Encode("type");
    private static readonly JsonEncodedText Url = JsonEncodedText.Encode("url");

    private readonly byte[] _path = [.. "/sobjects/"u8, .. System.Text.Encoding.UTF8.GetBytes(model.Name), (byte)'/'];

    public ObjectModel Object => model;

    public List<Shape> Members { get; } = [];

    public int IdColumn => idColumn;

    /// <summary>Writes the whole object.</summary>
    public void Write(RowWriter row)
    {
        var json = row.Json;
        json.WriteStartObject();
        WriteAttributes(row);
        foreach (var member in Members)
            member.Write(row);
        json.WriteEndObject();
    }

    private void WriteAttributes(RowWriter row)
    {
        var json = row.Json;
        var id = row.Statement.Utf8(idColumn);
        json.WriteStartObject(Attributes);
        Span<byte> url = stackalloc byte[512];
        var length = 0;
        Append(url, row.BaseUrlUtf8, ref length);
        if (typeColumn < 0)
        {
            json.WriteString(Type, model.JsonName);
            Append(url, _path, ref length);
        }
        else
        {
            // A polymorphic parent is of the object that the directory says.
            var type = row.Statement.Utf8(typeColumn);
            json.WriteString(Type, type);
            Append(url, "/sobjects/"u8, ref length);
            Append(url, type, ref length);
            Append(url, "/"u8, ref length);
        }
        Append(url, id, ref length);
        json.WriteString(Url, url[..length]);
        json.WriteEndObject();
    }

    private static void Append(Span<byte> url, ReadOnlySpan<byte> bytes, ref int length)
    {
        bytes.CopyTo(url[length..]);
        length += bytes.Length;
    }
}
