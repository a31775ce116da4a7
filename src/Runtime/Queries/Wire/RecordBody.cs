using System.Text.Json;
using Salesforce.Typed.Errors;
using Salesforce.Typed.Transport.Errors;

namespace Salesforce.Typed.Queries.Wire;

/// <summary>Reads an answer that is one record.</summary>
internal static class RecordBody
{
    /// <summary>Reads the whole answer.</summary>
    public static async Task<SObject> ReadAsync(
        HttpResponseMessage response, ReadPlan plan, RowContext context, CancellationToken cancellationToken)
    {
        var bytes = await response.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
        return Read(bytes, plan, context);
    }

    /// <summary>Reads a record from a text.</summary>
    /// <exception cref="SalesforceFormatException">The text is cut off, no JSON, or not what the describe says.</exception>
    public static SObject Read(ReadOnlySpan<byte> json, ReadPlan plan, RowContext context)
    {
        var reader = new Utf8JsonReader(json);
        try
        {
            if (reader.Read() && reader.TokenType == JsonTokenType.StartObject && RowReader.TryRead(ref reader, plan, context, out var row)
                && !reader.Read())
                return row;
        }
        catch (Exception e) when (MalformedResponse.Causes(e))
        {
            throw new SalesforceFormatException("The answer is not JSON, or is cut off", plan.Info.Name, null, reader.BytesConsumed, e);
        }
        throw new SalesforceFormatException(
            "Expected a record" + UnexpectedResponse.DescribeUnlessJson(json), plan.Info.Name, null, reader.TokenStartIndex);
    }
}
