using Salesforce.Typed.Schema;

namespace Salesforce.Typed.SoqlSyntax.Tree;

/// <summary><c>WITH DATA CATEGORY Geography__c AT usa__c AND ...</c>.</summary>
/// <param name="Filters">The filters, all of which must hold; at least one.</param>
public sealed record WithDataCategory(EquatableArray<DataCategoryFilter> Filters) : WithClause;
