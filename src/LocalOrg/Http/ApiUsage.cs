using System.Globalization;

namespace Salesforce.Typed.Local;

/// <summary>Counts calls against the daily limit.</summary>
internal sealed class ApiUsage(int limit)
{
    private int _used;

    public int Limit => limit;

    public int Used => _used;

    /// <summary>Counts a call and returns what the header says.</summary>
    public string Count() => string.Create(CultureInfo.InvariantCulture, $"api-usage={Interlocked.Increment(ref _used)}/{limit}");
}
