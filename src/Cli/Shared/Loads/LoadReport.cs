using System.Globalization;
using Salesforce.Typed.Cli.Shared.Output;
using Spectre.Console;

namespace Salesforce.Typed.Cli.Shared.Loads;

/// <summary>Prints what happened to the records of a load.</summary>
internal static class LoadReport
{
    /// <summary>Prints it.</summary>
    /// <param name="name">What was loaded.</param>
    /// <param name="summary">The counts.</param>
    /// <param name="isJson">Whether as a line of JSON.</param>
    public static async Task WriteAsync(string name, LoadSummary summary, bool isJson)
    {
        foreach (var error in summary.Errors)
            await TerminalText.WriteErrorAsync(error).ConfigureAwait(false);
        if (isJson)
        {
            Console.Out.Write(Json(name, summary));
            return;
        }
        AnsiConsole.Console.Line($"{name}: {Text(summary)}");
        foreach (var file in summary.Files)
            AnsiConsole.Console.Line($"  {Path.GetRelativePath(Environment.CurrentDirectory, file)}");
    }

    private static string Text(LoadSummary summary)
    {
        var parts = new List<string> { Count(summary.Count(ResultKind.Success), "succeeded") };
        if (summary.Created > 0)
            parts[0] += $" ({Count(summary.Created, "created")})";
        if (summary.Count(ResultKind.Failed) is > 0 and var failed)
            parts.Add(Count(failed, "failed"));
        if (summary.Count(ResultKind.Unprocessed) is > 0 and var unprocessed)
            parts.Add(Count(unprocessed, "not processed"));
        if (summary.Count(ResultKind.Unknown) is > 0 and var unknown)
            parts.Add(Count(unknown, "unknown: they may be written or not"));
        var text = $"{Count(summary.Records, summary.Records == 1 ? "record" : "records")}: {string.Join(", ", parts)}.";
        return summary.Ambiguous == 0
            ? text
            : text + $" {Count(summary.Ambiguous, "have the same values as others, so ids and errors may be swapped among these:")} "
                + "--correlate names a field that distinguishes them.";
    }

    private static string Json(string name, LoadSummary summary) => JsonLine.Of(json =>
    {
        json.WriteString("name", name);
        json.WriteNumber("records", summary.Records);
        json.WriteNumber("succeeded", summary.Count(ResultKind.Success));
        json.WriteNumber("created", summary.Created);
        json.WriteNumber("failed", summary.Count(ResultKind.Failed));
        json.WriteNumber("unprocessed", summary.Count(ResultKind.Unprocessed));
        json.WriteNumber("unknown", summary.Count(ResultKind.Unknown));
        json.WriteNumber("ambiguous", summary.Ambiguous);
        json.WriteStartArray("jobs");
        foreach (var job in summary.Jobs)
            json.WriteStringValue(job.Id);
        json.WriteEndArray();
        json.WriteStartArray("files");
        foreach (var file in summary.Files)
            json.WriteStringValue(file);
        json.WriteEndArray();
    });

    private static string Count(long number, string what) => string.Create(CultureInfo.InvariantCulture, $"{number:N0} {what}");
}
