using Salesforce.Typed.Testing.Core.Errors;
using Salesforce.Typed.Testing.Core.Json;

namespace Salesforce.Typed.Testing.Http.Control;

/// <summary>The failures that were asked for and did not happen yet.</summary>
internal sealed class Faults
{
    private readonly Lock _lock = new();
    private readonly List<(Fault Fault, int Left)> _pending = [];

    public void Add(Fault fault)
    {
        lock (_lock)
            _pending.Add((fault, fault.Times));
    }

    public void Clear()
    {
        lock (_lock)
            _pending.Clear();
    }

    /// <summary>The fault that this call meets; it has one less to come.</summary>
    public Fault? Take(string method, string target)
    {
        lock (_lock)
        {
            var at = _pending.FindIndex(p => Matches(p.Fault, method, target));
            if (at < 0)
                return null;
            var (fault, left) = _pending[at];
            if (left > 1)
                _pending[at] = (fault, left - 1);
            else
                _pending.RemoveAt(at);
            return fault;
        }
    }

    /// <summary>The answer that takes the call's place; null where the call is carried out.</summary>
    public static ApiResponse? Answer(FaultKind kind) => kind switch
    {
        FaultKind.SessionExpired => ApiResponse.Error(ApiErrors.SessionExpired()),
        FaultKind.DailyLimitExceeded => ApiResponse.Error(ApiErrors.DailyLimitExceeded()),
        FaultKind.ConcurrentLimitExceeded => ApiResponse.Error(
            new ApiException(403, "REQUEST_LIMIT_EXCEEDED", "ConcurrentRequests (Concurrent API Requests) Limit exceeded.", null)),
        FaultKind.RowLocked =>
            ApiResponse.Error(new ApiException(400, "UNABLE_TO_LOCK_ROW", "unable to obtain exclusive access to this record")),
        FaultKind.ServerError => ApiResponse.Error(new ApiException(500, "UNKNOWN_EXCEPTION", "An unexpected error occurred. Please "
            + "include this ErrorId if you contact support: 0000000000-00000 (0)", null)),
        FaultKind.BadGateway => ApiResponse.Text(
            "<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>", "text/html", 502),
        FaultKind.Unavailable =>
            ApiResponse.Error(new ApiException(503, "SERVER_UNAVAILABLE", "The server is temporarily unavailable.", null)),
        _ => null,
    };

    private static bool Matches(Fault fault, string method, string target) =>
        (fault.Method is null || string.Equals(fault.Method, method, StringComparison.OrdinalIgnoreCase))
        && (fault.Path is null || target.Contains(fault.Path, StringComparison.OrdinalIgnoreCase));
}
