using System.Text.Json;
using Salesforce.Typed.Errors;
using Salesforce.Typed.Transport.Errors;

namespace Salesforce.Typed.Transport.Http;

/// <summary>A GET whose answer is one JSON value, read as a whole.</summary>
internal static class JsonCall
{
    /// <summary>Makes the call and reads its answer.</summary>
    /// <param name="transport">The org.</param>
    /// <param name="call">The call.</param>
    /// <param name="expected">What the answer should be, for the message when it is not.</param>
    /// <param name="read">Reads it; the element is gone afterwards.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="SalesforceFormatException">The answer is not what was expected.</exception>
    public static async Task<TRow> GetAsync<TRow>(
        RestTransport transport, RestCall call, string expected, Func<JsonElement, TRow> read, CancellationToken cancellationToken)
    {
        using var response = await transport.SendAsync(call, cancellationToken).ConfigureAwait(false);
        var json = await response.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
        return Read(json, expected, read);
    }

    /// <summary>Reads an answer.</summary>
    /// <exception cref="SalesforceFormatException">It is not what was expected.</exception>
    public static TRow Read<TRow>(ReadOnlyMemory<byte> json, string expected, Func<JsonElement, TRow> read)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return read(document.RootElement);
        }
        catch (Exception e) when (MalformedResponse.Causes(e))
        {
            throw new SalesforceFormatException($"Expected {expected}{UnexpectedResponse.DescribeUnlessJson(json.Span)}", inner: e);
        }
    }
}
