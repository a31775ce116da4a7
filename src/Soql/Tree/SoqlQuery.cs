using Salesforce.Typed.Schema;

namespace Salesforce.Typed.SoqlSyntax.Tree;

/// <summary>
/// A SOQL query, whole or as the child query of another: the clauses in the order in which the language wants them (SOQL and SOSL
/// Reference, SOQL SELECT Syntax). A consumer reads <see cref="Select"/> by its item types (<see cref="SelectExpression"/>,
/// <see cref="ChildSubquery"/>, <see cref="TypeofItem"/>, <see cref="FieldsItem"/>), conditions by the subtypes of
/// <see cref="Condition"/>, what stands left of an operator by those of <see cref="FieldExpression"/>, and values by those of
/// <see cref="Literal"/>; a <c>switch</c> over the type is the intended way.
/// </summary>
public sealed record SoqlQuery : SyntaxNode
{
    /// <summary>What each row holds.</summary>
    public required SelectClause Select { get; init; }

    /// <summary>The object, its alias and scope, and further relationships given an alias.</summary>
    public required FromClause From { get; init; }

    /// <summary>The condition on rows.</summary>
    public Condition? Where { get; init; }

    /// <summary>The WITH clauses, in the order written.</summary>
    public EquatableArray<WithClause> With { get; init; }

    /// <summary>The groups, and the condition on them.</summary>
    public GroupByClause? GroupBy { get; init; }

    /// <summary>The sort order; empty when there is none.</summary>
    public EquatableArray<OrderByItem> OrderBy { get; init; }

    /// <summary>The most rows to return.</summary>
    public RowCount? Limit { get; init; }

    /// <summary>How many rows to skip.</summary>
    public RowCount? Offset { get; init; }

    /// <summary>The values for <c>USING LOOKUP</c> (<c>BIND Field__c = 'x', ...</c>); empty when there are none.</summary>
    public EquatableArray<BindItem> Bind { get; init; }

    /// <summary>FOR VIEW or FOR REFERENCE.</summary>
    public RecordTracking Tracking { get; init; }

    /// <summary>The statistics that the query counts.</summary>
    public UpdateTargets Update { get; init; }
}
