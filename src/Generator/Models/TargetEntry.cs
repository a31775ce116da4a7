namespace Salesforce.Typed.Generator.Models;

/// <summary>An object that a reference may lead to.</summary>
/// <param name="TypeName">Its C# name.</param>
/// <param name="HasSnapshot">Whether a snapshot of it is here.</param>
internal sealed record TargetEntry(string TypeName, bool HasSnapshot);
