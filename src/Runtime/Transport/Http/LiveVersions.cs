using System.Globalization;
using System.Text.Json;
using Salesforce.Typed.Errors;
using Salesforce.Typed.Transport.Errors;

namespace Salesforce.Typed.Transport.Http;

/// <summary>Asks the org which versions it serves: GET <c>/services/data</c>, which needs no token and is not counted.</summary>
internal static class LiveVersions
{
    // A version takes about 80 bytes, and there are fewer than a hundred.
    private const int MostBytes = 1024 * 1024;

    /// <summary>
    /// The versions, oldest first; empty where the org does not say, since that is asked in the course of telling of another
    /// failure.
    /// </summary>
    public static async Task<IReadOnlyList<string>> AskAsync(HttpMessageInvoker http, Uri org, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, OrgAddress.Of(org, "/services/data"));
        try
        {
            using var response = await http.SendAsync(request, cancellationToken).ConfigureAwait(false);
            if (!response.IsSuccessStatusCode)
                return [];
            using var json = JsonDocument.Parse(
                await BoundedBody.ReadAsync(response, MostBytes, "The list of versions", cancellationToken).ConfigureAwait(false));
            return [.. json.RootElement.EnumerateArray().Select(v => v.GetProperty("version").GetString()!).Where(IsVersion)];
        }
        catch (Exception e) when (e is HttpRequestException or IOException or InvalidDataException or SalesforceFormatException
            || MalformedResponse.Causes(e))
        {
            return [];
        }
    }

    // It becomes a part of a message: "67.0".
    private static bool IsVersion(string text) =>
        text.Length <= 10 && decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _);
}
