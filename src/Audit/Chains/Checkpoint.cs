using System.Buffers;
using System.Globalization;
using System.Text.Json;
using Salesforce.Typed.Audit.Records;

namespace Salesforce.Typed.Audit.Chains;

/// <summary>
/// The heads of all chains at one time, signed. A copy outside of the store shows when the end of a chain, or a whole chain, was removed.
/// </summary>
/// <param name="Time">When it was made, in UTC.</param>
/// <param name="KeyId">The keys that signed it.</param>
/// <param name="Heads">The heads, sorted by chain.</param>
/// <param name="Signature">The signature: ECDSA over P-256 with SHA-256, in the form of IEEE P1363.</param>
public sealed record Checkpoint(DateTimeOffset Time, string KeyId, IReadOnlyList<ChainHead> Heads, ReadOnlyMemory<byte> Signature)
{
    /// <summary>Signs the heads of all chains.</summary>
    /// <param name="heads">The heads.</param>
    /// <param name="keys">The keys.</param>
    /// <param name="time">The time.</param>
    public static Checkpoint Sign(IEnumerable<ChainHead> heads, AuditKeys keys, DateTimeOffset time)
    {
        var unsigned = new Checkpoint(time, keys.Id, [.. heads.OrderBy(h => h.Chain, StringComparer.Ordinal)], default);
        return unsigned with { Signature = keys.Sign(unsigned.Content()) };
    }

    /// <summary>Whether the keys signed it.</summary>
    public bool IsSignedBy(AuditKeys keys) => keys.Id == KeyId && keys.IsSigned(Content(), Signature.Span);

    /// <summary>The checkpoint as one line of JSON.</summary>
    public string ToJson()
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            WriteContent(writer);
            writer.WriteString("signature", Convert.ToBase64String(Signature.Span));
            writer.WriteEndObject();
        }
        return System.Text.Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>Reads what <see cref="ToJson"/> wrote.</summary>
    /// <exception cref="FormatException">It is not such a text.</exception>
    public static Checkpoint Parse(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var root = document.RootElement;
            return new Checkpoint(
                DateTimeOffset.Parse(root.GetProperty("time").GetString()!, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal),
                root.GetProperty("key").GetString()!,
                [.. root.GetProperty("heads").EnumerateArray().Select(h => new ChainHead(
                    h.GetProperty("chain").GetString()!, h.GetProperty("sequence").GetInt64(),
                    Convert.FromHexString(h.GetProperty("mac").GetString()!)))],
                Convert.FromBase64String(root.GetProperty("signature").GetString()!));
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException or ArgumentException)
        {
            throw new FormatException("The text is not a checkpoint.", e);
        }
    }

    private byte[] Content()
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            WriteContent(writer);
            writer.WriteEndObject();
        }
        return buffer.WrittenSpan.ToArray();
    }

    private void WriteContent(Utf8JsonWriter writer)
    {
        writer.WriteString("time", RecordJson.Time(Time));
        writer.WriteString("key", KeyId);
        writer.WriteStartArray("heads");
        foreach (var head in Heads)
        {
            writer.WriteStartObject();
            writer.WriteString("chain", head.Chain);
            writer.WriteNumber("sequence", head.Sequence);
            writer.WriteString("mac", Convert.ToHexStringLower(head.Mac.Span));
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
    }
}
