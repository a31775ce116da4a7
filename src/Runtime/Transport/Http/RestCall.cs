using System.Net;

namespace Salesforce.Typed.Transport.Http;

/// <summary>A call of the REST API, as the transport must know it.</summary>
/// <param name="Method">The method.</param>
/// <param name="Path">The address below the instance, from its first slash on, with the query string.</param>
internal readonly record struct RestCall(HttpMethod Method, string Path)
{
    /// <summary>The body; null where there is none. It is one that can be sent more than once.</summary>
    public HttpContent? Body { get; init; }

    /// <summary>The headers of this call's own; null where there are none.</summary>
    public RestHeader? Headers { get; init; }

    /// <summary>Whether the call is made without a token, which the list of versions alone can be.</summary>
    public bool IsUnsigned { get; init; }

    /// <summary>Whether the answer is the bytes of a file, and no JSON.</summary>
    public bool IsFile { get; init; }

    /// <summary>A status that is not a success and yet not thrown, because the caller knows what such an answer holds.</summary>
    public HttpStatusCode? AlsoRead { get; init; }

    /// <summary>Whether the call changes nothing in the org. Every GET is one; a POST that reads says so.</summary>
    public bool IsRead { get; init; } = Method == HttpMethod.Get || Method == HttpMethod.Head;

    /// <summary>
    /// Whether making the call twice does what making it once does, so that it may be retried when nobody knows what happened to
    /// it.
    /// </summary>
    public bool IsRepeatable { get => field || IsRead; init; }

    /// <summary>
    /// Whether the call is never retried after it may have been carried out, even where the client repeats writes: the caller finds out
    /// what happened to it.
    /// </summary>
    public bool IsNeverRepeated { get; init; }

    /// <summary>The responses that are a success; 200 with JSON unless set.</summary>
    public SuccessForms Success { get; init; } = SuccessForms.Json;

    /// <summary>Takes what is known of earlier attempts; null where the caller does not need it.</summary>
    public CallHistory? History { get; init; }

    /// <summary>
    /// Whether the caller reads the body as it arrives. Else it is read here, and one that breaks off is a failure of the call.
    /// </summary>
    public bool IsStreamed { get; init; }

    /// <summary>Whether the call may spend what is kept for others: the one that reports how much is left.</summary>
    public bool IgnoresReserve { get; init; }

    /// <summary>
    /// The call as messages name it: without the query string and without the value of a key, which may hold data of customers.
    /// </summary>
    public string Name => CallShape.Name(Method, Path);
}
