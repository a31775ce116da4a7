using Salesforce.Typed.Schema;

namespace Salesforce.Typed.SoqlSyntax.Tree;

/// <summary>All terms hold.</summary>
/// <param name="Terms">The terms; at least two.</param>
public sealed record AndCondition(EquatableArray<Condition> Terms) : Condition;
