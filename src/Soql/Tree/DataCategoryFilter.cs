using Salesforce.Typed.Schema;

namespace Salesforce.Typed.SoqlSyntax.Tree;

/// <summary>One filter of WITH DATA CATEGORY.</summary>
/// <param name="Group">The category group.</param>
/// <param name="Operator">Which categories of the tree are meant.</param>
/// <param name="Categories">The categories; at least one.</param>
public sealed record DataCategoryFilter(Identifier Group, DataCategoryOperator Operator, EquatableArray<Identifier> Categories)
    : SyntaxNode;
