using System.Buffers;
using System.Text;
using System.Text.Json;
using Salesforce.Typed.Errors;

namespace Salesforce.Typed.Features.Bulk.Journal;

/// <summary>An entry of a journal: one line of JSON.</summary>
internal sealed record JournalEntry(JournalEvent Event)
{
    /// <summary>The number of the part.</summary>
    public int Part { get; init; }

    /// <summary>The job of the part, or the name of the object.</summary>
    public string? Text { get; init; }

    /// <summary>A second text: the state of a job, or the operation.</summary>
    public string? Detail { get; init; }

    /// <summary>A third text: the message of a job.</summary>
    public string? Message { get; init; }

    /// <summary>The counts of the event, in an order of its own.</summary>
    public long[] Counts { get; init; } = [];

    /// <summary>Texts of the event, in an order of its own.</summary>
    public string?[] Texts { get; init; } = [];

    /// <summary>Writes the entry.</summary>
    public string ToJson()
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("event"u8, Event.ToString());
            if (Part > 0)
                json.WriteNumber("part"u8, Part);
            if (Text is not null)
                json.WriteString("text"u8, Text);
            if (Detail is not null)
                json.WriteString("detail"u8, Detail);
            if (Message is not null)
                json.WriteString("message"u8, Message);
            if (Counts.Length > 0)
            {
                json.WriteStartArray("counts"u8);
                foreach (var count in Counts)
                    json.WriteNumberValue(count);
                json.WriteEndArray();
            }
            if (Texts.Length > 0)
            {
                json.WriteStartArray("texts"u8);
                foreach (var text in Texts)
                    json.WriteStringValue(text);
                json.WriteEndArray();
            }
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>Reads an entry.</summary>
    /// <exception cref="BulkJournalException">It is not one, or one of a later version.</exception>
    public static JournalEntry Parse(string line)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            var json = document.RootElement;
            string? Text(string name) => json.TryGetProperty(name, out var value) ? value.GetString() : null;
            return new JournalEntry(Enum.Parse<JournalEvent>(json.GetProperty("event").GetString()!))
            {
                Part = json.TryGetProperty("part", out var part) ? part.GetInt32() : 0,
                Text = Text("text"),
                Detail = Text("detail"),
                Message = Text("message"),
                Counts = json.TryGetProperty("counts", out var counts) ? [.. counts.EnumerateArray().Select(c => c.GetInt64())] : [],
                Texts = json.TryGetProperty("texts", out var texts) ? [.. texts.EnumerateArray().Select(t => t.GetString())] : [],
            };
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or ArgumentException
            or FormatException)
        {
            throw new BulkJournalException(
                "The journal has an entry that this version of Salesforce.Typed cannot read. Resume the run with the "
                    + "version that began it.", e);
        }
    }
}
