using System.Net;
using Salesforce.Typed.Transport.Http;

namespace Salesforce.Typed.Transport.Auth;

/// <summary>
/// A form with secrets. It is written for the address that it was made for and for no other host: a handler that follows a redirect sends
/// the same request with another address.
/// </summary>
internal sealed class SecretForm(HttpRequestMessage request, IEnumerable<KeyValuePair<string, string>> form) : FormUrlEncodedContent(form)
{
    private readonly Uri _address = request.RequestUri!;

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        RequireSameHost();
        return base.SerializeToStreamAsync(stream, context);
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        RequireSameHost();
        return base.SerializeToStreamAsync(stream, context, cancellationToken);
    }

    protected override void SerializeToStream(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        RequireSameHost();
        base.SerializeToStream(stream, context, cancellationToken);
    }

    protected override Task<Stream> CreateContentReadStreamAsync()
    {
        RequireSameHost();
        return base.CreateContentReadStreamAsync();
    }

    private void RequireSameHost()
    {
        if (!OrgAddress.IsFrom(request.RequestUri, _address))
            throw new HttpRequestException("a redirect leads to another host, and a form with secrets is not sent there. Set "
                + "AllowAutoRedirect of the handler to false");
    }
}
