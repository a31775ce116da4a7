using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Salesforce.Typed.Generator.Models;

namespace Salesforce.Typed.Generator.Binding;

/// <summary>
/// Reads the lambda of a Select: which fields of its record it touches, through parents and children. A record may be looked into and
/// nothing else; where it goes anywhere as a whole, what is read of it cannot be known, and the call is refused.
/// </summary>
internal sealed class SelectBinder(RowNode root)
{
    private const string AskNameAndType = "a parent of several possible objects can be asked for its Name and its Type, and by As<T>() for fields of one object";

    private readonly Dictionary<ISymbol, RowNode> _rows = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ISymbol, RowNode> _lists = new(SymbolEqualityComparer.Default);
    private readonly Stack<(RowNode? Row, RowNode? List)> _conditional = new();

    /// <summary>Why the lambda cannot be read; null when it could.</summary>
    public Refusal? Refusal { get; private set; }

    /// <summary>Reads a lambda whose parameter is the query's record.</summary>
    public void Bind(IAnonymousFunctionOperation lambda, IParameterSymbol row)
    {
        _rows[row] = root;
        Visit(lambda.Body);
        Settle(lambda);
    }

    // What SOQL does not take together (SOQL Reference, TYPEOF).
    private void Settle(IAnonymousFunctionOperation lambda)
    {
        foreach (var (relationship, _) in root.Typeofs)
        {
            if (root.HasParent(relationship, "Name"))
                Refuse($"{relationship} is asked both for its Name and for fields of its own object, which SOQL does not take together; read the name through As<T>() too", lambda);
            // Which object it is comes along anyway.
            root.ForgetParent(relationship);
        }
        if (root.Typeofs.Count > 0 && root.Functions.Count > 0)
            Refuse("SOQL takes no function such as toLabel beside a parent that is read by its own object; run two queries", lambda);
    }

    private void Visit(IOperation? operation)
    {
        if (operation is null || Refusal is not null)
            return;
        if (RowOf(operation) is not null || ListOf(operation) is not null)
        {
            Escapes(operation);
            return;
        }
        switch (operation)
        {
            case INameOfOperation:
                return;
            case IPropertyReferenceOperation property:
                VisitProperty(property);
                return;
            case IInvocationOperation call:
                VisitCall(call);
                return;
            case IConditionalAccessOperation access:
                VisitConditionalAccess(access);
                return;
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals } comparison when IsNullCheck(comparison):
                return;
            case IIsPatternOperation pattern when RowOf(pattern.Value) is { } row:
                VisitPattern(pattern.Pattern, row);
                return;
            case IVariableDeclaratorOperation declarator when Remember(declarator):
                return;
            case IForEachLoopOperation loop when ListOf(loop.Collection) is { } list:
                foreach (var local in loop.Locals)
                    _rows[local] = list;
                Visit(loop.Body);
                return;
            default:
                foreach (var child in operation.ChildOperations)
                    Visit(child);
                return;
        }
    }

    // The record that an operation stands for; null for anything else.
    private RowNode? RowOf(IOperation? operation)
    {
        switch (operation)
        {
            case IParameterReferenceOperation parameter:
                return Find(_rows, parameter.Parameter);
            case ILocalReferenceOperation local:
                return Find(_rows, local.Local);
            case IConversionOperation { IsImplicit: true, Conversion.IsUserDefined: false } conversion when RecordShapes.IsRecord(conversion.Type):
                return RowOf(conversion.Operand);
            case IParenthesizedOperation parenthesized:
                return RowOf(parenthesized.Operand);
            case IConditionalAccessInstanceOperation:
                return _conditional.Count > 0 ? _conditional.Peek().Row : null;
            case IConditionalAccessOperation access when RecordShapes.IsRecord(access.Type):
                return Within(access, () => RowOf(access.WhenNotNull));
            case IPropertyReferenceOperation { Arguments.Length: 0 } property when RecordShapes.IsRecord(property.Type):
                return RowOf(property.Instance) is { } row && RecordShapes.IsGenerated(property.Property) ? ParentOf(row, property) : null;
            case IPropertyReferenceOperation { Arguments.Length: 1 } indexer when RecordShapes.IsRecord(indexer.Type) && ListOf(indexer.Instance) is { } list:
                Visit(indexer.Arguments[0].Value);
                return list;
            case IInvocationOperation { TargetMethod: { Name: "As", TypeArguments: { Length: 1 } types } } call when PolymorphicOwner(call.Instance) is { } poly:
                return ParentAs(poly.Owner, poly.Relationship, types[0], call);
            case IInvocationOperation call when RecordShapes.IsRecord(call.Type) && ReceiverList(call) is { } list:
                VisitLambdas(call, list);
                return list;
            default:
                return null;
        }
    }

    // The record and relationship behind a parent of several possible objects.
    private (RowNode Owner, string Relationship)? PolymorphicOwner(IOperation? operation) =>
        operation is IPropertyReferenceOperation property && RecordShapes.IsPolymorphic(property.Type) && RowOf(property.Instance) is { } owner
            ? (owner, RecordShapes.ApiName(property.Property))
            : null;

    private RowNode ParentAs(RowNode owner, string relationship, ITypeSymbol record, IOperation call)
    {
        if (!ReferenceEquals(owner, root))
            Refuse("SOQL reads a parent by its own object (TYPEOF) for the query's own record alone, not for a parent's or a child's", call);
        return owner.ParentAs(relationship, RecordShapes.ObjectName(record));
    }

    // The child records that an operation stands for, as a list of any kind; null for anything else.
    private RowNode? ListOf(IOperation? operation)
    {
        switch (operation)
        {
            case ILocalReferenceOperation local:
                return Find(_lists, local.Local);
            case IParameterReferenceOperation parameter:
                return Find(_lists, parameter.Parameter);
            case IConversionOperation { IsImplicit: true, Conversion.IsUserDefined: false } conversion:
                return ListOf(conversion.Operand);
            case IParenthesizedOperation parenthesized:
                return ListOf(parenthesized.Operand);
            case IConditionalAccessInstanceOperation:
                return _conditional.Count > 0 ? _conditional.Peek().List : null;
            case IConditionalAccessOperation access when !RecordShapes.IsRecord(access.Type):
                return RowOf(access.Operation) is null && ListOf(access.Operation) is null ? null : Within(access, () => ListOf(access.WhenNotNull));
            case IPropertyReferenceOperation property when RecordShapes.IsChildList(property.Type):
                return RowOf(property.Instance) is { } row && RecordShapes.IsGenerated(property.Property) ? ChildrenOf(row, property) : null;
            case IInvocationOperation call when ReceiverList(call) is { } list && ElementOf(call) is { } element && RecordShapes.IsSequenceOf(call.Type, element):
                VisitLambdas(call, list);
                return list;
            default:
                return null;
        }
    }

    private RowNode ParentOf(RowNode row, IPropertyReferenceOperation property)
    {
        if (RecordShapes.IsRemoved(property.Property))
            return new RowNode(row.Level + 1);
        var parent = row.Parent(RecordShapes.ApiName(property.Property));
        if (parent.Level > RowNode.MaxLevel)
            Refuse($"SOQL reaches {RowNode.MaxLevel} parents up and no further (SOQL Reference, Understanding Relationship Query Limitations); begin the query nearer to that record", property);
        return parent;
    }

    private RowNode ChildrenOf(RowNode row, IPropertyReferenceOperation property)
    {
        if (row.Level > 0)
            Refuse("SOQL reaches the children of the query's own records, not those of their parents; query the parents, or the children themselves", property);
        return row.Child(RecordShapes.ApiName(property.Property));
    }

    private void VisitProperty(IPropertyReferenceOperation property)
    {
        if (RowOf(property.Instance) is { } row)
        {
            if (RecordShapes.IsPolymorphic(property.Type))
                Refuse(AskNameAndType, property);
            else if (RecordShapes.IsRemoved(property.Property))
                return;
            else if (RecordShapes.IsGenerated(property.Property))
                row.AddField(RecordShapes.ApiName(property.Property));
            else
                Refuse($"{property.Property.ContainingType.Name}.{property.Property.Name} is code of its own, and which fields it reads cannot be seen; read the fields here, or load records and use it on them", property);
            return;
        }
        if (PolymorphicOwner(property.Instance) is { } poly)
        {
            // Type and IsNull need to know that it is there; the name is a field.
            poly.Owner.Parent(poly.Relationship).AddField(property.Property.Name == "Name" ? "Name" : "Type");
            return;
        }
        if (ListOf(property.Instance) is not null)
        {
            // Count and the like: that the children are there is all that is asked.
            return;
        }
        foreach (var child in property.ChildOperations)
            Visit(child);
    }

    private void VisitCall(IInvocationOperation call)
    {
        if (ReceiverList(call) is { } list)
        {
            VisitLambdas(call, list);
            if (GivesChildrenOn(call.TargetMethod.OriginalDefinition))
                Refuse($"{call.TargetMethod.Name} gives the children on as a whole, and which of their fields are needed cannot be seen; choose them first: .Select(c => new {{ ... }})", call);
            return;
        }
        if (call.Instance is { } instance && RowOf(instance) is { } row)
        {
            if (ComputedColumn(call) is { } function)
            {
                VisitFunction(call, row, function);
                return;
            }
            Refuse($"{call.TargetMethod.Name} is called on the record as a whole, and which fields that reads cannot be seen; read the fields here", call);
            return;
        }
        foreach (var child in call.ChildOperations)
            Visit(child);
    }

    // toLabel and the like: the function of SOQL, and the kind of its result.
    private static (string Function, FieldKind Kind)? ComputedColumn(IInvocationOperation call) => call.TargetMethod.Name switch
    {
        "ToLabel" => ("toLabel", FieldKind.Text),
        "Format" => ("FORMAT", FieldKind.Text),
        "ConvertCurrency" => ("convertCurrency", FieldKind.Decimal),
        _ => null,
    };

    private void VisitFunction(IInvocationOperation call, RowNode row, (string Function, FieldKind Kind) function)
    {
        if (!ReferenceEquals(row, root))
            Refuse($"{call.TargetMethod.Name} is called on the query's own record; reach a parent's field inside it: a.{call.TargetMethod.Name}(f => f.Owner.Name)", call);
        else if (InterceptedCall.LambdaOf(call.Arguments[0].Value) is { } lambda && FieldPathReader.Read(lambda) is { } path)
            row.AddFunction($"{function.Function}({path})", function.Kind);
        else
            Refuse($"which field {call.TargetMethod.Name} is of cannot be seen; name it here: f => f.Industry", call.Arguments[0]);
    }

    // The children that a method is called on. What a method of the user's does with them cannot be seen; that of LINQ and of the list is known.
    private RowNode? ReceiverList(IInvocationOperation call)
    {
        if (!RecordShapes.IsKnownCode(call.TargetMethod.ContainingType))
            return null;
        if (call.Instance is { } instance)
            return ListOf(instance);
        return call.TargetMethod.IsExtensionMethod && call.Arguments.Length > 0 ? ListOf(call.Arguments[0].Value) : null;
    }

    // Whether a method of a list hands out its elements inside of something else: groups, dictionaries, pieces, an enumerator.
    private static bool GivesChildrenOn(IMethodSymbol method)
    {
        if (!method.IsExtensionMethod)
            return method.ContainingType.TypeParameters.Any(t => Mentions(method.ReturnType, t));
        return method.Parameters[0].Type is INamedTypeSymbol { TypeArguments.IsEmpty: false } receiver
            ? receiver.TypeArguments.Any(t => Mentions(method.ReturnType, t))
            : method.ReturnType is INamedTypeSymbol { TypeArguments.IsEmpty: false };
    }

    private static bool Mentions(ITypeSymbol type, ITypeSymbol element) => RecordShapes.Same(type, element) || type switch
    {
        IArrayTypeSymbol array => Mentions(array.ElementType, element),
        INamedTypeSymbol named => named.TypeArguments.Any(t => Mentions(t, element)),
        _ => false,
    };

    // The record type of the list that a method is called on.
    private static ITypeSymbol? ElementOf(IInvocationOperation call)
    {
        var receiver = call.Instance?.Type ?? (call.Arguments.Length > 0 ? call.Arguments[0].Value.Type : null);
        return receiver switch
        {
            IArrayTypeSymbol array => array.ElementType,
            INamedTypeSymbol { TypeArguments.Length: 1 } named => named.TypeArguments[0],
            _ => null,
        };
    }

    // The lambdas of a LINQ call on children look into each child; its other arguments are ordinary code.
    private void VisitLambdas(IInvocationOperation call, RowNode list)
    {
        var element = ElementOf(call);
        var first = call.Instance is null ? 1 : 0;
        for (var i = first; i < call.Arguments.Length; i++)
        {
            var argument = call.Arguments[i].Value;
            if (InterceptedCall.LambdaOf(argument) is not { } lambda)
            {
                if (argument.Type is { TypeKind: TypeKind.Delegate } && argument is not IDefaultValueOperation && !argument.ConstantValue.HasValue)
                    Refuse($"the argument of {call.TargetMethod.Name} is no lambda, so which fields of the children it reads cannot be seen; write the lambda here", argument);
                else
                    Visit(argument);
                continue;
            }
            foreach (var parameter in lambda.Symbol.Parameters)
            {
                if (RecordShapes.Same(parameter.Type, element))
                    _rows[parameter] = list;
                else if (element is not null && RecordShapes.IsSequenceOf(parameter.Type, element))
                    _lists[parameter] = list;
            }
            Visit(lambda.Body);
        }
    }

    private void VisitConditionalAccess(IConditionalAccessOperation access)
    {
        if (RowOf(access.Operation) is null && ListOf(access.Operation) is null)
            Visit(access.Operation);
        _ = Within(access, () =>
        {
            Visit(access.WhenNotNull);
            return null;
        });
    }

    private RowNode? Within(IConditionalAccessOperation access, Func<RowNode?> look)
    {
        _conditional.Push((RowOf(access.Operation), ListOf(access.Operation)));
        var found = look();
        _conditional.Pop();
        return found;
    }

    // A parent that is compared with null must be asked for something that it has whenever it is there.
    private bool IsNullCheck(IBinaryOperation comparison)
    {
        var (left, right) = (comparison.LeftOperand, comparison.RightOperand);
        var row = IsNull(right) ? RowOf(left) : IsNull(left) ? RowOf(right) : null;
        row?.AddField("Id");
        return row is not null;
    }

    private static bool IsNull(IOperation operation) => operation.ConstantValue is { HasValue: true, Value: null };

    private void VisitPattern(IPatternOperation pattern, RowNode row)
    {
        switch (pattern)
        {
            case IConstantPatternOperation constant when IsNull(constant.Value):
                row.AddField("Id");
                return;
            case INegatedPatternOperation negated:
                VisitPattern(negated.Pattern, row);
                return;
            case IBinaryPatternOperation binary:
                VisitPattern(binary.LeftPattern, row);
                VisitPattern(binary.RightPattern, row);
                return;
            case IDeclarationPatternOperation { DeclaredSymbol: { } named } declaration when RecordShapes.IsRecord(declaration.MatchedType):
                _rows[named] = row;
                row.AddField("Id");
                return;
            case IRecursivePatternOperation { DeconstructionSubpatterns.Length: 0 } recursive:
                if (recursive.DeclaredSymbol is { } declared)
                    _rows[declared] = row;
                row.AddField("Id");
                foreach (var sub in recursive.PropertySubpatterns)
                    VisitSubpattern(sub, row);
                return;
            default:
                Refuse("this pattern takes the record as a whole; test the fields themselves", pattern);
                return;
        }
    }

    private void VisitSubpattern(IPropertySubpatternOperation sub, RowNode row)
    {
        if (sub.Member is not IPropertyReferenceOperation { Property: { } property } || !RecordShapes.IsGenerated(property))
            Refuse("this pattern reads what is no field; test the fields themselves", sub);
        else if (RecordShapes.IsRecord(property.Type))
            VisitPattern(sub.Pattern, row.Parent(RecordShapes.ApiName(property)));
        else if (RecordShapes.IsChildList(property.Type))
            Refuse("this pattern takes a list of children as a whole", sub);
        else if (RecordShapes.IsPolymorphic(property.Type))
            Refuse(AskNameAndType, sub);
        else
        {
            row.AddField(RecordShapes.ApiName(property));
            Visit(sub.Pattern);
        }
    }

    // A local that holds a record, or children, is that record under another name.
    private bool Remember(IVariableDeclaratorOperation declarator)
    {
        var value = (declarator.Initializer ?? (declarator.Parent as IVariableDeclarationOperation)?.Initializer)?.Value;
        if (RowOf(value) is { } row)
            _rows[declarator.Symbol] = row;
        else if (ListOf(value) is { } list)
            _lists[declarator.Symbol] = list;
        else
            return false;
        return true;
    }

    private void Escapes(IOperation operation)
    {
        if (ListOf(operation) is not null)
            Refuse("the list of children leaves the lambda as a whole, and which of their fields are needed cannot be seen; choose them: .Select(c => new { ... })", operation);
        else
            Refuse("the record leaves the lambda as a whole, and which of its fields are needed cannot be seen; choose the fields, or leave out Select to load records", operation);
    }

    private void Refuse(string reason, IOperation at) => Refusal ??= new Refusal(reason, at.Syntax);

    private static RowNode? Find(Dictionary<ISymbol, RowNode> nodes, ISymbol symbol) => nodes.TryGetValue(symbol, out var node) ? node : null;
}
