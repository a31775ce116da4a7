using System.Collections.Concurrent;
using Grpc.Core;
using Salesforce.Typed.Core.Errors;
using Salesforce.Typed.Errors;
using Salesforce.Typed.Events.Avro;
using Salesforce.Typed.Events.Wire;

namespace Salesforce.Typed.Events.Grpc;

/// <summary>
/// The schemas of events by their ids. An id is a fingerprint, so a schema is fetched once for all streams of an endpoint.
/// </summary>
internal sealed class SchemaStore(PubSub.PubSubClient client)
{
    // An id that no schema has must not be asked for with each event; and a server that makes up ever new ids must not fill memory.
    private const int Most = 10_000;

    // A schema of 800 fields has about 100,000 characters.
    private const long MostCharacters = 256L * 1024 * 1024;

    private readonly ConcurrentDictionary<string, AvroSchema> _schemas = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, SalesforceFormatException> _broken = new(StringComparer.Ordinal);
    private long _characters;

    /// <summary>The schema, if it is known; throws when it is known to be none.</summary>
    public AvroSchema? Find(string id) => _broken.TryGetValue(id, out var problem) ? throw problem : _schemas.GetValueOrDefault(id);

    /// <summary>Whether <see cref="Find"/> knows an answer.</summary>
    public bool Knows(string id) => _schemas.ContainsKey(id) || _broken.ContainsKey(id);

    /// <summary>Fetches a schema.</summary>
    public async ValueTask<AvroSchema> GetAsync(string id, Credentials credentials, CancellationToken cancellationToken)
    {
        if (Find(id) is { } known)
            return known;
        if (_schemas.Count + _broken.Count >= Most)
            throw new SalesforceFormatException($"More than {Most} schemas were named; {ServerText.Show(id)} is not fetched");
        try
        {
            var info = await client.GetSchemaAsync(
                new SchemaRequest { SchemaId = id }, await credentials.MakeAsync(cancellationToken).ConfigureAwait(false),
                cancellationToken: cancellationToken).ResponseAsync.ConfigureAwait(false);
            if (Interlocked.Add(ref _characters, info.SchemaJson.Length) > MostCharacters)
                throw new SalesforceFormatException(
                    $"The schemas have more than {MostCharacters:N0} characters together; {ServerText.Show(id)} is not read");
            return _schemas[id] = AvroSchemaParser.Parse(id, info.SchemaJson);
        }
        catch (RpcException e) when (e.StatusCode is StatusCode.NotFound or StatusCode.InvalidArgument)
        {
            throw _broken[id] = new SalesforceFormatException(
                $"The org has no schema of the id '{ServerText.Show(id)}', which an event names", inner: RpcErrors.Clean(e));
        }
        catch (RpcException e)
        {
            throw Refused(e, credentials, id, cancellationToken);
        }
        catch (SalesforceFormatException e)
        {
            _broken[id] = e;
            throw;
        }
    }

    private static Exception Refused(RpcException failure, Credentials credentials, string id, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
            return new OperationCanceledException(cancellationToken);
        var explained = RpcErrors.Explain($"The schema {ServerText.Show(id)}", failure, default);
        if (explained.IsSessionOver)
            credentials.Refuse();
        return explained;
    }
}
