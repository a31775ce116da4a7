using System.Text.Json;
using Salesforce.Typed.Errors;
using Salesforce.Typed.Queries.RawSoql;
using Salesforce.Typed.Queries.Statements;
using Salesforce.Typed.Queries.Wire;
using Salesforce.Typed.Transport.Errors;
using Salesforce.Typed.Transport.Http;

namespace Salesforce.Typed.Queries.Search;

/// <summary>
/// Reads what a search found: <c>{searchRecords: [...]}</c>, up to version 36.0 the list alone. The rows of all objects are in one list;
/// what a row is its attributes say.
/// </summary>
internal static class SearchReader
{
    /// <summary>The records of each object, in the order of the objects; rows of other objects are skipped.</summary>
    public static List<SObject>[] ReadRecords(byte[] body, IReadOnlyList<QueryParts> objects, RestTransport transport)
    {
        RequireNoErrors(body);
        var found = new List<SObject>[objects.Count];
        for (var i = 0; i < found.Length; i++)
            found[i] = [];
        var context = new RowContext(transport);
        var reader = new Utf8JsonReader(body);
        try
        {
            if (!TryEnter(ref reader))
                throw Wrong(reader.TokenStartIndex);
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            {
                if (reader.TokenType != JsonTokenType.StartObject)
                    throw Wrong(reader.TokenStartIndex);
                var place = Place(reader, objects);
                if (place < 0)
                    reader.Skip();
                else if (RowReader.TryRead(ref reader, objects[place].Plan, context, out var row))
                    found[place].Add(row);
                else
                    throw Wrong(reader.TokenStartIndex);
            }
            // What follows the rows must be the end of the same JSON.
            while (reader.Read())
            {
            }
        }
        catch (Exception e) when (MalformedResponse.Causes(e))
        {
            throw new SalesforceFormatException("The answer is not JSON, or is cut off", position: reader.BytesConsumed, inner: e);
        }
        return found;
    }

    /// <summary>All rows by name, in the order of the answer.</summary>
    public static async ValueTask<IReadOnlyList<SoqlRow>> ReadRowsAsync(byte[] body, int maxRowBytes, CancellationToken cancellationToken)
    {
        RequireNoErrors(body);
        var rows = new List<SoqlRow>();
        try
        {
            using var document = JsonDocument.Parse(body);
            var list = document.RootElement.ValueKind == JsonValueKind.Array
                ? document.RootElement
                : document.RootElement.GetProperty("searchRecords");
            var reader = new SoqlRowReader(static (url, _) =>
                throw new SalesforceFormatException("A search has no further pages, and its answer names one"), maxRowBytes);
            await reader.ReadAllAsync(list, rows, cancellationToken).ConfigureAwait(false);
        }
        catch (JsonException e)
        {
            throw new SalesforceFormatException("The answer is not JSON, or is cut off", inner: e);
        }
        catch (Exception e) when (MalformedResponse.Causes(e))
        {
            throw new SalesforceFormatException("Expected the result of a search: an object with searchRecords", inner: e);
        }
        return rows;
    }

    // Rows of objects that were not asked for are skipped, and errors would be taken for such rows.
    private static void RequireNoErrors(byte[] body)
    {
        if (UnexpectedResponse.DescribeUnlessJson(body) is { Length: > 0 } found)
            throw new SalesforceFormatException("Expected the result of a search: an object with searchRecords" + found);
    }

    private static SalesforceFormatException Wrong(long position) =>
        new("Expected the result of a search: an object with searchRecords", position: position);

    private static bool TryEnter(ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.StartArray)
            return true;
        if (reader.TokenType != JsonTokenType.StartObject)
            return false;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("searchRecords"u8))
                return reader.Read() && reader.TokenType == JsonTokenType.StartArray;
            reader.Skip();
        }
        return false;
    }

    // A copy of the reader looks ahead; the row itself is read from its start.
    private static int Place(Utf8JsonReader reader, IReadOnlyList<QueryParts> objects)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isAttributes = reader.ValueTextEquals("attributes"u8);
            reader.Read();
            if (!isAttributes || reader.TokenType != JsonTokenType.StartObject)
            {
                reader.Skip();
                continue;
            }
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var isType = reader.ValueTextEquals("type"u8);
                reader.Read();
                if (isType && reader.TokenType == JsonTokenType.String)
                    return PlaceOf(reader.GetString()!, objects);
                reader.Skip();
            }
        }
        return -1;
    }

    private static int PlaceOf(string type, IReadOnlyList<QueryParts> objects)
    {
        for (var i = 0; i < objects.Count; i++)
        {
            if (string.Equals(objects[i].From.Name, type, StringComparison.OrdinalIgnoreCase))
                return i;
        }
        return -1;
    }
}
