using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Salesforce.Typed.Generator.Models;

namespace Salesforce.Typed.Generator.Binding;

// Calls: functions of SOQL, and methods that are followed.
internal sealed partial class SelectBinder
{
    private const string WriteFields = "pass the fields that it needs, or write the code here";

    private RowValue? EvaluateCall(IInvocationOperation invocation)
    {
        var method = invocation.TargetMethod;
        // The compiler says what to write in place of a method that exists to be refused.
        if (IsRefused(method))
            return null;
        if (method is { Name: "Of", ContainingType.Name: "RowShape" } && InterceptedMethod.Of(method) is not null)
            return Evaluate(invocation.Arguments[0].Value);
        if (method is { Name: "FiscalYear" or "FiscalQuarter" or "FiscalMonth", ContainingType.Name: "SoqlDateParts" }
            && RuntimeNamespace.Declares(method.ContainingType))
        {
            Refuse($"only the org knows its fiscal calendar, and SOQL has {method.Name} as a key of groups alone; use it in GroupBy",
                invocation);
            return null;
        }
        var instance = Evaluate(invocation.Instance);
        if (method.MethodKind == MethodKind.DelegateInvoke || (method.Name == "Map" && RecordShapes.IsShape(method.ContainingType)))
            return CallFunction(invocation, instance);
        // Evaluated once: in a chain of extension methods each is the first argument of the next.
        var source = SourceOf(invocation);
        var first = Evaluate(source?.Value);
        if ((invocation.Instance is null ? first : instance) is ListValue list && RecordShapes.IsKnownCode(method.ContainingType))
            return EvaluateListCall(invocation, list);
        switch (instance)
        {
            case PolymorphicValue parents when method is { Name: "As", TypeArguments.Length: 1 }:
                return ParentAs(parents, method.TypeArguments[0], invocation);
            case PolymorphicValue when !method.ContainingType.IsExtension:
                Refuse(UseNameAndType, invocation);
                return null;
            case RecordValue record when ComputedColumn(method) is { } function:
                VisitComputed(invocation, record, function);
                return null;
            case GroupValue when RuntimeNamespace.Declares(method.ContainingType):
                VisitAggregate(invocation);
                return null;
            case RecordValue when !IsFollowable(method):
                Refuse($"{method.Name} is called on the record as a whole, and which fields that reads cannot be seen; read the fields "
                    + $"here", invocation);
                return null;
        }
        if (LocalFunction(invocation, method) is { } local)
            return Call(new FunctionValue(local.Symbol, local.Body, _scope, null), Arguments(invocation), invocation, out _);
        var arguments = Arguments(method, invocation.Arguments, source, first);
        if (instance is null or FunctionValue && arguments.All(a => a is null or FunctionValue))
        {
            VisitFunction(instance as FunctionValue, invocation);
            foreach (var argument in arguments)
                VisitFunction(argument as FunctionValue, invocation);
            return null;
        }
        if (IsNullGuard(method))
        {
            Existing(arguments[0]);
            return null;
        }
        return FollowDispatched(invocation, instance, arguments);
    }

    private static bool IsRefused(IMethodSymbol method) => RuntimeNamespace.Declares(method.ContainingType)
        && method.GetAttributes().Any(a => a.AttributeClass?.Name == "ObsoleteAttribute");

    // What a method of LINQ is called on.
    private static IArgumentOperation? SourceOf(IInvocationOperation invocation) =>
        invocation is { Instance: null, TargetMethod.IsExtensionMethod: true }
            && RecordShapes.IsKnownCode(invocation.TargetMethod.ContainingType)
            ? invocation.Arguments.FirstOrDefault(a => a.Parameter is { Ordinal: 0 })
            : null;

    // ArgumentNullException.ThrowIfNull: it reads nothing.
    private static bool IsNullGuard(IMethodSymbol method) =>
        method is { Name: "ThrowIfNull", ContainingType: { Name: "ArgumentNullException",
            ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } } };

    // The values of the arguments, by the places of the parameters.
    private RowValue?[] Arguments(IInvocationOperation invocation) => Arguments(invocation.TargetMethod, invocation.Arguments);

    private RowValue?[] Arguments(IMethodSymbol? method, IReadOnlyList<IArgumentOperation> arguments, IArgumentOperation? source = null,
        RowValue? first = null)
    {
        var values = new RowValue?[method?.Parameters.Length ?? 0];
        foreach (var argument in arguments)
        {
            var value = ReferenceEquals(argument, source) ? first : Evaluate(argument.Value);
            if (argument.Parameter is not { } parameter)
            {
                if (value is not null)
                    Escapes(value, argument.Value);
                continue;
            }
            if (parameter.RefKind is RefKind.Ref or RefKind.Out && value is not null)
                Refuse("the record is passed by reference, and what it is afterwards cannot be seen; pass it by value", argument.Value);
            values[parameter.Ordinal] = value;
        }
        return values;
    }

    // A delegate is called: its code must be known.
    private RowValue? CallFunction(IInvocationOperation invocation, RowValue? instance)
    {
        var arguments = Arguments(invocation);
        if (instance is FunctionValue function)
            return Call(function, arguments, invocation, out _);
        foreach (var argument in invocation.Arguments)
        {
            if (arguments[argument.Parameter!.Ordinal] is { } value and not FunctionValue)
                Refuse($"{invocation.Instance?.Syntax} is a delegate whose code is not known here, and {Whole(value)} goes into it; "
                    + $"{WriteFields}, or keep the lambda in a static readonly field", argument.Value);
        }
        return null;
    }

    // A function that goes where its calls are not seen: it must get by with what it captures.
    private void VisitFunction(FunctionValue? function, IOperation at)
    {
        if (function is null || Refusal is not null || (function.Body is null && function.Self is null))
            return;
        if (Call(function, [], at, out var returnedAt) is { } result)
            Escapes(result, returnedAt ?? at);
    }

    private RowValue? Call(FunctionValue function, IReadOnlyList<RowValue?> arguments, IOperation at, out IOperation? returnedAt)
    {
        returnedAt = null;
        var method = function.Method;
        if (function.Body is not { } body)
            return method.IsExtensionMethod && function.Self is { } first && arguments.Count < method.Parameters.Length
                ? Follow(method, null, [first, .. arguments], at)
                : Follow(method, function.Self, arguments, at);
        if (_calls.Any(c => RecordShapes.Same(c.Symbol, method)))
        {
            if (arguments.Any(a => a is not null) || RecordShapes.IsRecord(method.ReturnType))
                RefuseRecursion(method, at);
            return null;
        }
        return Run(method, body: [body], method.Parameters, new Scope(function.Scope), arguments, at, out returnedAt);
    }

    // Reads the code of a method in a scope of its own, until nothing new is found in it.
    private RowValue? Run(
        IMethodSymbol method, IReadOnlyList<IOperation> body, IReadOnlyList<IParameterSymbol> parameters, Scope scope,
            IReadOnlyList<RowValue?> arguments, IOperation at, out IOperation? returnedAt)
    {
        for (var i = 0; i < parameters.Count; i++)
            scope.Declare(parameters[i], i < arguments.Count ? arguments[i] : null);
        var before = _scope;
        _scope = scope;
        _calls.Push((NameOf(method), method, at.Syntax));
        var readings = 0;
        do
        {
            scope.IsChanged = false;
            var isRepeated = _isRepeated;
            _isRepeated |= readings > 0;
            foreach (var operation in body)
                Visit(operation);
            _isRepeated = isRepeated;
            if (++readings == MostReadings && scope.IsChanged)
                Refuse("a variable holds another record each time around a loop, and which fields are read cannot be seen; write the steps "
                    + "out", body[0]);
        }
        while (scope.IsChanged && Refusal is null);
        _calls.Pop();
        _scope = before;
        returnedAt = scope.ReturnedAt;
        return scope.Returned;
    }

    /// <summary>Follows rows into a method: what it returns of them.</summary>
    private RowValue? Follow(IMethodSymbol called, RowValue? self, IReadOnlyList<RowValue?> arguments, IOperation at,
        IOperation? instance = null)
    {
        if (Refusal is not null || (self is null && arguments.All(a => a is null or FunctionValue)
            && called.MethodKind != MethodKind.PropertyGet))
            return null;
        if (ExtensionMembers.Of(called) is { } member)
            return member.IsStatic ? Follow(member, null, arguments, at)
                : Follow(member, arguments[0], [.. arguments.Skip(1)], at);
        var method = (called.ReducedFrom ?? called).OriginalDefinition;
        method = method.PartialImplementationPart ?? method;
        if (WhyNotDirect(method, instance) is { } indirect)
        {
            Refuse($"{NameOf(method)} {indirect}, so which code gets {Whole(self, arguments)} cannot be seen; call a static method, or "
                + $"{WriteFields}", at);
            return null;
        }
        var types = TypesOf(called, method);
        if (_followed.TryGetValue(method, out var known) && known.Find(c => c.IsSame(self, arguments, types)) is { } same)
            return same.Result;
        if (_calls.Any(c => RecordShapes.Same(c.Symbol, method)))
        {
            RefuseRecursion(method, at);
            return null;
        }
        if (bodies.Find(method) is not { } body)
        {
            ApplyUses(method, self, arguments, at);
            return null;
        }
        for (var i = 0; i < arguments.Count && i < body.Method.Parameters.Length; i++)
        {
            if (arguments[i] is { } kept and not FunctionValue && body.Kept.Any(p => p.Ordinal == body.Method.Parameters[i].Ordinal))
                Refuse($"{method.ContainingType.Name} keeps {Whole(kept)} in {body.Method.Parameters[i].Name}, and which of its fields are "
                    + "needed later cannot be seen; let it keep the fields", at);
        }
        var scope = new Scope(null, self);
        if (body.Receiver is { } receiver)
            scope.Declare(receiver, self);
        foreach (var (parameter, type) in types)
            scope.DeclareType(parameter, type);
        var result = Run(body.Method, body.Code, body.Method.Parameters, scope, arguments, at, out _);
        if (known is null)
            _followed.Add(method, known = []);
        known.Add(new FollowedCall(self, arguments, types, result));
        return result;
    }

    // Which types the type parameters of a method, and of the types around it, are in this call.
    private List<(ITypeParameterSymbol Parameter, ITypeSymbol Type)> TypesOf(IMethodSymbol called, IMethodSymbol method)
    {
        var types = new List<(ITypeParameterSymbol, ITypeSymbol)>();
        Add(method.TypeParameters, called.TypeArguments);
        for (var (own, type) = (method.ContainingType, called.ContainingType); own is not null && type is not null;
            (own, type) = (own.ContainingType, type.ContainingType))
            Add(own.TypeParameters, type.TypeArguments);
        return types;

        void Add(IReadOnlyList<ITypeParameterSymbol> parameters, IReadOnlyList<ITypeSymbol> arguments)
        {
            for (var i = 0; i < parameters.Count && i < arguments.Count; i++)
                types.Add((parameters[i], _scope.TypeOf(arguments[i])));
        }
    }

    // A method of an interface is the record's own where it is called on a record, or that of a type argument. A value that is one of two
    // records may run two methods.
    private RowValue? FollowDispatched(IInvocationOperation invocation, RowValue? instance, RowValue?[] arguments)
    {
        var method = invocation.TargetMethod;
        var type = invocation.ConstrainedToType is { } constrained ? _scope.TypeOf(constrained) : null;
        if (instance is not RecordValue { Rows: var rows } || method.ContainingType.TypeKind != TypeKind.Interface)
        {
            method = RecordShapes.Implementation(type, method) as IMethodSymbol ?? method;
            return Follow(method, instance, arguments, invocation, invocation.Instance);
        }
        RowValue? result = null;
        foreach (var own in rows.GroupBy(r => RecordShapes.Implementation(r.Record ?? type, method) ?? method,
            SymbolEqualityComparer.Default))
            result = Either(
                invocation, result, Follow((IMethodSymbol)own.Key!, new RecordValue([.. own]), arguments, invocation, invocation.Instance));
        return result;
    }

    // Why a call of the method may run the code of another one; null where it cannot.
    private static string? WhyNotDirect(IMethodSymbol method, IOperation? instance)
    {
        if (method.ContainingType?.TypeKind == TypeKind.Interface)
            return "is called through an interface";
        if (method.IsAbstract)
            return "is abstract";
        var isFixed = method.IsSealed || method.ContainingType?.IsSealed == true || instance?.Type?.IsSealed == true
            || instance is IInstanceReferenceOperation { Syntax.RawKind: (int)Microsoft.CodeAnalysis.CSharp.SyntaxKind.BaseExpression };
        return (method.IsVirtual || method.IsOverride) && !isFixed ? "is virtual" : null;
    }

    private static bool IsFollowable(IMethodSymbol method) =>
        !RuntimeNamespace.Declares(method.ContainingType) && !RecordShapes.IsKnownCode(method.ContainingType)
            && !method.IsImplicitlyDeclared;

    private void EvaluateCreation(IObjectCreationOperation creation)
    {
        var arguments = Arguments(creation.Constructor, creation.Arguments);
        if (creation.Constructor is { } constructor && arguments.Any(a => a is not null and not FunctionValue))
            Follow(constructor, null, arguments, creation);
        foreach (var argument in arguments)
            VisitFunction(argument as FunctionValue, creation);
        Visit(creation.Initializer);
    }

    private void RefuseRecursion(IMethodSymbol method, IOperation at) =>
        Refuse($"{NameOf(method)} calls itself with {Whole(null)}, and how often cannot be seen; SOQL needs a fixed number of levels: "
            + "write one method for each", at);

    // A method whose code is in another assembly: the build of that assembly noted what it reads.
    private void ApplyUses(IMethodSymbol method, RowValue? self, IReadOnlyList<RowValue?> arguments, IOperation at)
    {
        foreach (var argument in arguments)
            VisitFunction(argument as FunctionValue, at);
        if (ProjectionUses.Find(method) is { } uses)
        {
            if (uses.Apply(self, arguments) is { } reason)
                Refuse($"{NameOf(method)} of {method.ContainingAssembly?.Name} {reason}; {WriteFields}", at);
            return;
        }
        var value = self ?? arguments.First(a => a is not null and not FunctionValue)!;
        if (RecordShapes.IsKnownCode(method.ContainingType))
            Escapes(value, ArgumentOf(at, arguments, value));
        else
            Refuse($"{NameOf(method)} is code of the assembly {method.ContainingAssembly?.Name}, and {ProjectionUses.WhyUnknown(method)}, "
                + $"so what it reads of {Whole(value)} cannot be seen; {WriteFields}", at);
    }

    private static IOperation ArgumentOf(IOperation at, IReadOnlyList<RowValue?> values, RowValue value)
    {
        var arguments = at switch
        {
            IInvocationOperation invocation => invocation.Arguments,
            IObjectCreationOperation creation => creation.Arguments,
            _ => [],
        };
        return arguments.FirstOrDefault(a => a.Parameter is { } p && p.Ordinal < values.Count
            && ReferenceEquals(values[p.Ordinal], value))?.Value ?? at;
    }

    // A local function is declared in the same code as its call.
    private static ILocalFunctionOperation? LocalFunction(IOperation at, IMethodSymbol method) =>
        method.MethodKind == MethodKind.LocalFunction
        ? Root(at).DescendantsAndSelf().OfType<ILocalFunctionOperation>().FirstOrDefault(f => RecordShapes.Same(f.Symbol,
            method.OriginalDefinition))
        : null;

    private static string NameOf(IMethodSymbol method) => method.MethodKind switch
    {
        MethodKind.Constructor => $"the constructor of {method.ContainingType.Name}",
        MethodKind.Conversion => $"the conversion of {method.ContainingType.Name}",
        MethodKind.PropertyGet => method.AssociatedSymbol?.Name ?? method.Name,
        MethodKind.AnonymousFunction => "the lambda",
        MethodKind.LocalFunction => method.Name,
        _ => $"{ContainerOf(method)?.Name}.{method.Name}",
    };

    // An extension block has no name.
    private static INamedTypeSymbol? ContainerOf(ISymbol member) =>
        member.ContainingType is { IsExtension: true } block ? block.ContainingType : member.ContainingType;

    private static string Whole(RowValue? self, IReadOnlyList<RowValue?> arguments) =>
        Whole(self ?? arguments.FirstOrDefault(a => a is not null and not FunctionValue));

    private static string Whole(RowValue? value) => value switch
    {
        ListValue => "the list of children",
        GroupValue => "the group",
        PolymorphicValue => "the parent",
        _ => "the record",
    };

    // toLabel and the like: the function of SOQL, and the kind of its result.
    private static (string Function, FieldKind Kind)? ComputedColumn(IMethodSymbol method) =>
        !RuntimeNamespace.Declares(method.ContainingType) ? null : method.Name switch
    {
        "ToLabel" => ("toLabel", FieldKind.Text),
        "Format" => ("FORMAT", FieldKind.Text),
        "ConvertCurrency" => ("convertCurrency", FieldKind.Decimal),
        _ => null,
    };

    private void VisitComputed(IInvocationOperation invocation, RecordValue record, (string Function, FieldKind Kind) function)
    {
        var name = invocation.TargetMethod.Name;
        if (record.Rows is not [{ IsQueried: true } row])
            Refuse($"{name} is called on the query's own record; reach a parent's field inside it: a.{name}(f => f.Owner.Name)",
                invocation);
        else if (InterceptedCall.LambdaOf(invocation.Arguments[0].Value) is { } lambda && FieldPathReader.Read(lambda) is { } path)
            row.AddFunction($"{function.Function}({path})", function.Kind);
        else
            Refuse($"which field {name} is of cannot be seen; name it here: f => f.Industry", invocation.Arguments[0]);
    }

    private RecordValue ParentAs(PolymorphicValue parents, ITypeSymbol record, IOperation at)
    {
        if (!parents.Parents.All(p => p.Owner.IsQueried))
            Refuse("TYPEOF is written for references of the query's own record alone, not for those of a parent or a child; query that "
                + "object itself", at);
        return new RecordValue([.. parents.Parents.Select(p => p.Owner.ParentAs(p.Relationship, RecordShapes.ObjectName(record), record))]);
    }
}
