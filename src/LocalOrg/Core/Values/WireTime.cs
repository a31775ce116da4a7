using System.Globalization;
using System.Text;

namespace Salesforce.Typed.Testing.Core.Values;

/// <summary>Dates and times as they are written in requests and responses.</summary>
internal static class WireTime
{
    private static readonly string[] MomentFormats =
    [
        "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mmK",
    ];

    private static readonly string[] TimeFormats = ["HH:mm:ss", "HH:mm:ss.FFF", "HH:mm:ss'Z'", "HH:mm:ss.FFF'Z'", "HH:mm", "HH:mm'Z'"];

    private static readonly DateOnly FirstDay = new(1700, 1, 1);
    private static readonly DateOnly LastDay = new(4000, 12, 31);

    /// <summary>A date without anything after it: the platform refuses an offset there.</summary>
    public static bool TryDate(string text, out DateOnly date) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out date) && date >= FirstDay
            && date <= LastDay;

    /// <summary>A moment, in UTC where it has no zone, as whole seconds: fractions are not kept.</summary>
    public static bool TryMoment(string text, out long seconds)
    {
        seconds = 0;
        // +0000, as answers have it, is not ISO 8601; with a colon it is.
        if (text.Length > 5 && text[^5] is '+' or '-' && text.Contains('T', StringComparison.Ordinal))
            text = text[..^2] + ":" + text[^2..];
        if (!DateTimeOffset.TryParseExact(
            text, MomentFormats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment))
            return false;
        seconds = moment.ToUnixTimeSeconds();
        var day = DateOnly.FromDateTime(moment.UtcDateTime);
        return day >= FirstDay && day <= LastDay;
    }

    /// <summary>A time of day in UTC, as milliseconds.</summary>
    public static bool TryTime(string text, out long milliseconds)
    {
        var known = TimeOnly.TryParseExact(text, TimeFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time);
        milliseconds = time.Ticks / TimeSpan.TicksPerMillisecond;
        return known;
    }

    public static string Date(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>A moment, as <c>2026-11-23T08:15:30.000+0000</c>.</summary>
    public static string Moment(long seconds)
    {
        Span<byte> utf8 = stackalloc byte[MomentLength];
        WriteMoment(seconds, utf8);
        return Encoding.ASCII.GetString(utf8);
    }

    public const int MomentLength = 28;

    public const int TimeLength = 13;

    /// <summary>Writes a moment into <paramref name="utf8"/>, which has room for <see cref="MomentLength"/> bytes.</summary>
    public static void WriteMoment(long seconds, Span<byte> utf8)
    {
        var moment = DateTime.UnixEpoch.AddSeconds(seconds);
        "0000-00-00T00:00:00.000+0000"u8.CopyTo(utf8);
        Digits(moment.Year, utf8[..4]);
        Digits(moment.Month, utf8[5..7]);
        Digits(moment.Day, utf8[8..10]);
        Digits(moment.Hour, utf8[11..13]);
        Digits(moment.Minute, utf8[14..16]);
        Digits(moment.Second, utf8[17..19]);
    }

    /// <summary>
    /// Writes a time of day, as <c>13:05:30.000Z</c>, into <paramref name="utf8"/>, which has room for <see cref="TimeLength"/>
    /// bytes.
    /// </summary>
    public static void WriteTime(long milliseconds, Span<byte> utf8)
    {
        "00:00:00.000Z"u8.CopyTo(utf8);
        Digits((int)(milliseconds / 3_600_000), utf8[..2]);
        Digits((int)(milliseconds / 60_000 % 60), utf8[3..5]);
        Digits((int)(milliseconds / 1000 % 60), utf8[6..8]);
        Digits((int)(milliseconds % 1000), utf8[9..12]);
    }

    private static void Digits(int value, Span<byte> into)
    {
        for (var i = into.Length - 1; i >= 0; i--)
        {
            into[i] = (byte)('0' + (value % 10));
            value /= 10;
        }
    }
}
