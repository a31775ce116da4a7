using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using Salesforce.Typed.Core.Errors;

namespace Salesforce.Typed.Core.Values;

/// <summary>
/// Dates and times as the platform writes them: <c>2026-11-23</c>, <c>2026-11-23T08:15:30.000+0000</c> (no colon in the offset, so not
/// ISO 8601 as .NET parses it), <c>13:05:30.000Z</c> (REST API, Valid Date and DateTime Formats).
/// </summary>
internal static class WireDates
{
    // Long enough for a secret to be recognized before it is cut.
    private const int LongestShown = 8_192;

    /// <summary>Reads <c>yyyy-MM-dd</c>.</summary>
    public static bool TryReadDate(ReadOnlySpan<byte> text, out DateOnly value)
    {
        value = default;
        return text.Length == 10 && TryReadDate(text, out value, out _);
    }

    /// <summary>Reads a date-time with any number of fractional digits, in UTC or with an offset with or without a colon.</summary>
    public static bool TryReadDateTime(ReadOnlySpan<byte> text, out DateTimeOffset value)
    {
        value = default;
        if (text.Length < 20 || text[10] != 'T' || !TryReadDate(text[..10], out var date, out _)
            || !TryReadClock(text[11..], out var clock, out var used) || !TryReadOffset(text[(11 + used)..], out var offset))
        {
            return false;
        }
        var local = date.DayNumber * TimeSpan.TicksPerDay + clock;
        var utc = local - offset.Ticks;
        if (utc < 0 || utc > DateTimeOffset.MaxValue.Ticks)
            return false;
        value = new DateTimeOffset(utc, TimeSpan.Zero);
        return true;
    }

    /// <summary>Reads <c>HH:mm:ss.fffZ</c>, the Z and the fraction being optional.</summary>
    public static bool TryReadTime(ReadOnlySpan<byte> text, out TimeOnly value)
    {
        value = default;
        if (!TryReadClock(text, out var clock, out var used) || !(used == text.Length || (used == text.Length - 1 && text[used] == 'Z')))
            return false;
        value = new TimeOnly(clock);
        return true;
    }

    /// <summary>Writes a date-time to the millisecond in UTC; 24 characters.</summary>
    public static string Write(DateTimeOffset value) =>
        value.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    /// <summary>Writes a date.</summary>
    public static string Write(DateOnly value) => value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>Writes a time of day to the millisecond.</summary>
    public static string Write(TimeOnly value) => value.ToString("HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    /// <summary>The text of a token, for a message.</summary>
    public static string Show(ReadOnlySpan<byte> text) =>
        ServerText.Show(Encoding.UTF8.GetString(text.Length <= LongestShown ? text : text[..LongestShown]));

    private static bool TryReadDate(ReadOnlySpan<byte> text, out DateOnly value, out int used)
    {
        value = default;
        used = 10;
        if (text.Length < 10 || text[4] != '-' || text[7] != '-')
            return false;
        var (century, yearOfCentury, month, day) = (Two(text), Two(text[2..]), Two(text[5..]), Two(text[8..]));
        var year = (century * 100) + yearOfCentury;
        if ((century | yearOfCentury | month | day) < 0 || year == 0 || month is 0 or > 12 || day == 0
            || day > DateTime.DaysInMonth(year, month))
            return false;
        value = new DateOnly(year, month, day);
        return true;
    }

    private static bool TryReadClock(ReadOnlySpan<byte> text, out long ticks, out int used)
    {
        ticks = 0;
        used = 8;
        if (text.Length < 8 || text[2] != ':' || text[5] != ':')
            return false;
        var (hour, minute, second) = (Two(text), Two(text[3..]), Two(text[6..]));
        if ((hour | minute | second) < 0 || hour > 23 || minute > 59 || second > 59)
            return false;
        ticks = (hour * TimeSpan.TicksPerHour) + (minute * TimeSpan.TicksPerMinute) + (second * TimeSpan.TicksPerSecond);
        if (used < text.Length && text[used] == '.')
        {
            var unit = TimeSpan.TicksPerSecond / 10;
            for (used++; used < text.Length && (uint)(text[used] - '0') <= 9; used++, unit /= 10)
                ticks += (text[used] - '0') * unit;
        }
        return true;
    }

    private static bool TryReadOffset(ReadOnlySpan<byte> text, out TimeSpan offset)
    {
        offset = TimeSpan.Zero;
        if (text.Length == 1 && text[0] == 'Z')
            return true;
        if (text.Length is not (5 or 6) || text[0] is not ((byte)'+' or (byte)'-'))
            return false;
        var minutesAt = text.Length == 6 && text[3] == ':' ? 4 : 3;
        if (text.Length != minutesAt + 2)
            return false;
        var (hours, minutes) = (Two(text[1..]), Two(text[minutesAt..]));
        // No place on earth is further from UTC, and DateTimeOffset holds no more.
        if ((hours | minutes) < 0 || minutes > 59 || (hours * 60) + minutes > 14 * 60)
            return false;
        offset = new TimeSpan(hours, minutes, 0);
        if (text[0] == '-')
            offset = -offset;
        return true;
    }

    // The number that the first two bytes are; negative where they are not digits.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Two(ReadOnlySpan<byte> text)
    {
        var (tens, ones) = ((uint)(text[0] - '0'), (uint)(text[1] - '0'));
        return tens <= 9 && ones <= 9 ? (int)((tens * 10) + ones) : -1;
    }
}
