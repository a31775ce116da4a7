using System.CommandLine;

namespace Salesforce.Typed.Cli;

/// <summary>How a report is shown.</summary>
internal enum ReportForm
{
    /// <summary>For people in a terminal.</summary>
    Table,

    /// <summary>For machines: one line of JSON a finding.</summary>
    Json,

    /// <summary>For a pull request.</summary>
    Markdown,
}

/// <summary>The options that choose the form of a report.</summary>
internal sealed class ReportFormOptions
{
    private readonly Option<ReportForm> _form = new("--format") { Description = "How to show it: a table, one line of JSON a finding, or Markdown for a pull request.", DefaultValueFactory = _ => ReportForm.Table };
    private readonly Option<bool> _json = new("--json") { Description = "The same as --format json." };
    private readonly Option<bool> _markdown = new("--markdown") { Description = "The same as --format markdown." };

    /// <summary>Gives the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(_form);
        command.Add(_json);
        command.Add(_markdown);
        command.Validators.Add(result =>
        {
            if ((result.GetValue(_json) ? 1 : 0) + (result.GetValue(_markdown) ? 1 : 0) + (result.GetResult(_form) is { Implicit: false } ? 1 : 0) > 1)
                result.AddError("--format, --json and --markdown do not go together: choose one.");
        });
    }

    /// <summary>The form that was chosen.</summary>
    public ReportForm Of(ParseResult parsed) => parsed.GetValue(_json) ? ReportForm.Json : parsed.GetValue(_markdown) ? ReportForm.Markdown : parsed.GetValue(_form);
}
