using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using Salesforce.Typed.Cli.Shared.Output;
using Salesforce.Typed.Errors;
using Salesforce.Typed.Schema;
using Salesforce.Typed.Transport.Http;

namespace Salesforce.Typed.Cli.Shared.Describes;

/// <summary>What an org reports of its objects to the user of the token.</summary>
internal sealed class OrgDescribes(SalesforceClient org)
{
    private const int AtOnce = 8;

    private readonly Lazy<Task<HashSet<string>>> _names = new(() => NamesAsync(org));

    /// <summary>
    /// An object; null where the org has none of that name, or its user does not see it. An address with a wrong version is not found
    /// either, so an object is missing only where the org's list has others and not this one.
    /// </summary>
    /// <exception cref="SalesforceApiException">The org refused the call.</exception>
    /// <exception cref="InvalidDataException">
    /// The name is not an API name, or the org's answer cannot be read or is of another object.
    /// </exception>
    public async Task<SObjectDescribe?> FindAsync(string name, CancellationToken cancellationToken) =>
        (await AskAsync(name, null, cancellationToken).ConfigureAwait(false)).Describe;

    /// <summary>An object, if it changed since a moment.</summary>
    /// <inheritdoc cref="FindAsync"/>
    public async Task<OrgAnswer> AskAsync(string name, DateTimeOffset? since, CancellationToken cancellationToken)
    {
        if (ObjectName.Problem(name) is { } problem)
            throw new InvalidDataException($"'{name}' cannot be described: {problem}.");
        var call = since is { } moment ? new RawRequestOptions
        {
            Headers = new Dictionary<string, string> { [HeaderNames.IfModifiedSince] = moment.ToString("r", CultureInfo.InvariantCulture) }
        } : new RawRequestOptions();
        try
        {
            using var answer = await org.SendAsync(
                HttpMethod.Get, $"sobjects/{Uri.EscapeDataString(name)}/describe", null, call, cancellationToken).ConfigureAwait(false);
            var bytes = await answer.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
            return new OrgAnswer(Describe(bytes, name), answer.Content.Headers.LastModified ?? answer.Headers.Date, IsUnchanged: false);
        }
        catch (SalesforceApiException e) when (e.StatusCode == HttpStatusCode.NotModified && since is not null)
        {
            return new OrgAnswer(null, since, IsUnchanged: true);
        }
        catch (Exception e) when (e is HttpRequestException { HttpRequestError: HttpRequestError.ResponseEnded }
            or HttpIOException { HttpRequestError: HttpRequestError.ResponseEnded })
        {
            throw new InvalidDataException("the answer of the org is cut off: the connection ended before it was whole. Pull again.", e);
        }
        catch (SalesforceNotFoundException)
        {
            var names = await _names.Value.WaitAsync(cancellationToken).ConfigureAwait(false);
            // Every org has objects: an empty list says nothing about this one.
            if (names.Count == 0)
                throw new InvalidDataException(
                    $"the org did not find '{name}', and its list of objects is empty: nothing is known of the object");
            if (names.Contains(name))
                throw;
            return new OrgAnswer(null, null, IsUnchanged: false);
        }
    }

    /// <summary>Does the work for each object, several at once.</summary>
    public static Task ForEachAsync(
        IEnumerable<string> objects, Func<string, CancellationToken, Task> work,
        CancellationToken cancellationToken) => Parallel.ForEachAsync(
        objects.Distinct(StringComparer.OrdinalIgnoreCase),
        new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken },
        async (name, token) => await work(name, token).ConfigureAwait(false));

    /// <summary>The org as it is now, with those of the objects that it has.</summary>
    /// <exception cref="SalesforceApiException">The org refused a call.</exception>
    /// <exception cref="InvalidDataException">An answer cannot be read.</exception>
    public async Task<OrgSchema> LoadAsync(
        IReadOnlyCollection<string> objects, Action<WorkState> progress, CancellationToken cancellationToken)
    {
        var found = new ConcurrentBag<SObjectDescribe>();
        var done = 0;
        await ForEachAsync(
            objects,
            async (name, token) =>
            {
                if (await FindAsync(name, token).ConfigureAwait(false) is { } describe)
                    found.Add(describe);
                progress(new WorkState("Described", Interlocked.Increment(ref done), objects.Count, "objects"));
            },
            cancellationToken).ConfigureAwait(false);
        return new OrgSchema(found);
    }

    /// <summary>The names of the objects that the user sees.</summary>
    public Task<HashSet<string>> NamesAsync() => _names.Value;

    private static SObjectDescribe Describe(byte[] bytes, string name)
    {
        var read = DescribeReader.Read(bytes, TextOrigin.Answer);
        if (read.Describe is not { } describe)
            throw new InvalidDataException(
                $"the answer of the org is not a describe: {read.Problem!.Message} The place is {read.Problem.At} of the answer.");
        // The name decides which file is written.
        if (!string.Equals(describe.Name, name, StringComparison.OrdinalIgnoreCase))
            throw new InvalidDataException($"the org was asked for '{name}' and described '{describe.Name}'");
        // Every object has an Id. Without fields, all that the snapshot has would count as lost.
        if (describe.Fields.Count == 0)
            throw new InvalidDataException(
                $"the answer of the org describes '{name}' without fields, and every object has some. Pull it again.");
        if (describe.Removed is not null || describe.RemovedFields.Count > 0 || describe.Form == DescribeForm.Snapshot)
            throw new InvalidDataException(
                $"the answer of the org is a snapshot of '{name}', and not a describe. Check the address of the org.");
        return describe;
    }

    private static async Task<HashSet<string>> NamesAsync(SalesforceClient org)
    {
        var global = await org.DescribeGlobalAsync().ConfigureAwait(false);
        return new(global.Objects.Select(o => o.Name), StringComparer.OrdinalIgnoreCase);
    }
}
