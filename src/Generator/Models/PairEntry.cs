using Salesforce.Typed.Schema;

namespace Salesforce.Typed.Generator.Models;

/// <summary>A reference to two objects, which many objects share: an owner is a Group or a User everywhere.</summary>
/// <param name="BaseName">The middle of its types' names.</param>
/// <param name="Targets">The C# names of the objects, and whether a snapshot of them is here.</param>
internal sealed record PairEntry(string BaseName, EquatableArray<TargetEntry> Targets);
