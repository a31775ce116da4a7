using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Salesforce.Typed.Generator.Binding;

/// <summary>
/// Reads the code of a Select: which fields of its record it uses, through parents and children, and which aggregates of its group. It
/// follows the record into methods whose code is known. Where the record goes anywhere else as a whole, what is read of it cannot be
/// known, and the call is refused.
/// </summary>
internal sealed partial class SelectBinder(SyntaxNode call, MethodBodies bodies)
{
    // A loop that walks up parents or down children stops at a limit of SOQL; this is for what has none.
    private const int MostReadings = 8;

    private readonly Stack<RowValue?> _conditional = new();
    private readonly Stack<(string Name, ISymbol Symbol, SyntaxNode At)> _calls = new();
    private readonly HashSet<ISymbol> _outer = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ISymbol, List<FollowedCall>> _followed = new(SymbolEqualityComparer.Default);
    private Scope _scope = new();

    // Whether code is read another time, because a variable in it holds more than before.
    private bool _isRepeated;

    /// <summary>Why the code cannot be read; null when it could.</summary>
    public Refusal? Refusal { get; private set; }

    /// <summary>The function behind the argument of a Select; null where its code is not known.</summary>
    public FunctionValue? FunctionOf(IOperation argument) => Evaluate(argument) as FunctionValue;

    /// <summary>Reads the function of a Select, which is called with <paramref name="row"/>.</summary>
    public void Bind(FunctionValue function, RowValue row, IOperation at)
    {
        if (Call(function, [row], at, out var returnedAt) is { } result && Refusal is null)
            Escapes(result, returnedAt ?? at);
    }

    /// <summary>Whether what a method reads of these rows can be seen, and it gives none of them on.</summary>
    public bool IsProjection(IMethodSymbol method, RowValue? self, IReadOnlyList<RowValue?> arguments) =>
        WhyNotDirect(method, null) is null && bodies.Find(method) is { Code: [{ } at, ..] } && Follow(method, self, arguments, at) is null
            && Refusal is null;

    /// <summary>Refuses what SOQL does not take together (SOQL Reference, TYPEOF).</summary>
    public void Settle(RowNode root, IOperation at)
    {
        foreach (var (relationship, cases) in root.Typeofs)
        {
            if (root.HasParent(relationship, "Name"))
            {
                foreach (var (sobject, row) in cases)
                {
                    if (row.HasNameField)
                        row.AddField("Name");
                    else
                        Refuse($"{relationship}.Name is read of any object, and {sobject}, which is read by As<{sobject}>(), has no field "
                            + "Name; run two queries", at);
                }
                root.ReadOthersByName(relationship);
            }
            // Which object it is comes along anyway.
            root.ForgetParent(relationship);
        }
        if (root.Typeofs.Count > 0 && root.Functions.Count > 0)
            Refuse("SOQL takes no function such as toLabel together with a parent that is read by its own object; run two queries", at);
    }

    /// <summary>Reads code that must not yield a row.</summary>
    private void Visit(IOperation? operation)
    {
        if (operation is null || Refusal is not null)
            return;
        switch (Evaluate(operation))
        {
            case null:
                return;
            case FunctionValue function:
                VisitFunction(function, operation);
                return;
            case { } value:
                Escapes(value, operation);
                return;
        }
    }

    /// <summary>Reads code: what it holds of the rows.</summary>
    private RowValue? Evaluate(IOperation? operation)
    {
        if (operation is null || Refusal is not null)
            return null;
        switch (operation)
        {
            case INameOfOperation or ITypeOfOperation:
                return null;
            case IParameterReferenceOperation parameter:
                return _scope.Find(parameter.Parameter);
            case ILocalReferenceOperation local:
                return _scope.Find(local.Local) ?? OuterLocal(local);
            case IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance }:
                return _scope.Self;
            case IParenthesizedOperation parenthesized:
                return Evaluate(parenthesized.Operand);
            case ITranslatedQueryOperation query:
                return Evaluate(query.Operation);
            case IConversionOperation conversion:
                return EvaluateConversion(conversion);
            case IDelegateCreationOperation { Target: { } target }:
                return EvaluateFunction(target);
            case IAnonymousFunctionOperation or IMethodReferenceOperation:
                return EvaluateFunction(operation);
            case ILocalFunctionOperation function:
                _ = Call(new FunctionValue(function.Symbol, function.Body, _scope, null), [], operation, out _);
                return null;
            case IConditionalAccessInstanceOperation:
                return _conditional.Count > 0 ? _conditional.Peek() : null;
            case IConditionalAccessOperation access:
                return EvaluateConditionalAccess(access);
            case IPropertyReferenceOperation property:
                return EvaluateProperty(property);
            case IFieldReferenceOperation field:
                return EvaluateField(field);
            case IInvocationOperation invocation:
                return EvaluateCall(invocation);
            case IObjectCreationOperation creation:
                EvaluateCreation(creation);
                return null;
            case IArrayElementReferenceOperation or IImplicitIndexerReferenceOperation:
                return EvaluateElement(operation);
            case ICoalesceOperation coalesce:
                return Either(coalesce, Existing(Evaluate(coalesce.Value)), Evaluate(coalesce.WhenNull));
            case IConditionalOperation { WhenFalse: { } otherwise } conditional when conditional.Type is not null:
                Visit(conditional.Condition);
                return Either(conditional, Evaluate(conditional.WhenTrue), Evaluate(otherwise));
            case ISwitchExpressionOperation choice:
                return EvaluateSwitch(choice);
            default:
                return EvaluateStatement(operation);
        }
    }

    private RowValue? EvaluateStatement(IOperation operation)
    {
        switch (operation)
        {
            case IExpressionStatementOperation { Operation: { } ignored }:
                _ = Evaluate(ignored);
                return null;
            case IReturnOperation { ReturnedValue: { } value }:
                Return(value, operation.Kind == OperationKind.YieldReturn);
                return null;
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals } comparison
                when IsNullCheck(comparison):
                return null;
            case IIsPatternOperation pattern when Evaluate(pattern.Value) is { } value and not FunctionValue:
                VisitPattern(pattern.Pattern, value);
                return null;
            case IIsTypeOperation { ValueOperand: { } tested } when Evaluate(tested) is RecordValue record:
                Existing(record);
                return null;
            case ISwitchOperation choice:
                VisitSwitch(choice);
                return null;
            case IVariableDeclaratorOperation declarator:
                VisitDeclarator(declarator);
                return null;
            case ISimpleAssignmentOperation or ICoalesceAssignmentOperation:
                return EvaluateAssignment((IAssignmentOperation)operation);
            case IForEachLoopOperation loop when Evaluate(loop.Collection) is ListValue list:
                VisitLoop(loop, list);
                return null;
            default:
                foreach (var child in operation.ChildOperations)
                    Visit(child);
                return null;
        }
    }

    private RowValue? EvaluateConversion(IConversionOperation conversion)
    {
        if (conversion.OperatorMethod is { } method)
            return Follow(method, null, [Evaluate(conversion.Operand)], conversion);
        var value = Evaluate(conversion.Operand);
        if (value is null || conversion.Type is not { TypeKind: TypeKind.Dynamic })
            return value;
        Refuse("a dynamic value is bound when the code runs, and which fields it reads cannot be seen; keep the type of the record",
            conversion);
        return null;
    }

    private RowValue? EvaluateFunction(IOperation target)
    {
        switch (target)
        {
            case IAnonymousFunctionOperation lambda:
                return new FunctionValue(lambda.Symbol, lambda.Body, _scope, null);
            case IMethodReferenceOperation { Method.MethodKind: MethodKind.LocalFunction } local
                when LocalFunction(local, local.Method) is { } function:
                return new FunctionValue(function.Symbol, function.Body, _scope, null);
            case IMethodReferenceOperation method:
                return new FunctionValue(method.Method, null, null, Evaluate(method.Instance));
            default:
                // A delegate made of a delegate.
                return Evaluate(target);
        }
    }

    // What a value is one of.
    private RowValue? Either(IOperation at, RowValue? one, RowValue? other)
    {
        if (one is null || other is null)
            return one ?? other;
        if (RowValue.Union(one, other) is { } both)
            return both;
        Refuse("this is one of two different things, and which fields are read cannot be seen; write the two cases apart", at);
        return null;
    }

    private void Return(IOperation value, bool isElement)
    {
        var returned = Evaluate(value);
        if (isElement && returned is RecordValue record)
            returned = new ListValue(record.Rows);
        else if (isElement && returned is not null)
            Escapes(returned, value);
        if (returned is null || Refusal is not null)
            return;
        _scope.Returned = Either(value, _scope.Returned, returned);
        _scope.ReturnedAt ??= value;
    }

    private void Escapes(RowValue value, IOperation operation)
    {
        switch (value)
        {
            case ListValue:
                Refuse("the list of children leaves the lambda as a whole, and which of their fields are needed cannot be seen; choose "
                    + "them: .Select(c => new { ... })", operation);
                break;
            case PolymorphicValue:
                Refuse(UseNameAndType, operation);
                break;
            case GroupValue:
                Refuse("the group leaves the lambda as a whole, and which of its aggregates are needed cannot be seen; choose them here: "
                    + "g.Count(), g.Sum(x => x.Amount)", operation);
                break;
            case FunctionValue:
                break;
            default:
                Refuse("the record leaves the lambda as a whole, and which of its fields are needed cannot be seen; choose the fields, or "
                    + "leave out Select to load records", operation);
                break;
        }
    }

    // A reason in another method is reported at the call that leads there, with the place of the reason.
    private void Refuse(string reason, IOperation at)
    {
        if (Refusal is not null)
            return;
        var place = at.Syntax;
        if (IsWithin(place))
        {
            Refusal = new Refusal(reason, place);
            return;
        }
        var caller = _calls.FirstOrDefault(c => IsWithin(c.At));
        var name = _calls.FirstOrDefault(c => c.Symbol is not IMethodSymbol { MethodKind: MethodKind.AnonymousFunction }).Name
            ?? "the lambda";
        var line = place.GetLocation().GetLineSpan();
        var file = System.IO.Path.GetFileName(line.Path);
        Refusal = new Refusal($"{name} cannot be followed: {reason} ({file}, line {line.StartLinePosition.Line + 1})", caller.At ?? call);
    }

    private bool IsWithin(SyntaxNode? node) => node is not null && node.SyntaxTree == call.SyntaxTree && call.Span.Contains(node.Span);
}
