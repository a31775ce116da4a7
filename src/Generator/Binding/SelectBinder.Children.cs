using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Salesforce.Typed.Generator.Binding;

// Calls on lists of children: LINQ and the members of lists, whose meaning is known. Methods of the user's are followed.
internal sealed partial class SelectBinder
{
    private RowValue? EvaluateListCall(IInvocationOperation invocation, ListValue list)
    {
        var method = invocation.TargetMethod;
        var element = ElementOf(invocation);
        var joined = list;
        ListValue? chosen = null;
        RowValue? returned = null;
        foreach (var argument in invocation.Arguments.Where(a => a != SourceOf(invocation)))
        {
            switch (Evaluate(argument.Value))
            {
                case FunctionValue function:
                    returned = CallForEach(function, argument.Value, element, list, chosen);
                    if (returned is not null && method.Name is not ("Select" or "ConvertAll" or "SelectMany" or "Aggregate"))
                        Escapes(returned, argument.Value);
                    // The second function of SelectMany gets what the first one gives.
                    chosen = returned as ListValue;
                    break;
                case ListValue other when method.Name == "Union" && !list.Rows.SequenceEqual(other.Rows):
                    Refuse("Union compares the records of two lists, which are read with fields of their own, so that one record would "
                        + "come twice; "
                        + "choose the fields of both first: .Select(c => c.Email).Union(...)", argument.Value);
                    break;
                case ListValue other when method.Name is "Concat" or "Union":
                    joined = new ListValue([.. joined.Rows.Union(other.Rows)]);
                    break;
                case { } value:
                    Escapes(value, argument.Value);
                    break;
                case null when argument.ArgumentKind != ArgumentKind.DefaultValue && IsFunction(argument.Value.Type)
                    && !argument.Value.ConstantValue.HasValue:
                    Refuse($"the code of the argument of {method.Name} is not known here, so which fields of the children it reads cannot "
                        + "be seen; write the lambda here, or name a method", argument.Value);
                    break;
            }
        }
        return Refusal is null ? ResultOf(invocation, method, element, joined, returned) : null;
    }

    private RowValue? ResultOf(IInvocationOperation invocation, IMethodSymbol method, ITypeSymbol? element, ListValue list,
        RowValue? returned)
    {
        var isChoice = method.Name is "Select" or "ConvertAll";
        // Two children are equal where all that is read of them is: their ids keep them apart.
        if (ComparesElements(method))
        {
            foreach (var row in list.Rows)
                row.AddField("Id");
        }
        switch (returned)
        {
            case RecordValue record when isChoice:
            case RecordValue when method.Name == "SelectMany":
                return new ListValue(((RecordValue)returned).Rows);
            case ListValue when method.Name == "SelectMany":
                return returned;
            case RecordValue when method.Name == "Aggregate":
                return RowValue.Union(new RecordValue(list.Rows), returned);
            case not null:
                Escapes(returned, invocation.Arguments.Last().Value);
                return null;
        }
        if (isChoice || method.Name == "SelectMany")
            return null;
        if (element is not null && RecordShapes.Same(invocation.Type, element))
            return new RecordValue(list.Rows);
        if (element is not null && RecordShapes.IsSequenceOf(invocation.Type, element))
            return list;
        if (GivesChildrenOn(method.OriginalDefinition))
            Refuse($"{method.Name} passes the children on as a whole, and which of their fields are needed cannot be seen; choose them "
                + $"first: .Select(c => new {{ ... }})", invocation);
        return null;
    }

    private static bool ComparesElements(IMethodSymbol method) =>
        method.Name is "Distinct" or "Union" or "ToHashSet" or "ToFrozenSet" or "ToImmutableHashSet";

    // A function that a list calls for its elements: parameters of the type of an element get one, and those of a list of them the list.
    private RowValue? CallForEach(FunctionValue function, IOperation argument, ITypeSymbol? element, ListValue list, ListValue? chosen)
    {
        if (function.Method.IsAsync)
        {
            Refuse("the asynchronous lambda makes a task of each child, which is not awaited; choose the fields of the children, and call "
                + "the method with the rows afterwards", argument);
            return null;
        }
        var types = RecordShapes.IsShape(argument.Type) ? [((INamedTypeSymbol)argument.Type!).TypeArguments[0]]
            : ((argument.Type as INamedTypeSymbol)?.DelegateInvokeMethod ?? function.Method).Parameters.Select(p => p.Type).ToArray();
        var values = new RowValue?[types.Length];
        for (var i = 0; i < types.Length; i++)
        {
            values[i] = i == 1 && chosen is not null ? new RecordValue(chosen.Rows)
                : RecordShapes.Same(types[i], element) ? new RecordValue(list.Rows)
                : element is not null && RecordShapes.IsSequenceOf(types[i], element) ? list
                : null;
        }
        return Call(function, values, argument, out _);
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
    private static ITypeSymbol? ElementOf(IInvocationOperation invocation)
    {
        var receiver = invocation.Instance?.Type ?? SourceOf(invocation)?.Value.Type;
        return receiver switch
        {
            IArrayTypeSymbol array => array.ElementType,
            INamedTypeSymbol { TypeArguments.Length: 1 } named => named.TypeArguments[0],
            _ => null,
        };
    }
}
