namespace Salesforce.Typed.Generator.Models;

/// <summary>What the compiler says where code uses what the org lost.</summary>
/// <param name="Sentence">The sentence, without its full stop.</param>
/// <param name="RenamedTo">The C# name of what took its place; null where nothing likely did.</param>
internal sealed record Removal(string Sentence, string? RenamedTo);
