using Salesforce.Typed.Policy.Decisions;
using Salesforce.Typed.SoqlSyntax.Rewriting;
using Salesforce.Typed.SoqlSyntax.Tree;

namespace Salesforce.Typed.Policy.Queries;

/// <summary>Refuses statements that are large, and clauses that no agent may use.</summary>
internal sealed class StatementBounds : SyntaxRewriter
{
    private const int LongestStatement = 20_000;
    private const int MostValues = 500;
    private const int MostConditions = 500;
    private Refusal? _refusal;
    private int _conditions;

    /// <summary>Refuses a statement that is too long to be read.</summary>
    public static Refusal? CheckLength(string soql) => soql.Length <= LongestStatement
        ? null
        : new Refusal(RefusalCode.Invalid, $"The statement has {soql.Length} characters; at most {LongestStatement} are taken.")
        {
            Instead = "Split it into several queries.",
        };

    /// <summary>Refuses a clause that no agent may use, or a list that is too long.</summary>
    public static Refusal? Check(SoqlQuery query)
    {
        var bounds = new StatementBounds();
        bounds.Visit(query);
        return bounds._refusal;
    }

    /// <inheritdoc/>
    public override SoqlQuery Visit(SoqlQuery query)
    {
        if (query.Tracking != RecordTracking.None)
            Refuse(query, "FOR VIEW and FOR REFERENCE change when records were last viewed");
        if (query.Update != UpdateTargets.None)
            Refuse(query, "UPDATE changes statistics");
        foreach (var item in query.Bind)
            Refuse(item, "BIND");
        return base.Visit(query);
    }

    protected override UsingItem Visit(UsingItem item)
    {
        if (item.Kind != UsingKind.Scope)
            Refuse(item, "USING LOOKUP");
        return item;
    }

    protected override WithClause Visit(WithClause clause)
    {
        Refuse(clause, "WITH");
        return clause;
    }

    protected override FieldExpression Visit(FieldExpression expression)
    {
        if (expression is FormulaCall)
            Refuse(expression, "FORMULA");
        return base.Visit(expression);
    }

    protected override Condition Visit(Condition condition)
    {
        if (++_conditions > MostConditions)
            _refusal ??= new Refusal(RefusalCode.Invalid, $"The statement has more than {MostConditions} conditions.");
        var values = condition switch
        {
            InCondition list => list.Values.Count,
            IncludesCondition list => list.Values.Count,
            _ => 0,
        };
        if (values > MostValues)
        {
            _refusal ??= new Refusal(RefusalCode.Invalid, $"A list has {values} values; at most {MostValues} are taken.")
            {
                At = condition.Span,
                Instead = "Split the list, or use the tool get for ids.",
            };
        }
        return base.Visit(condition);
    }

    private void Refuse(SyntaxNode node, string what) => _refusal ??= new Refusal(RefusalCode.Denied, $"{what}: not allowed here.")
    {
        At = node.Span,
        Instead = "Remove the clause.",
    };
}
