using System.Net;
using Salesforce.Typed.Errors;
using Salesforce.Typed.Transport.Errors;

namespace Salesforce.Typed.Queries.Wire;

/// <summary>The only step of a composite request: a query whose statement does not fit an address.</summary>
internal static class CompositeStep
{
    /// <summary>The exception for a step that was refused; its status is its own, and not the request's, which is 200.</summary>
    public static SalesforceApiException Refused(int? status, IReadOnlyList<SalesforceError> errors) =>
        ErrorReader.Create("GET query (in a composite request)", (HttpStatusCode)(status ?? (int)HttpStatusCode.BadRequest), errors);
}
