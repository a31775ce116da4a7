using Salesforce.Typed.Schema;

namespace Salesforce.Typed.Syntax;

/// <summary>At least one term holds.</summary>
/// <param name="Terms">The terms; at least two.</param>
public sealed record OrCondition(EquatableArray<Condition> Terms) : Condition;
