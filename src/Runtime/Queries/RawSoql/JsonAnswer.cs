using System.Text.Json;
using Salesforce.Typed.Errors;

namespace Salesforce.Typed.Queries.RawSoql;

/// <summary>Reads an answer as a whole.</summary>
internal static class JsonAnswer
{
    /// <summary>The JSON of the answer, which is closed.</summary>
    /// <exception cref="SalesforceFormatException">It is not one.</exception>
    public static async Task<JsonDocument> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        using (response)
        {
            var stream = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
            await using var closing = stream.ConfigureAwait(false);
            try
            {
                return await JsonDocument.ParseAsync(stream, default, cancellationToken).ConfigureAwait(false);
            }
            catch (JsonException e)
            {
                throw new SalesforceFormatException(
                    "The answer is not JSON, or is cut off", position: e.BytePositionInLine ?? -1, inner: e);
            }
        }
    }
}
