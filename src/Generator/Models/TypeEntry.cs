namespace Salesforce.Typed.Generator.Models;

/// <summary>A generated type by what it stands for.</summary>
/// <param name="ApiName">The object, or object and field joined by a dot.</param>
/// <param name="TypeName">The C# name.</param>
internal sealed record TypeEntry(string ApiName, string TypeName);
