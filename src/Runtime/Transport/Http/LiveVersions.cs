using System.Text.Json;

namespace Salesforce.Typed.Transport.Http;

/// <summary>Asks the org which versions it serves: GET <c>/services/data</c>, which needs no token and is not counted.</summary>
internal static class LiveVersions
{
    /// <summary>The versions, oldest first; empty where the org does not say, since that is asked in the course of telling of another failure.</summary>
    public static async Task<IReadOnlyList<string>> AskAsync(HttpMessageInvoker http, Uri org, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(org, "/services/data"));
        try
        {
            using var response = await http.SendAsync(request, cancellationToken).ConfigureAwait(false);
            if (!response.IsSuccessStatusCode)
                return [];
            using var json = JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false));
            return [.. json.RootElement.EnumerateArray().Select(v => v.GetProperty("version").GetString()!)];
        }
        catch (Exception e) when (e is HttpRequestException or IOException or InvalidDataException or JsonException or InvalidOperationException or KeyNotFoundException)
        {
            return [];
        }
    }
}
