using System.ComponentModel;
using Salesforce.Typed.Errors;
using Salesforce.Typed.Features.Sets;
using Salesforce.Typed.Transport.Http;

namespace Salesforce.Typed;

/// <summary>
/// An org. The sets of its objects are extension properties that the generator makes: <c>org.Account</c>. One client serves a whole
/// application: it is safe for use by many threads at the same time, and keeps its connections.
/// </summary>
public sealed partial class SalesforceClient : IAsyncDisposable, IDisposable
{
    private readonly RestTransport _transport;
    private readonly SetCache _sets = new();

    /// <summary>A client for the org that the options name. Nothing is sent yet.</summary>
    /// <exception cref="ArgumentException">An option is wrong.</exception>
    public SalesforceClient(SalesforceOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        Options = options.Validate();
        _transport = new RestTransport(options);
    }

    private SalesforceClient(SalesforceOptions options, RestTransport transport)
    {
        Options = options;
        _transport = transport;
    }

    /// <summary>The options that the client was made with.</summary>
    public SalesforceOptions Options { get; }

    /// <summary>What sends the calls, for the parts of the library that do not use REST.</summary>
    internal RestTransport Transport => _transport;

    /// <summary>What the org last said of its daily requests, as it does with each answer; null before the first.</summary>
    public ApiUsage? Usage => _transport.Usage;

    /// <summary>
    /// Gets a client that also retries writes, for writes that do no harm when they are made twice:
    /// <c>org.WithRetryWrites().Account.UpdateAsync(...)</c> is retried when the connection breaks or the platform fails, where it would
    /// otherwise throw <see cref="OutcomeUnknownException"/>. It shares the connections of this client; disposing it does nothing.
    /// </summary>
    public SalesforceClient WithRetryWrites() => new(Options, _transport.WithRetryWrites());

    /// <summary>The set of an object. For generated code, and for code that is generic over objects.</summary>
    /// <typeparam name="T">The record.</typeparam>
    /// <typeparam name="TFields">Its fields.</typeparam>
    /// <typeparam name="TKeys">Its keys.</typeparam>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public SObjectSet<T, TFields, TKeys> Set<T, TFields, TKeys>()
        where T : SObject<T, TFields>, ISObject<T>
        where TFields : struct
        where TKeys : struct => _sets.Get<T, TFields, TKeys>(_transport);

    /// <summary>Closes the connections.</summary>
    public void Dispose() => _transport.Dispose();

    /// <summary>Closes the connections.</summary>
    public ValueTask DisposeAsync()
    {
        Dispose();
        return default;
    }
}
