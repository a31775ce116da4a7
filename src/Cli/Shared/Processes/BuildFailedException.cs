namespace Salesforce.Typed.Cli.Shared.Processes;

/// <summary>A build that failed, with the errors as the build wrote them: editors and pipelines find the places in them.</summary>
internal sealed class BuildFailedException(string what, IReadOnlyList<string> log) : Exception(what)
{
    /// <summary>The lines of the build's log.</summary>
    public IReadOnlyList<string> Log { get; } = log;
}
