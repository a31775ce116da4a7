using System.Globalization;
using System.Text;
using System.Text.Json;
using Salesforce.Typed.Audit.Records;
using Salesforce.Typed.Audit.Stores;

namespace Salesforce.Typed.Audit.Exports;

/// <summary>Writes records for other programs.</summary>
public static class AuditExport
{
    private static readonly string[] Columns =
    [
        "time", "chain", "sequence", "kind", .. RecordJson.Texts(new AuditEntry(default, "")).Select(t => t.Name),
        .. RecordJson.Numbers(new AuditEntry(default, "")).Select(n => n.Name), "sentence",
    ];

    /// <summary>Writes each record as a line of JSON, with its code: what the chain was computed over can be verified elsewhere.</summary>
    public static async Task WriteJsonLinesAsync(
        IAsyncEnumerable<StoredRecord> records, Stream output, CancellationToken cancellationToken = default)
    {
        await foreach (var (_, record) in records.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            var json = RecordJson.Write(record.Chain, record.Sequence, record.Time, record.KeyId, record.Entry);
            await output.WriteAsync(json.AsMemory(0, json.Length - 1), cancellationToken).ConfigureAwait(false);
            await output.WriteAsync(
                Encoding.ASCII.GetBytes($",\"mac\":\"{Convert.ToHexStringLower(record.Mac.Span)}\"}}\n"), cancellationToken)
                .ConfigureAwait(false);
        }
    }

    /// <summary>
    /// Writes records as CSV (RFC 4180, UTF-8). A cell that a spreadsheet would take for a formula begins with an apostrophe.
    /// </summary>
    public static async Task WriteCsvAsync(
        IAsyncEnumerable<StoredRecord> records, Stream output, CancellationToken cancellationToken = default)
    {
        var writer = new StreamWriter(output, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\r\n" };
        await using var disposal = writer.ConfigureAwait(false);
        await writer.WriteLineAsync(string.Join(",", Columns)).ConfigureAwait(false);
        await foreach (var (_, record) in records.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            string?[] cells =
            [
                RecordJson.Time(record.Time), record.Chain, record.Sequence.ToString(CultureInfo.InvariantCulture),
                RecordJson.KindName(record.Entry.Kind),
                .. RecordJson.Texts(record.Entry).Select(t => t.Value),
                .. RecordJson.Numbers(record.Entry).Select(n => n.Value?.ToString(CultureInfo.InvariantCulture)), record.Entry.Sentence,
            ];
            await writer.WriteLineAsync(string.Join(",", cells.Select(Cell))).ConfigureAwait(false);
        }
    }

    /// <summary>
    /// Writes records as lines of OCSF API Activity (class 6003, version 1.3.0), for security tools.
    /// </summary>
    public static async Task WriteOcsfAsync(
        IAsyncEnumerable<StoredRecord> records, Stream output, CancellationToken cancellationToken = default)
    {
        await foreach (var (_, record) in records.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            var writer = new Utf8JsonWriter(output);
            await using (writer.ConfigureAwait(false))
                OcsfRecord.Write(writer, record);
            output.WriteByte((byte)'\n');
        }
    }

    private static string Cell(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return "";
        if (text[0] is '=' or '+' or '-' or '@' or '\t' or '\r')
            text = "'" + text;
        return text.AsSpan().IndexOfAny(",\"\r\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
