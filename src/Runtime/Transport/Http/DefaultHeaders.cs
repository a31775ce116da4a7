using System.Net.Http.Headers;

namespace Salesforce.Typed.Transport.Http;

/// <summary>The headers that every call of a client has, worked out once. A call's own header of that name takes precedence.</summary>
internal sealed class DefaultHeaders(CallOptions? settings)
{
    private readonly RestHeader? _reading = settings is null ? null : CallHeaders.Of(settings, null, isWrite: false);
    private readonly RestHeader? _writing = settings is null ? null : CallHeaders.Of(settings, null, isWrite: true);

    /// <summary>The settings.</summary>
    public CallOptions? Settings { get; } = settings;

    /// <summary>Adds the headers of a call, and those that all calls have.</summary>
    public void AddTo(HttpRequestHeaders headers, in RestCall call)
    {
        for (var header = call.Headers; header is not null; header = header.Next)
            headers.Add(header.Name, header.Value);
        // What is asked without a token is asked by nobody.
        if (call.IsUnsigned)
            return;
        for (var header = call.Method == HttpMethod.Get ? _reading : _writing; header is not null; header = header.Next)
        {
            if (call.Headers?.Find(header.Name) is null)
                headers.Add(header.Name, header.Value);
        }
    }
}
