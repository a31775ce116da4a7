using Salesforce.Typed.Transport.Errors;

namespace Salesforce.Typed.Transport.Http;

/// <summary>Removes the byte order mark that some proxies write before JSON, which no reader of JSON takes.</summary>
internal static class ByteOrderMark
{
    /// <summary>Removes the mark from a body that has been read.</summary>
    public static void Remove(HttpResponseMessage response)
    {
        var body = response.Content.ReadAsStream();
        Span<byte> beginning = stackalloc byte[UnexpectedResponse.ByteOrderMark.Length];
        var read = body.ReadAtLeast(beginning, beginning.Length, throwOnEndOfStream: false);
        body.Position = 0;
        if (!beginning[..read].SequenceEqual(UnexpectedResponse.ByteOrderMark))
            return;
        var rest = new byte[body.Length - read];
        body.Position = read;
        body.ReadExactly(rest);
        var content = new ByteArrayContent(rest);
        ContentHeaders.Copy(response.Content.Headers, content.Headers);
        response.Content = content;
    }
}
