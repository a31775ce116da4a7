using System.Buffers;
using System.IO.Pipelines;
using System.Net;
using Salesforce.Typed.Errors;
using Salesforce.Typed.Transport.Errors;

namespace Salesforce.Typed.Transport.Http;

/// <summary>
/// Recognizes that the session of a request has ended: 401, or a 400 or 403 that says so. Such a request was refused before anything was
/// done.
/// </summary>
internal static class SessionExpiry
{
    private const int MostBytes = 4_096;

    /// <summary>Whether one of the errors says that the session has ended.</summary>
    public static bool IsReported(IReadOnlyList<SalesforceError> errors) =>
        errors.Any(e => IsCode(e.ErrorCode) || (e.ErrorCode.Length == 0 && IsCode(e.Message.Trim())));

    /// <summary>Whether the response says that the session has ended. Its body can be read afterwards.</summary>
    public static async ValueTask<bool> IsReportedAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if (response.StatusCode == HttpStatusCode.Unauthorized)
            return true;
        if (response.StatusCode is not (HttpStatusCode.BadRequest or HttpStatusCode.Forbidden))
            return false;
        var body = response.Content;
        try
        {
            var pipe = PipeReader.Create(await body.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false));
            var read = await pipe.ReadAtLeastAsync(MostBytes, cancellationToken).ConfigureAwait(false);
            var beginning = read.Buffer.ToArray();
            pipe.AdvanceTo(read.Buffer.Start);
            Replace(response, new StreamContent(pipe.AsStream()));
            return IsReported(ErrorReader.Parse(beginning, []));
        }
        catch (Exception e) when (e is IOException or HttpRequestException or InvalidDataException)
        {
            // The status says more than a body that did not arrive.
            Replace(response, new ByteArrayContent([]));
            return false;
        }
    }

    private static void Replace(HttpResponseMessage response, HttpContent content)
    {
        ContentHeaders.Copy(response.Content.Headers, content.Headers);
        response.Content = content;
    }

    private static bool IsCode(string text) => text is "INVALID_SESSION_ID" or "Bad_OAuth_Token";
}
