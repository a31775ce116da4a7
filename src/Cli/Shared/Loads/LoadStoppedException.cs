namespace Salesforce.Typed.Cli.Shared.Loads;

/// <summary>A load ended early. The message says how to go on with it.</summary>
internal sealed class LoadStoppedException(string message, bool isCanceled, Exception cause) : Exception(message, cause)
{
    /// <summary>Whether it was canceled.</summary>
    public bool IsCanceled => isCanceled;
}
