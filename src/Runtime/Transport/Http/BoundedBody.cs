using Salesforce.Typed.Errors;

namespace Salesforce.Typed.Transport.Http;

/// <summary>Reads the body of an answer up to a number of bytes.</summary>
internal static class BoundedBody
{
    /// <summary>The bytes of the body, after decompression.</summary>
    /// <param name="response">The answer.</param>
    /// <param name="most">The most bytes.</param>
    /// <param name="expected">What the answer is, for the message.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="SalesforceFormatException">The body is longer.</exception>
    public static async ValueTask<byte[]> ReadAsync(
        HttpResponseMessage response, int most, string expected, CancellationToken cancellationToken)
    {
        try
        {
            await response.Content.LoadIntoBufferAsync(most, cancellationToken).ConfigureAwait(false);
        }
        catch (HttpRequestException e) when (e.HttpRequestError == HttpRequestError.ConfigurationLimitExceeded)
        {
            throw new SalesforceFormatException($"{expected} has more than {most:N0} bytes");
        }
        return await response.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
    }
}
