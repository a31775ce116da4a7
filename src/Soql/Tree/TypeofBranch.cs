using Salesforce.Typed.Schema;

namespace Salesforce.Typed.SoqlSyntax.Tree;

/// <summary><c>WHEN type THEN fields</c>.</summary>
/// <param name="Type">The object.</param>
/// <param name="Fields">The fields to take from it; at least one.</param>
public sealed record TypeofBranch(FieldPath Type, EquatableArray<FieldPath> Fields) : SyntaxNode;
