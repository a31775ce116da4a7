using Salesforce.Typed.Schema;

namespace Salesforce.Typed.Generator.Models;

/// <summary>The id and the interface of a reference to several objects.</summary>
/// <param name="BaseName">The middle of the names.</param>
/// <param name="Doc">What refers.</param>
/// <param name="Targets">The objects.</param>
internal sealed record ReferenceModel(string BaseName, string Doc, EquatableArray<TargetEntry> Targets);
