using Salesforce.Typed.Schema;

namespace Salesforce.Typed.SoqlSyntax.Tree;

/// <summary>At least one term holds.</summary>
/// <param name="Terms">The terms; at least two.</param>
public sealed record OrCondition(EquatableArray<Condition> Terms) : Condition;
