using System.Net;
using Salesforce.Typed.Core.Secrets;
using Salesforce.Typed.Errors;
using Salesforce.Typed.Transport.Errors;

namespace Salesforce.Typed.Transport.Http;

/// <summary>Compares a response of status 2xx with what the documentation of its call calls a success.</summary>
internal static class ResponseCheck
{
    private const int MostBytes = 64 * 1024;

    /// <summary>Refuses a response that is not a documented success. The body of a call that is not streamed has been read.</summary>
    /// <exception cref="SalesforceFormatException">It is not one.</exception>
    public static void Require(in RestCall call, HttpResponseMessage response, SecretStore secrets)
    {
        if (call.Success.HasFlag(SuccessForms.Any))
            return;
        var form = response.StatusCode switch
        {
            HttpStatusCode.OK => call.Success & (SuccessForms.Json | SuccessForms.File),
            HttpStatusCode.Created => call.Success & SuccessForms.Created,
            HttpStatusCode.NoContent => call.Success & SuccessForms.NoContent,
            _ => default,
        };
        if (form == SuccessForms.File || (form != default && call.IsStreamed))
            return;
        if (call.IsStreamed)
            throw new SalesforceFormatException($"{call.Name} answered {(int)response.StatusCode}, where {Describe(call.Success)} was "
                + $"expected") { Status = response.StatusCode };
        // The response keeps the stream of a buffered body: whoever reads it afterwards begins where it is.
        var body = response.Content.ReadAsStream();
        var first = FirstOf(body);
        // What a call that saves a record is answered is an object; a list is one of errors.
        var isJson = first == '{' || (first == '[' && !call.Success.HasFlag(SuccessForms.Created));
        if (form == SuccessForms.NoContent ? body.Length == 0 : form != default && isJson)
            return;
        throw UnexpectedResponse.Create(call.Name, response.StatusCode, BeginningOf(body), Describe(call.Success), secrets.All);
    }

    /// <summary>Says what is expected, as the subject of a sentence.</summary>
    public static string Describe(SuccessForms forms) => string.Join(" or ", Parts(forms));

    private static IEnumerable<string> Parts(SuccessForms forms)
    {
        if (forms.HasFlag(SuccessForms.Created))
            yield return "201 with JSON";
        if (forms.HasFlag(SuccessForms.Json))
            yield return "200 with JSON";
        if (forms.HasFlag(SuccessForms.NoContent))
            yield return "204 without a body";
        if (forms.HasFlag(SuccessForms.File))
            yield return "200 with the bytes of a file";
    }

    // The first byte that is not white space; null where there is none. A byte order mark has been removed.
    private static char? FirstOf(Stream body)
    {
        body.Position = 0;
        int read;
        do
            read = body.ReadByte();
        while (read is ' ' or '\t' or '\r' or '\n');
        body.Position = 0;
        return read < 0 ? null : (char)read;
    }

    private static byte[] BeginningOf(Stream body)
    {
        var bytes = new byte[(int)Math.Min(body.Length, MostBytes)];
        body.ReadExactly(bytes);
        return bytes;
    }
}
