using Salesforce.Typed.Schema;

namespace Salesforce.Typed.Generator.Models;

/// <summary>A complaint about a snapshot.</summary>
/// <param name="Id">The number of the diagnostic.</param>
/// <param name="Path">The file.</param>
/// <param name="At">The place in it.</param>
/// <param name="Message">What is wrong.</param>
internal sealed record SnapshotProblem(string Id, string Path, SchemaPosition At, string Message);
