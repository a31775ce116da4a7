using Salesforce.Typed.Transport.Http;
using Salesforce.Typed.Transport.Telemetry;

namespace Salesforce.Typed.Transport.Limits;

/// <summary>Keeps what the org last said of its daily requests, and reports when they run low.</summary>
internal sealed class UsageMeter(LimitOptions options, TimeProvider clock, CallLog log)
{
    private volatile ApiUsage? _current;
    private int _isLow;

    /// <summary>The last reading; null before the first.</summary>
    public ApiUsage? Current => _current;

    /// <summary>Takes the reading that an answer brings; some bring none.</summary>
    public void Read(HttpResponseMessage response)
    {
        if (!response.Headers.NonValidated.TryGetValues(HeaderNames.LimitInfo, out var values)
            || LimitInfo.Parse(values.ToString(), clock.GetUtcNow()) is not { } usage)
            return;
        _current = usage;
        Instruments.Record(usage);
        if (usage.Share < options.Threshold)
            Volatile.Write(ref _isLow, 0);
        // Many calls may learn of it at the same time; one of them reports.
        else if (Interlocked.Exchange(ref _isLow, 1) == 0)
            Tell(usage);
    }

    private void Tell(ApiUsage usage)
    {
        log.UsagePassed(usage, options.Threshold);
        try
        {
            options.OnThreshold?.Invoke(usage);
        }
        // The call has succeeded; its caller is not the one to hear of this.
        catch (Exception e)
        {
            log.ThresholdCallbackFailed(e);
        }
    }
}
