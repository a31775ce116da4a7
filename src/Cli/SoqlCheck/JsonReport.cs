using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Salesforce.Typed.Cli.SoqlCheck;

/// <summary>One line of JSON for each statement.</summary>
internal sealed class JsonReport(TextWriter output) : CheckReport
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly ArrayBufferWriter<byte> _buffer = new();

    public override void End() => output.Flush();

    protected override void Write(Statement statement, IReadOnlyList<Problem> problems)
    {
        if (problems.Count == 0)
        {
            output.Write("{\"valid\":true,\"errors\":[]}\n");
            return;
        }
        _buffer.ResetWrittenCount();
        using (var json = new Utf8JsonWriter(_buffer, Options))
        {
            json.WriteStartObject();
            json.WriteBoolean("valid"u8, false);
            json.WriteStartArray("errors"u8);
            foreach (var problem in problems)
                Write(json, problem);
            json.WriteEndArray();
            json.WriteEndObject();
        }
        output.Write(Encoding.UTF8.GetString(_buffer.WrittenSpan));
        output.Write('\n');
    }

    private static void Write(Utf8JsonWriter json, Problem problem)
    {
        json.WriteStartObject();
        json.WriteString("message"u8, problem.Message);
        json.WriteNumber("line"u8, problem.Line);
        json.WriteNumber("column"u8, problem.Column);
        json.WriteNumber("offset"u8, problem.Span.Start);
        json.WriteNumber("length"u8, problem.Span.Length);
        if (problem.Code is { } code)
            json.WriteString("code"u8, code);
        json.WriteString("kind"u8, problem.Kind);
        json.WriteEndObject();
    }
}
