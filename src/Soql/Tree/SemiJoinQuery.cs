namespace Salesforce.Typed.SoqlSyntax.Tree;

/// <summary>The inner query of a semi-join. It selects one field and has none of the clauses after WITH.</summary>
/// <param name="Field">What is selected.</param>
/// <param name="From">The object.</param>
/// <param name="Where">The condition on its rows.</param>
/// <param name="With">The WITH clause.</param>
public sealed record SemiJoinQuery(FieldExpression Field, FromClause From, Condition? Where, WithClause? With) : SyntaxNode;
