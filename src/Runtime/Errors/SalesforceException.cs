using System.Net;

namespace Salesforce.Typed;

/// <summary>The org refused a call, or could not carry it out. Subclasses tell the causes apart that a caller acts upon.</summary>
public class SalesforceException : Exception
{
    internal SalesforceException(string call, HttpStatusCode status, IReadOnlyList<SalesforceError> errors)
        : base(Compose(call, status, errors))
    {
        Call = call;
        StatusCode = status;
        Errors = errors;
    }

    /// <summary>The call: method and path, without the query string, which may hold data.</summary>
    public string Call { get; }

    /// <summary>The HTTP status of the answer.</summary>
    public HttpStatusCode StatusCode { get; }

    /// <summary>The org's errors, in its order; empty where the answer held none.</summary>
    public IReadOnlyList<SalesforceError> Errors { get; }

    /// <summary>The code of the first error; empty where the answer held none.</summary>
    public string ErrorCode => Errors.Count > 0 ? Errors[0].ErrorCode : "";

    private static string Compose(string call, HttpStatusCode status, IReadOnlyList<SalesforceError> errors)
    {
        var what = errors.Count == 0 ? "The answer held no error message." : string.Join(" | ", errors);
        return $"{call} answered {(int)status}. {what}";
    }
}
