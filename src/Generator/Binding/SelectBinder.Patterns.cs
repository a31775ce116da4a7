using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Salesforce.Typed.Generator.Binding;

// Comparisons with null, patterns and switches.
internal sealed partial class SelectBinder
{
    private const string PatternAsAWhole = "this pattern takes the record as a whole; test the fields themselves";

    // A parent that is compared with null must be asked for something that it has whenever it is there.
    private static RowValue? Existing(RowValue? value)
    {
        if (value is RecordValue record)
        {
            foreach (var row in record.Rows)
                row.AddExistence();
        }
        return value;
    }

    private bool IsNullCheck(IBinaryOperation comparison)
    {
        var (left, right) = (comparison.LeftOperand, comparison.RightOperand);
        var operand = IsNull(right) ? left : IsNull(left) ? right : null;
        return operand is not null && Evaluate(operand) switch
        {
            RecordValue record => Existing(record) is not null,
            ListValue => true,
            _ => false,
        };
    }

    private static bool IsNull(IOperation operation) => operation.ConstantValue is { HasValue: true, Value: null };

    private RowValue? EvaluateSwitch(ISwitchExpressionOperation choice)
    {
        var tested = Evaluate(choice.Value);
        RowValue? result = null;
        foreach (var arm in choice.Arms)
        {
            if (tested is null or FunctionValue)
                Visit(arm.Pattern);
            else
                VisitPattern(arm.Pattern, tested);
            Visit(arm.Guard);
            result = Either(arm, result, Evaluate(arm.Value));
        }
        return result;
    }

    private void VisitSwitch(ISwitchOperation choice)
    {
        var tested = Evaluate(choice.Value);
        foreach (var section in choice.Cases)
        {
            foreach (var clause in section.Clauses)
            {
                if (tested is null or FunctionValue)
                    Visit(clause);
                else if (clause is IPatternCaseClauseOperation pattern)
                {
                    VisitPattern(pattern.Pattern, tested);
                    Visit(pattern.Guard);
                }
                else if (clause is ISingleValueCaseClauseOperation)
                    Existing(tested);
            }
            foreach (var statement in section.Body)
                Visit(statement);
        }
    }

    private void VisitPattern(IPatternOperation pattern, RowValue value)
    {
        if (Refusal is not null)
            return;
        switch (pattern)
        {
            case IDiscardPatternOperation:
                return;
            case IConstantPatternOperation constant when IsNull(constant.Value) && value is RecordValue or ListValue:
            case ITypePatternOperation when value is RecordValue:
                Existing(value);
                return;
            case INegatedPatternOperation negated:
                VisitPattern(negated.Pattern, value);
                return;
            case IBinaryPatternOperation binary:
                VisitPattern(binary.LeftPattern, value);
                VisitPattern(binary.RightPattern, value);
                return;
            case IDeclarationPatternOperation { DeclaredSymbol: var named } declaration when value is RecordValue
                || declaration.MatchesNull:
                if (!declaration.MatchesNull)
                    Existing(value);
                if (named is not null)
                    _scope.Declare(named, value);
                return;
            case IRecursivePatternOperation { DeconstructionSubpatterns.Length: 0 } recursive
                when value is RecordValue or ListValue or PolymorphicValue:
                Existing(value);
                if (recursive.DeclaredSymbol is { } declared)
                    _scope.Declare(declared, value);
                foreach (var sub in recursive.PropertySubpatterns)
                    VisitSubpattern(sub, value);
                return;
            case IListPatternOperation { DeclaredSymbol: null } list when value is ListValue children:
                foreach (var element in list.Patterns)
                    VisitElementPattern(element, children);
                return;
            default:
                Refuse(value is RecordValue ? PatternAsAWhole : value is PolymorphicValue ? UseNameAndType : "this pattern takes a list of "
                    + "children as a whole", pattern);
                return;
        }
    }

    private void VisitElementPattern(IPatternOperation pattern, ListValue list)
    {
        if (pattern is not ISlicePatternOperation slice)
            VisitPattern(pattern, new RecordValue(list.Rows));
        else if (slice.Pattern is { } rest)
            VisitPattern(rest, list);
    }

    private void VisitSubpattern(IPropertySubpatternOperation sub, RowValue value)
    {
        if (sub.Member is not IPropertyReferenceOperation { Property: { } property })
        {
            Refuse("this pattern reads what is not a property; test the fields themselves", sub);
            return;
        }
        RowValue? member = null;
        if (IsFollowed(property))
            member = ReadFollowed(value, property, sub);
        else if (value is PolymorphicValue parents)
            ReadPolymorphic(parents, property);
        // Count of a list: a number.
        else if (value is RecordValue record)
            member = ReadProperty(record, property, sub);
        if (Refusal is not null)
            return;
        if (member is null)
            Visit(sub.Pattern);
        else
            VisitPattern(sub.Pattern, member);
    }
}
