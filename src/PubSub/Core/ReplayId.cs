using System.Globalization;

namespace Salesforce.Typed.Events;

/// <summary>
/// A place in a stream of events. It is opaque: ids are not contiguous, they can repeat after an org was moved, and nothing may be computed
/// with them (Pub/Sub API, Event Message Durability). One that came by one transport means nothing to the other.
/// </summary>
public readonly struct ReplayId : IEquatable<ReplayId>
{
    private const string NumberMark = "n:";

    private readonly ReadOnlyMemory<byte> _bytes;
    private readonly long _number;

    /// <summary>The place that these bytes name, as the Pub/Sub API gives them.</summary>
    public ReplayId(ReadOnlyMemory<byte> bytes) => _bytes = bytes;

    private ReplayId(long number)
    {
        _number = number;
        IsNumber = true;
    }

    /// <summary>Whether it names no place.</summary>
    public bool IsNone => _bytes.IsEmpty && !IsNumber;

    /// <summary>The bytes; empty for one of CometD.</summary>
    public ReadOnlyMemory<byte> Bytes => _bytes;

    /// <summary>Whether it came over CometD.</summary>
    internal bool IsNumber { get; }

    internal long Number => _number;

    /// <summary>Whether they are the same place.</summary>
    public static bool operator ==(ReplayId left, ReplayId right) => left.Equals(right);

    /// <summary>Whether they are different places.</summary>
    public static bool operator !=(ReplayId left, ReplayId right) => !left.Equals(right);

    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    /// <exception cref="FormatException">It is not one.</exception>
    public static ReplayId Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (!text.StartsWith(NumberMark, StringComparison.Ordinal))
            return new ReplayId(Convert.FromBase64String(text));
        return long.TryParse(text.AsSpan(NumberMark.Length), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? new ReplayId(number)
            : throw new FormatException($"'{text}' is not a replay id.");
    }

    /// <inheritdoc/>
    public bool Equals(ReplayId other) =>
        IsNumber == other.IsNumber && _number == other._number && _bytes.Span.SequenceEqual(other._bytes.Span);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is ReplayId other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        hash.AddBytes(_bytes.Span);
        hash.Add(_number);
        return hash.ToHashCode();
    }

    /// <summary>A text that can be kept: base64, or <c>n:</c> and a number for CometD.</summary>
    public override string ToString() =>
        IsNumber ? NumberMark + _number.ToString(CultureInfo.InvariantCulture) : Convert.ToBase64String(_bytes.Span);

    internal static ReplayId OfNumber(long number) => new(number);
}
