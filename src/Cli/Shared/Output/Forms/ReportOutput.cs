using Spectre.Console;

namespace Salesforce.Typed.Cli.Shared.Output.Forms;

/// <summary>Prints a report in the form that the command line asks for.</summary>
internal static class ReportOutput
{
    /// <summary>The options of a command that prints a report.</summary>
    public static OutputFormOptions Options() => new(
        "How to show it: a table, one line of JSON a finding, or Markdown for a pull request.",
        OutputForm.Table, OutputForm.Json, OutputForm.Markdown);

    /// <summary>Prints it.</summary>
    public static void Write(IReport report, OutputForm form)
    {
        switch (form)
        {
            case OutputForm.Json: Console.Out.Write(report.Json()); break;
            case OutputForm.Markdown: Console.Out.Write(report.Markdown()); break;
            default: report.Show(AnsiConsole.Console); break;
        }
    }
}
