using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Salesforce.Typed.Core.Errors;
using Salesforce.Typed.Errors;
using Salesforce.Typed.Transport.Http;

namespace Salesforce.Typed.Transport.Telemetry;

/// <summary>
/// What the client logs, under the category <c>Salesforce.Typed</c>: operations, objects and codes; no ids of records, no keys, no
/// statements and no text of errors, which may repeat what was sent.
/// </summary>
internal sealed partial class CallLog(ILoggerFactory? factory)
{
    private readonly ILogger _logger = factory?.CreateLogger("Salesforce.Typed") ?? NullLogger.Instance;
    private int _warned;

    /// <summary>Whether each call is logged.</summary>
    public bool FollowsCalls => _logger.IsEnabled(LogLevel.Warning);

    public void CallAnswered(in CallShape shape, int status, TimeSpan elapsed)
    {
        if (_logger.IsEnabled(LogLevel.Debug))
            Answered(shape.Operation, shape.Collection, shape.Template, status, elapsed.TotalMilliseconds);
    }

    public void CallFailed(in CallShape shape, Exception failure, TimeSpan elapsed)
    {
        var problem = failure as SalesforceApiException;
        if (failure is OperationCanceledException)
            CalledOff(shape.Operation, shape.Collection, elapsed.TotalMilliseconds);
        else
            Failed(shape.Operation, shape.Collection, shape.Template, failure.GetType().Name, (int)(problem?.StatusCode
                ?? 0), problem?.ErrorCode, problem?.RequestId, problem?.Attempts ?? 1, elapsed.TotalMilliseconds);
    }

    public void Repeats(in RestCall call, Exception failure, int next, int most, TimeSpan delay)
    {
        Instruments.Repetitions.Add(1);
        if (!_logger.IsEnabled(LogLevel.Information))
            return;
        var shape = CallShape.Of(call.Method, call.Path);
        var problem = failure as SalesforceApiException;
        Repeated(shape.Operation, shape.Collection, failure.GetType().Name, (int)(problem?.StatusCode
            ?? 0), problem?.ErrorCode, next, most, delay.TotalMilliseconds);
    }

    public void UsagePassed(ApiUsage usage, double threshold) => Passed(usage.Used, usage.Max, threshold);

    /// <summary>Reports once what the org says of a version that it will retire.</summary>
    public void Warns(HttpResponseMessage response)
    {
        if (_warned == 0 && response.Headers.NonValidated.TryGetValues(HeaderNames.Warning, out var warning)
            && Interlocked.Exchange(ref _warned, 1) == 0)
            Warned(ServerText.Line(warning.ToString()));
    }

    [LoggerMessage(1, LogLevel.Debug, "{Operation} {Collection} ({Address}) was answered {Status} after {Milliseconds} "
        + "ms.", EventName = "CallAnswered")]
    private partial void Answered(string operation, string? collection, string address, int status, double milliseconds);

    [LoggerMessage(2, LogLevel.Warning, "{Operation} {Collection} ({Address}) failed: {Failure}, status {Status}, code {ErrorCode}, "
        + "request {RequestId}, after {Tries} tries and {Milliseconds} ms.", EventName = "CallFailed")]
    private partial void Failed(
        string operation, string? collection, string address, string failure, int status, string? errorCode, string? requestId, int tries,
        double milliseconds);

    [LoggerMessage(3, LogLevel.Information, "{Operation} {Collection} failed: {Failure}, status {Status}, code {ErrorCode}. Try {Next} of "
        + "{Most} follows in {Milliseconds} ms.", EventName = "CallRepeated")]
    private partial void Repeated(
        string operation, string? collection, string failure, int status, string? errorCode, int next, int most, double milliseconds);

    [LoggerMessage(4, LogLevel.Debug, "{Operation} {Collection} was canceled after {Milliseconds} ms.", EventName = "CallCanceled")]
    private partial void CalledOff(string operation, string? collection, double milliseconds);

    [LoggerMessage(
        5, LogLevel.Information, "The org's session ended; the token was renewed and the call retried.", EventName = "TokenRenewed")]
    public partial void TokenRenewed();

    [LoggerMessage(6, LogLevel.Warning, "{Used} of the org's {Max} daily requests are used, which is over the threshold of "
        + "{Threshold:P0}.", EventName = "UsageThreshold")]
    private partial void Passed(int used, int max, double threshold);

    [LoggerMessage(7, LogLevel.Error, "SalesforceOptions.Limits.OnThreshold threw.", EventName = "ThresholdCallbackFailed")]
    public partial void ThresholdCallbackFailed(Exception failure);

    [LoggerMessage(8, LogLevel.Information, "A page of {Collection} broke off after {Rows} of its rows; it is asked for "
        + "again.", EventName = "PageReopened")]
    public partial void PageReopened(string collection, int rows);

    [LoggerMessage(9, LogLevel.Warning, "The org warns: {Text}", EventName = "OrgWarning")]
    private partial void Warned(string text);
}
