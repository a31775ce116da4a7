using System.Net;
using Salesforce.Typed.Core.Errors;

namespace Salesforce.Typed.Errors;

/// <summary>
/// 403 <c>REQUEST_LIMIT_EXCEEDED</c>, or a call that was not sent because it would spend the reserve. <see cref="Limit"/> reports which
/// limit it is; nothing was done.
/// </summary>
public sealed class RequestLimitException : SalesforceApiException
{
    /// <summary>Creates an exception, for example in a test double.</summary>
    /// <param name="message">What happened and what to do about it.</param>
    /// <param name="errors">The errors of the org.</param>
    public RequestLimitException(string message, params IReadOnlyList<SalesforceError> errors)
        : base(message, HttpStatusCode.Forbidden, errors) => Limit = Read(errors);

    internal RequestLimitException(ErrorAnswer answer)
        : base(answer)
    {
        Usage = answer.Usage;
        Limit = Read(answer.Errors);
    }

    private RequestLimitException(ErrorAnswer answer, string message)
        : base(answer, message, null)
    {
        Usage = answer.Usage;
        Limit = RequestLimit.Reserve;
    }

    /// <summary>Which limit.</summary>
    public RequestLimit Limit { get; }

    /// <summary>What the org last said of its daily requests; null where it has said nothing yet.</summary>
    public ApiUsage? Usage { get; }

    /// <summary>One that was not sent.</summary>
    internal static RequestLimitException BeforeSending(string call, ApiUsage usage, int reserve) => new(
        new ErrorAnswer(call, default, []) { Usage = usage },
        $"{call} was not sent: {usage.Used:N0} of the org's {usage.Max:N0} daily requests are used, and SalesforceOptions.Limits.Reserve "
            + $"keeps the last {reserve:N0} for others. Wait until requests of the last 24 hours have passed out of the count, or lower "
            + $"the reserve.");

    // Both say REQUEST_LIMIT_EXCEEDED; only the words differ: "TotalRequests Limit exceeded.", and "ConcurrentRequests (Concurrent API
    // Requests) Limit exceeded." or "ConcurrentPerOrgLongTxn Limit exceeded."
    private static RequestLimit Read(IReadOnlyList<SalesforceError> errors)
    {
        foreach (var error in errors)
        {
            if (error.Message.Contains("TotalRequests", StringComparison.OrdinalIgnoreCase))
                return RequestLimit.DailyTotal;
            if (error.Message.Contains("Concurrent", StringComparison.OrdinalIgnoreCase))
                return RequestLimit.LongRequests;
        }
        return RequestLimit.Other;
    }
}
