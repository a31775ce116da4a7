using Spectre.Console;

namespace Salesforce.Typed.Cli.Shared.Output.Forms;

/// <summary>What a command found, in each form of a report.</summary>
internal interface IReport
{
    /// <summary>Shows it to people in a terminal.</summary>
    void Show(IAnsiConsole console);

    /// <summary>The text for a pull request.</summary>
    string Markdown();

    /// <summary>One line of JSON a finding.</summary>
    string Json();
}
