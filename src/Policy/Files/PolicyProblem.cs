namespace Salesforce.Typed.Policy.Files;

/// <summary>What is wrong with a policy file.</summary>
/// <param name="Message">What is wrong, and what to do, as sentences.</param>
/// <param name="Line">The line, counted from 1.</param>
/// <param name="Column">The column in that line, in bytes, counted from 1.</param>
/// <param name="IsWarning">Whether the policy can be applied all the same.</param>
public sealed record PolicyProblem(string Message, int Line, int Column, bool IsWarning = false)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Line}:{Column}: {(IsWarning ? "warning: " : "")}{Message}";
}
