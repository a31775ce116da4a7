using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Salesforce.Typed.Transport;

namespace Salesforce.Typed.Testing.Http.Requests;

/// <summary>The versions of the REST API that are served, side by side.</summary>
internal static class ApiVersion
{
    public const int Oldest = 31;
    public static readonly int Newest = Parse("v" + NewestApiVersion.Text)!.Value;

    // The release of version 31 was Summer '14; there are three in a year.
    private static readonly string[] Seasons = ["Spring", "Summer", "Winter"];

    /// <summary>The number in a path segment as <c>v67.0</c>; null when it is not a version.</summary>
    public static int? Parse(string segment) =>
        segment.Length is > 3 and < 8 && segment[0] is 'v' or 'V' && segment.EndsWith(".0", StringComparison.Ordinal)
        && int.TryParse(segment.AsSpan(1, segment.Length - 3), NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            ? version
            : null;

    /// <summary>Whether the version is served.</summary>
    public static bool IsServed([NotNullWhen(true)] int? version) => version >= Oldest && version <= Newest;

    public static string Label(int version)
    {
        var release = version - Oldest + 1;
        // Winter '15 comes out in the autumn of 2014 and is counted to the year that follows.
        var year = 14 + (release / 3) + (release % 3 == 2 ? 1 : 0);
        return $"{Seasons[release % 3]} '{year}";
    }
}
