namespace Salesforce.Typed.Generator.Models;

/// <summary>
/// The set of an object that the org lost, and whose ids fields still hold: its name as a type is theirs, so it has no record.
/// </summary>
/// <param name="Name">The name of its set on the client.</param>
/// <param name="Removal">What is said of it.</param>
internal sealed record RemovedSet(string Name, Removal Removal);
