using Salesforce.Typed.Schema;

namespace Salesforce.Typed.SoqlSyntax.Tree;

/// <summary><c>Skills__c INCLUDES ('A;B', 'C')</c>: in a value <c>;</c> means and, between values <c>,</c> means or.</summary>
/// <param name="Left">A multi-select picklist.</param>
/// <param name="IsNegated">Whether it is EXCLUDES.</param>
/// <param name="Values">The values; at least one.</param>
public sealed record IncludesCondition(FieldExpression Left, bool IsNegated, EquatableArray<Literal> Values) : Condition;
