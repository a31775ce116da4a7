using System.Runtime.InteropServices;
using System.Text.Json;
using Salesforce.Typed.Describe;
using Salesforce.Typed.Errors;
using Salesforce.Typed.Queries.Wire;
using Salesforce.Typed.Transport.Http;

namespace Salesforce.Typed;

public sealed partial class SObjectSet<T, TFields, TKeys>
{
    /// <summary>
    /// The object in short, and the records of it that the user looked at last: GET <c>/sobjects/X</c> (REST API, sObject Basic
    /// Information).
    /// </summary>
    /// <exception cref="SalesforceNotFoundException">The object does not exist, or the user does not see it.</exception>
    /// <exception cref="SalesforceApiException">The org refused the call.</exception>
    public Task<ObjectInformation<T>> GetInformationAsync(CancellationToken cancellationToken = default) => JsonCall.GetAsync(
        _transport,
        new(HttpMethod.Get, Path),
        "an object with objectDescribe and recentItems",
        answer => new ObjectInformation<T>(
            new ObjectSummary(answer.GetProperty("objectDescribe")),
            [.. answer.Items("recentItems").Select(Recent)]),
        cancellationToken);

    private T Recent(JsonElement item) =>
        (T)RecordBody.Read(JsonMarshal.GetRawUtf8Value(item), ReadPlan.Unknown(T.Info), new RowContext(_transport));
}
