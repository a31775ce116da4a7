using System.Text.Json;
using Salesforce.Typed.Cli.Shared.Output;
using Salesforce.Typed.Cli.Shared.Statements;

namespace Salesforce.Typed.Cli.SoqlCheck;

/// <summary>One line of JSON for each statement.</summary>
internal sealed class JsonReport(TextWriter output) : CheckReport
{
    public override void End() => output.Flush();

    protected override void Write(Statement statement, IReadOnlyList<Problem> problems)
    {
        if (problems.Count == 0)
        {
            output.Write("{\"valid\":true,\"errors\":[]}\n");
            return;
        }
        output.Write(JsonLine.Of(json =>
        {
            json.WriteBoolean("valid"u8, false);
            json.WriteStartArray("errors"u8);
            foreach (var problem in problems)
                Write(json, problem);
            json.WriteEndArray();
        }));
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
