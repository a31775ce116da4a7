using Salesforce.Typed.Errors;
using Salesforce.Typed.Features.Calls;
using Salesforce.Typed.Transport.Http;

namespace Salesforce.Typed;

// What changed in a span of time: for keeping a copy.
public sealed partial class SObjectSet<T, TFields, TKeys>
{
    /// <summary>
    /// The records that were created or changed in a span of time: GET <c>/sobjects/X/updated</c> (REST API, sObject Get Updated). Needs
    /// the right to read; the object must be replicateable.
    /// </summary>
    /// <param name="from">The beginning, at most 30 days back. Seconds do not count.</param>
    /// <param name="to">The end, more than a minute later.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The ids, of at most 600,000 records; go on from <see cref="UpdatedRecords{T}.LatestDateCovered"/>.</returns>
    /// <exception cref="ArgumentException">The span is too short, or begins too long ago. Nothing was sent.</exception>
    /// <exception cref="SalesforceApiException">The org refused the call; <c>EXCEEDED_ID_LIMIT</c> asks for a shorter span.</exception>
    public Task<UpdatedRecords<T>> GetUpdatedAsync(DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken = default)
    {
        var path = Path + "/updated" + ReplicationWindow.Query(from, to, ReplicationWindow.UpdatedDays, _transport.Clock);
        return JsonCall.GetAsync(
            _transport, new(HttpMethod.Get, path), "ids and latestDateCovered", ReplicationReader.Updated<T>, cancellationToken);
    }

    /// <summary>
    /// The records that were deleted in a span of time: GET <c>/sobjects/X/deleted</c> (REST API, sObject Get Deleted). Needs the right to
    /// read; the object must be replicateable.
    /// </summary>
    /// <param name="from">The beginning, at most 15 days back. Seconds do not count.</param>
    /// <param name="to">The end, more than a minute later.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The records; go on from <see cref="DeletedRecords{T}.LatestDateCovered"/>.</returns>
    /// <exception cref="ArgumentException">The span is too short, or begins too long ago. Nothing was sent.</exception>
    /// <exception cref="SalesforceApiException">The org refused the call; <c>EXCEEDED_ID_LIMIT</c> asks for a shorter span.</exception>
    public Task<DeletedRecords<T>> GetDeletedAsync(DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken = default)
    {
        var path = Path + "/deleted" + ReplicationWindow.Query(from, to, ReplicationWindow.DeletedDays, _transport.Clock);
        return JsonCall.GetAsync(
            _transport, new(HttpMethod.Get, path), "deletedRecords and latestDateCovered", ReplicationReader.Deleted<T>, cancellationToken);
    }
}
