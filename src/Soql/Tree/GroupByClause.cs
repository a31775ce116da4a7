using Salesforce.Typed.Schema;

namespace Salesforce.Typed.SoqlSyntax.Tree;

/// <summary>GROUP BY with its HAVING.</summary>
/// <param name="Kind">Plain, or with subtotals.</param>
/// <param name="Keys">What rows are grouped by; at least one.</param>
/// <param name="Having">The condition on groups.</param>
public sealed record GroupByClause(GroupByKind Kind, EquatableArray<FieldExpression> Keys, Condition? Having) : SyntaxNode;
