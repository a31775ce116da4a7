namespace Salesforce.Typed.Transport.Auth;

/// <summary>What a run of the Salesforce CLI left.</summary>
/// <param name="ExitCode">0 for success.</param>
/// <param name="Output">What it printed; may hold a token.</param>
/// <param name="Errors">What it printed as errors.</param>
internal readonly record struct CliResult(int ExitCode, string Output, string Errors)
{
    /// <summary>Says how it ended, and nothing of what it printed.</summary>
    public override string ToString() => $"CliResult({ExitCode})";
}
