using Salesforce.Typed.Schema;

namespace Salesforce.Typed.SoqlSyntax.Tree;

/// <summary><c>TYPEOF What WHEN Account THEN Phone ELSE Name END</c>: fields by the type of a polymorphic parent.</summary>
/// <param name="Relationship">The polymorphic relationship.</param>
/// <param name="Branches">What to take for which type; at least one.</param>
/// <param name="Else">What to take for other types; empty when there is no ELSE.</param>
public sealed record TypeofItem(FieldPath Relationship, EquatableArray<TypeofBranch> Branches, EquatableArray<FieldPath> Else) : SelectItem;
