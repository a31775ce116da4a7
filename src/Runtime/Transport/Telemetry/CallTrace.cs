using System.Diagnostics;
using System.Globalization;
using Salesforce.Typed.Errors;
using Salesforce.Typed.Transport.Http;

namespace Salesforce.Typed.Transport.Telemetry;

/// <summary>Follows one call for who listens. When nobody does, it costs a few comparisons.</summary>
internal readonly struct CallTrace
{
    private readonly TelemetryContext? _caller;
    private readonly Activity? _activity;
    private readonly CallShape _shape;
    private readonly long _start;

    private CallTrace(TelemetryContext caller, RestCall call)
    {
        _caller = caller;
        _shape = CallShape.Of(call.Method, call.Path);
        _start = caller.Clock.GetTimestamp();
        _activity = Start(caller, call, _shape);
    }

    /// <summary>Begins to follow a call.</summary>
    public static CallTrace Begin(TelemetryContext caller, in RestCall call) =>
        Instruments.Source.HasListeners() || Instruments.Duration.Enabled || caller.Log.FollowsCalls
            ? new CallTrace(caller, call)
            : default;

    /// <summary>The call was answered.</summary>
    public void Succeed(HttpResponseMessage response)
    {
        if (_caller is null)
            return;
        End((int)response.StatusCode, tries: 1, null);
    }

    /// <summary>The call failed.</summary>
    public void Fail(Exception failure)
    {
        if (_caller is null)
            return;
        var problem = failure as SalesforceApiException;
        _activity?.SetStatus(ActivityStatusCode.Error, problem?.ErrorCode);
        End((int)(problem?.StatusCode ?? 0), problem?.Attempts ?? 1, failure);
    }

    private static Activity? Start(TelemetryContext caller, RestCall call, CallShape shape)
    {
        var activity = Instruments.Source.CreateActivity(
            shape.Collection is null ? shape.Operation : $"{shape.Operation} {shape.Collection}", ActivityKind.Client);
        if (activity is null)
            return null;
        activity.SetTag("db.system.name", "salesforce");
        activity.SetTag("db.operation.name", shape.Operation);
        if (shape.Collection is not null)
            activity.SetTag("db.collection.name", shape.Collection);
        if (caller.IncludeStatementsInTraces && CallShape.Statement(call.Path) is { } statement)
            activity.SetTag("db.query.text", statement);
        activity.SetTag("http.request.method", call.Method.Method);
        activity.SetTag("url.template", shape.Template);
        activity.SetTag("server.address", caller.Instance.Host);
        activity.SetTag("server.port", caller.Instance.Port);
        return activity.Start();
    }

    private void End(int status, int tries, Exception? failure)
    {
        var elapsed = _caller!.Clock.GetElapsedTime(_start);
        var kind = failure is null ? null : ErrorType(failure, status);
        if (_activity is not null)
        {
            if (status > 0)
                _activity.SetTag("http.response.status_code", status);
            if (tries > 1)
                _activity.SetTag("http.request.resend_count", tries - 1);
            if (kind is not null)
                _activity.SetTag("error.type", kind);
            if (failure is SalesforceApiException { ErrorCode.Length: > 0 } problem)
                _activity.SetTag("db.response.status_code", problem.ErrorCode);
            _activity.Dispose();
        }
        Measure(elapsed, kind);
        if (failure is null)
            _caller.Log.CallAnswered(_shape, status, elapsed);
        else
            _caller.Log.CallFailed(_shape, failure, elapsed);
    }

    private void Measure(TimeSpan elapsed, string? errorType)
    {
        if (!Instruments.Duration.Enabled)
            return;
        var tags = new TagList
        {
            { "db.system.name", "salesforce" },
            { "db.operation.name", _shape.Operation },
            { "server.address", _caller!.Instance.Host },
        };
        if (_shape.Collection is not null)
            tags.Add("db.collection.name", _shape.Collection);
        if (errorType is not null)
            tags.Add("error.type", errorType);
        Instruments.Duration.Record(elapsed.TotalSeconds, tags);
    }

    // The convention: a status that is an error, else the type of the exception.
    private static string ErrorType(Exception failure, int status) =>
        status >= 300
            ? status.ToString(CultureInfo.InvariantCulture)
            : failure is NoResponseException { InnerException: { } cause } ? cause.GetType().FullName! : failure.GetType().FullName!;
}
