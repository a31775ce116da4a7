using System.Globalization;

namespace Salesforce.Typed.Testing.Http.Requests;

/// <summary>Counts calls against the daily limit.</summary>
internal sealed class ApiUsage(int limit, TimeProvider clock)
{
    private int _used;
    private DateTime _day;

    public int Limit => limit;

    public int Used => _used;

    /// <summary>Counts a call and returns what the header says; null where the day's calls are used up.</summary>
    public string? Count()
    {
        var today = clock.GetUtcNow().UtcDateTime.Date;
        if (today != _day)
            (_day, _used) = (today, 0);
        return _used >= limit ? null : string.Create(CultureInfo.InvariantCulture, $"api-usage={++_used}/{limit}");
    }
}
