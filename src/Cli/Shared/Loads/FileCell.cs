namespace Salesforce.Typed.Cli.Shared.Loads;

/// <summary>A value of a row.</summary>
/// <param name="Column">The name of its column.</param>
/// <param name="Line">The line on which it begins.</param>
/// <param name="Text">The value; null for one that clears the field.</param>
/// <param name="Problem">Why it is not a value; null where it is one.</param>
internal readonly record struct FileCell(string Column, long Line, string? Text, string? Problem = null);
