using System.Globalization;

namespace Salesforce.Typed.Transport.Limits;

/// <summary>
/// Reads <c>Sforce-Limit-Info</c>: <c>api-usage=25/5000; per-app-api-usage=17/250(appName=sample-connected-app)</c>. What it does
/// not know it skips.
/// </summary>
internal static class LimitInfo
{
    private const string Org = "api-usage=";
    private const string App = "per-app-api-usage=";
    private const string AppName = "(appName=";

    /// <summary>What the header says; null where it is not such a text.</summary>
    public static ApiUsage? Parse(ReadOnlySpan<char> header, DateTimeOffset now)
    {
        (int Used, int Max)? org = null;
        AppUsage? app = null;
        foreach (var part in header.Split(';'))
        {
            var text = header[part].Trim();
            if (text.StartsWith(Org, StringComparison.OrdinalIgnoreCase))
                org = Pair(text[Org.Length..]);
            else if (text.StartsWith(App, StringComparison.OrdinalIgnoreCase))
                app = ParseApp(text[App.Length..]);
        }
        return org is { } known ? new ApiUsage(known.Used, known.Max, now) { App = app } : null;
    }

    private static AppUsage? ParseApp(ReadOnlySpan<char> text)
    {
        var name = text.IndexOf(AppName, StringComparison.OrdinalIgnoreCase);
        return Pair(name < 0 ? text : text[..name]) is { } pair
            ? new AppUsage(name < 0 ? "" : text[(name + AppName.Length)..].TrimEnd(')').ToString(), pair.Used, pair.Max)
            : null;
    }

    private static (int Used, int Max)? Pair(ReadOnlySpan<char> text)
    {
        var slash = text.IndexOf('/');
        return slash > 0
            && int.TryParse(
                text[..slash], NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var used)
            && int.TryParse(text[(slash
                + 1)..], NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var max)
                ? (used, max)
                : null;
    }
}
