using System.Text;

namespace Salesforce.Typed.Cli.Shared.Processes;

/// <summary>What a program printed, and how it ended.</summary>
/// <param name="ExitCode">0 for success.</param>
/// <param name="Output">The bytes of its output.</param>
/// <param name="Error">The text of its error output.</param>
internal sealed record ProcessResult(int ExitCode, byte[] Output, string Error)
{
    /// <summary>The output as text.</summary>
    public string Text => Encoding.UTF8.GetString(Output);
}
