namespace Salesforce.Typed.Cli.Shared.Loads;

/// <summary>A file that can be loaded.</summary>
/// <param name="File">The file.</param>
/// <param name="Records">How many records it has; null where it was not checked.</param>
internal sealed record CheckedFile(RowFile File, long? Records);
