using System.Net;
using Salesforce.Typed.Core.Errors;

namespace Salesforce.Typed.Errors;

/// <summary>
/// A request failed: the org refused it, could not carry it out, or could not be reached. Subclasses distinguish the causes that a caller
/// acts on (REST API, Status Codes and Error Responses). No message contains a token.
/// </summary>
public class SalesforceApiException : SalesforceException
{
    /// <summary>Creates an exception, for example in a test double.</summary>
    /// <param name="message">What happened and what to do about it.</param>
    /// <param name="statusCode">The HTTP status of the response; 0 where there was none.</param>
    /// <param name="errors">The errors of the org.</param>
    /// <param name="innerException">The cause, if there is one.</param>
    public SalesforceApiException(
        string message, HttpStatusCode statusCode, IReadOnlyList<SalesforceError>? errors = null, Exception? innerException = null)
        : base(message, innerException)
    {
        Call = "";
        StatusCode = statusCode;
        Errors = errors ?? [];
    }

    internal SalesforceApiException(ErrorAnswer answer, Exception? inner = null)
        : this(answer, Compose(answer), inner)
    {
    }

    private protected SalesforceApiException(ErrorAnswer answer, string message, Exception? inner)
        : base(message, inner)
    {
        Call = answer.Call;
        StatusCode = answer.Status;
        Errors = answer.Errors;
        RequestId = answer.RequestId;
        RetryAfter = answer.RetryAfter;
    }

    /// <summary>The call: method and path, without the query string and without the value of a key, which may hold data.</summary>
    public string Call { get; }

    /// <summary>The HTTP status of the answer; 0 where there was none.</summary>
    public HttpStatusCode StatusCode { get; }

    /// <summary>The org's errors, in its order; empty where the answer held none.</summary>
    public IReadOnlyList<SalesforceError> Errors { get; }

    /// <summary>The code of the first error; empty where the answer held none.</summary>
    public override string ErrorCode => Errors.Count > 0 ? Errors[0].ErrorCode : "";

    /// <summary>The fields that the errors are about, each once.</summary>
    public IReadOnlyList<string> Fields => [.. Errors.SelectMany(e => e.Fields).Distinct()];

    /// <summary>
    /// Salesforce's name for the request, for its support: the answer's header <c>X-SFDC-Request-Id</c>; null where there was none.
    /// </summary>
    public string? RequestId { get; }

    /// <summary>How many times the call was made.</summary>
    public int Attempts { get; internal set; } = 1;

    /// <summary>What happened, and what to do about it.</summary>
    public override string Message => Attempts == 1 ? base.Message : $"{base.Message} The call was made {Attempts} times.";

    /// <summary>How long the answer asks to wait; null where it does not.</summary>
    internal TimeSpan? RetryAfter { get; }

    private static string Compose(ErrorAnswer answer)
    {
        var what = answer.Errors.Count == 0
            ? "The answer held no error message."
            : ServerText.Escape(string.Join(" | ", answer.Errors), keepsLines: false);
        var advice = answer.Advice.Length == 0 ? "" : (what.EndsWith('.') ? " " : ". ") + answer.Advice;
        var request = answer.RequestId is null ? "" : $" (request {answer.RequestId})";
        return $"{answer.Call} answered {(int)answer.Status}. {what}{advice}{request}";
    }
}
