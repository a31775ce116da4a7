namespace Salesforce.Typed.Generator.Models;

/// <summary>A picklist's value that the org lost.</summary>
/// <param name="Name">Its C# name.</param>
/// <param name="Value">The value.</param>
/// <param name="Removal">What is said of it.</param>
internal sealed record RemovedValue(string Name, string Value, Removal Removal);
