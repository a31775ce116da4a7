namespace Salesforce.Typed.Cli.Shared.Commands;

/// <summary>What the process returns.</summary>
internal static class ExitCodes
{
    /// <summary>It did what was asked.</summary>
    public const int Ok = 0;

    /// <summary>It could not do what was asked; the error output says why.</summary>
    public const int Failed = 1;

    /// <summary>The command line was not understood.</summary>
    public const int Usage = 2;

    /// <summary>
    /// It did what was asked, and found what the command line calls a failure: breaking changes, code that does not fit the org.
    /// </summary>
    public const int Found = 3;

    /// <summary>Ctrl-C or a signal ended it: what shells use for the former.</summary>
    public const int Canceled = 130;
}
