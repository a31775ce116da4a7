using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using Salesforce.Typed.Errors;
using Salesforce.Typed.Schema;
using Salesforce.Typed.Transport.Http;

namespace Salesforce.Typed.Cli.Pull;

/// <summary>What an org tells of its objects, to the user of the token.</summary>
internal sealed class OrgDescribes(SalesforceClient org)
{
    private const int AtOnce = 8;

    private readonly Lazy<Task<HashSet<string>>> _names = new(() => NamesAsync(org));

    /// <summary>
    /// An object; null where the org has none of that name, or its user does not see it. An address with a wrong version is not found either, so an object
    /// is missing only where the org's list has others and not this one.
    /// </summary>
    /// <exception cref="SalesforceException">The org refused the call.</exception>
    /// <exception cref="InvalidDataException">The name is not an API name, or the org's answer cannot be read or is of another object.</exception>
    public async Task<SObjectDescribe?> FindAsync(string name, CancellationToken cancellationToken) => (await AskAsync(name, null, cancellationToken).ConfigureAwait(false)).Describe;

    /// <summary>An object, if it changed since a moment.</summary>
    /// <inheritdoc cref="FindAsync"/>
    public async Task<OrgAnswer> AskAsync(string name, DateTimeOffset? since, CancellationToken cancellationToken)
    {
        if (ObjectName.Problem(name) is { } problem)
            throw new InvalidDataException($"'{name}' cannot be described: {problem}.");
        var call = since is { } moment ? new RawCall { Headers = new Dictionary<string, string> { [HeaderNames.IfModifiedSince] = moment.ToString("r", CultureInfo.InvariantCulture) } } : new RawCall();
        try
        {
            using var answer = await org.SendAsync(HttpMethod.Get, $"sobjects/{Uri.EscapeDataString(name)}/describe", null, call, cancellationToken).ConfigureAwait(false);
            var read = DescribeReader.Read(await answer.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false));
            var describe = read.Describe ?? throw new InvalidDataException($"the org's answer cannot be read{read.Problem}");
            // The name decides which file is written.
            if (!string.Equals(describe.Name, name, StringComparison.OrdinalIgnoreCase))
                throw new InvalidDataException($"the org was asked for '{name}' and described '{describe.Name}'");
            return new OrgAnswer(describe, answer.Content.Headers.LastModified ?? answer.Headers.Date, IsUnchanged: false);
        }
        catch (SalesforceException e) when (e.StatusCode == HttpStatusCode.NotModified)
        {
            return new OrgAnswer(null, since, IsUnchanged: true);
        }
        catch (NotFoundException)
        {
            if ((await _names.Value.ConfigureAwait(false)).Contains(name))
                throw;
            return new OrgAnswer(null, null, IsUnchanged: false);
        }
    }

    /// <summary>Does the work for each object, several at once.</summary>
    public static Task ForEachAsync(IEnumerable<string> objects, Func<string, CancellationToken, Task> work, CancellationToken cancellationToken) => Parallel.ForEachAsync(
        objects.Distinct(StringComparer.OrdinalIgnoreCase),
        new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken },
        async (name, token) => await work(name, token).ConfigureAwait(false));

    /// <summary>The org as it is now, with those of the objects that it has.</summary>
    /// <exception cref="SalesforceException">The org refused a call.</exception>
    /// <exception cref="InvalidDataException">An answer cannot be read.</exception>
    public async Task<OrgSchema> LoadAsync(IReadOnlyCollection<string> objects, Action<string> progress, CancellationToken cancellationToken)
    {
        var found = new ConcurrentBag<SObjectDescribe>();
        var done = 0;
        await ForEachAsync(
            objects,
            async (name, token) =>
            {
                if (await FindAsync(name, token).ConfigureAwait(false) is { } describe)
                    found.Add(describe);
                progress($"Described {Interlocked.Increment(ref done)} of {objects.Count}");
            },
            cancellationToken).ConfigureAwait(false);
        return new OrgSchema(found);
    }

    /// <summary>The names of the objects that the user sees.</summary>
    public Task<HashSet<string>> NamesAsync() => _names.Value;

    private static async Task<HashSet<string>> NamesAsync(SalesforceClient org)
    {
        var global = await org.DescribeGlobalAsync().ConfigureAwait(false);
        return new(global.Objects.Select(o => o.Name), StringComparer.OrdinalIgnoreCase);
    }
}
