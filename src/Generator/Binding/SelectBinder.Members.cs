using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Salesforce.Typed.Generator.Binding;

// Fields, parents and children of a record, and the variables that hold them.
internal sealed partial class SelectBinder
{
    private const string UseNameAndType = "a parent of several possible objects has a Name and a Type, and by As<T>() the fields of one "
        + "object";

    private RowValue? EvaluateConditionalAccess(IConditionalAccessOperation access)
    {
        var value = Evaluate(access.Operation);
        _conditional.Push(value);
        var result = Evaluate(access.WhenNotNull);
        _conditional.Pop();
        return result;
    }

    private RowValue? EvaluateProperty(IPropertyReferenceOperation property)
    {
        var instance = Evaluate(property.Instance);
        if (instance is not null && IsFollowed(property.Property))
            return ReadFollowed(instance, property.Property, property);
        switch (instance)
        {
            case RecordValue when property.Arguments.Length > 0:
                Refuse($"the indexer of {property.Property.ContainingType.Name} is called on the record as a whole, and which fields that "
                    + "reads cannot be seen; read the fields here", property);
                return null;
            case RecordValue record:
                return ReadProperty(record, property.Property, property);
            case PolymorphicValue parents:
                ReadPolymorphic(parents, property.Property);
                return null;
            case ListValue list:
                foreach (var argument in property.Arguments)
                    Visit(argument.Value);
                // Count and the like: that the children are there is all that is asked.
                return property.Property.IsIndexer ? new RecordValue(list.Rows) : null;
            case GroupValue when property.Property.Name != "Key":
                Refuse($"{property.Property.Name} is not an aggregate of the group", property);
                return null;
            case GroupValue:
                return null;
            default:
                foreach (var argument in property.Arguments)
                    Visit(argument.Value);
                return IsFunction(property.Type) ? FunctionOf(property.Property, property, property.Instance) : null;
        }
    }

    // A property of an extension block, or of the user's own list: its name means nothing.
    private static bool IsFollowed(IPropertySymbol property) => property.ContainingType.IsExtension
        || (!RecordShapes.IsKnownCode(property.ContainingType) && property.ContainingType.TypeKind != TypeKind.Interface
            && !RecordShapes.IsRecord(property.ContainingType));

    private RowValue? ReadFollowed(RowValue instance, IPropertySymbol property, IOperation at)
    {
        if (property.GetMethod is { } getter)
            return Follow(getter, instance, [], at);
        Refuse($"{ContainerOf(property)?.Name}.{property.Name} has no code that can be read here; {WriteFields}", at);
        return null;
    }

    // Type and IsNull need to know that it is there; the name is a field.
    private static void ReadPolymorphic(PolymorphicValue parents, IPropertySymbol property)
    {
        foreach (var (owner, relationship) in parents.Parents)
            owner.Parent(relationship, null).AddField(property.Name == "Name" ? "Name" : "Type");
    }

    private RowValue? EvaluateField(IFieldReferenceOperation field)
    {
        Visit(field.Instance);
        return IsFunction(field.Type) ? FunctionOf(field.Field, field, null) : null;
    }

    // A delegate or shape in a member: what the member is initialized with, or what its getter returns.
    private RowValue? FunctionOf(ISymbol member, IOperation at, IOperation? instance)
    {
        var getter = (member as IPropertySymbol)?.GetMethod;
        // Another class may override it.
        if (getter is { IsVirtual: true } or { IsOverride: true } or { IsAbstract: true } && WhyNotDirect(getter, instance) is not null)
            return null;
        if (bodies.FindInitializer(member) is { } value)
            return Elsewhere(value, member, at);
        return getter is not null && WhyNotDirect(getter, instance) is null && bodies.Find(getter) is not null
            ? Follow(getter, null, [], at)
            : null;
    }

    private RowValue? Elsewhere(IOperation value, ISymbol member, IOperation at)
    {
        var before = _scope;
        _scope = new Scope();
        _calls.Push((member.Name, member, at.Syntax));
        var result = Evaluate(value);
        _calls.Pop();
        _scope = before;
        return result;
    }

    private static bool IsFunction(ITypeSymbol? type) => type is { TypeKind: TypeKind.Delegate } || RecordShapes.IsShape(type);

    private RowValue? ReadProperty(RecordValue record, IPropertySymbol property, IOperation at)
    {
        RowValue? result = null;
        foreach (var row in record.Rows)
            result = Either(at, result, ReadProperty(row, property, at));
        return Refusal is null ? result : null;
    }

    private RowValue? ReadProperty(RowNode row, IPropertySymbol property, IOperation at)
    {
        if (property.ContainingType.TypeKind == TypeKind.Interface
            && RecordShapes.Implementation(row.Record, property) is IPropertySymbol own)
            property = own;
        var name = RecordShapes.ApiName(property);
        if (RecordShapes.IsRemoved(property))
            return RecordShapes.IsRecord(property.Type) ? new RecordValue(new RowNode(row.Level + 1, property.Type)) : null;
        if (!RecordShapes.IsGenerated(property))
            return ReadOwnProperty(row, property, at);
        if (RecordShapes.IsRecord(property.Type))
            return new RecordValue(ParentOf(row, name, property.Type, at));
        if (RecordShapes.IsChildList(property.Type))
            return new ListValue(ChildrenOf(row, name, ((INamedTypeSymbol)property.Type).TypeArguments[0], at));
        if (RecordShapes.IsPolymorphic(property.Type))
            return new PolymorphicValue((row, name));
        row.AddField(name);
        return null;
    }

    // A property that the user added to the record: its getter is followed.
    private RowValue? ReadOwnProperty(RowNode row, IPropertySymbol property, IOperation at)
    {
        if (property.GetMethod is { } getter && (bodies.Find(getter) is not null || ProjectionUses.Find(getter) is not null))
            return Follow(getter, new RecordValue(row), [], at);
        Refuse($"{property.ContainingType.Name}.{property.Name} is not a field of the org and has no code that can be read here; read the "
            + "fields here, or load records and use it on them", at);
        return null;
    }

    private RowNode ParentOf(RowNode row, string relationship, ITypeSymbol type, IOperation at)
    {
        var parent = row.Parent(relationship, type);
        if (parent.Level > RowNode.MaxLevel)
            Refuse($"SOQL reaches {RowNode.MaxLevel} parents up and no further (SOQL Reference, Understanding Relationship Query "
                + "Limitations); begin the query nearer to that record"
                + (_isRepeated ? ", and use a variable of its own for each level where one is given its own parent" : ""), at);
        return parent;
    }

    private RowNode ChildrenOf(RowNode row, string relationship, ITypeSymbol type, IOperation at)
    {
        if (row.Level > 0)
            Refuse("SOQL reaches the children of the query's own records, not those of their parents; query the parents, or the children "
                + "themselves", at);
        var child = row.Child(relationship, type);
        if (child.Depth > RowNode.MaxDepth)
            Refuse($"SOQL nests {RowNode.MaxDepth + 1} levels of child queries and no more, the query's own object among them (SOQL "
                + "Reference, Understanding Relationship Query Limitations); query the children themselves", at);
        return child;
    }

    private RowValue? EvaluateElement(IOperation element)
    {
        var (instance, indices) = element is IArrayElementReferenceOperation array
            ? (array.ArrayReference, array.Indices)
            : (((IImplicitIndexerReferenceOperation)element).Instance, [((IImplicitIndexerReferenceOperation)element).Argument]);
        var list = Evaluate(instance) as ListValue;
        foreach (var index in indices)
            Visit(index);
        return list is null ? null : RecordShapes.IsRecord(element.Type) ? new RecordValue(list.Rows) : list;
    }

    // A local of the method around the Select that holds a function and is assigned nothing else.
    private RowValue? OuterLocal(ILocalReferenceOperation local)
    {
        if (!IsFunction(local.Type) || _outer.Contains(local.Local))
            return null;
        var code = Root(local).DescendantsAndSelf();
        var declarator = code.OfType<IVariableDeclaratorOperation>().FirstOrDefault(d => RecordShapes.Same(d.Symbol, local.Local));
        var value = declarator is null ? null : InitialValue(declarator);
        if (value is null || code.Any(o => Assigns(o, local.Local)))
            return null;
        _outer.Add(local.Local);
        var result = Elsewhere(value, local.Local, local);
        _outer.Remove(local.Local);
        return result;
    }

    private static bool Assigns(IOperation operation, ILocalSymbol local) => operation switch
    {
        IAssignmentOperation assignment => Mentions(assignment.Target, local),
        IVariableDeclaratorOperation { Symbol.RefKind: RefKind.Ref } alias => Mentions(InitialValue(alias), local),
        IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out,
            Value: ILocalReferenceOperation passed } => RecordShapes.Same(passed.Local, local),
        _ => false,
    };

    private static bool Mentions(IOperation? operation, ILocalSymbol local) =>
        operation?.DescendantsAndSelf().OfType<ILocalReferenceOperation>().Any(r => RecordShapes.Same(r.Local, local)) == true;

    private static IOperation Root(IOperation operation)
    {
        while (operation.Parent is { } parent)
            operation = parent;
        return operation;
    }

    private static IOperation? InitialValue(IVariableDeclaratorOperation declarator) =>
        (declarator.Initializer ?? (declarator.Parent as IVariableDeclarationOperation)?.Initializer)?.Value;

    // A local that holds a record, or children, is that record under another name.
    private void VisitDeclarator(IVariableDeclaratorOperation declarator)
    {
        var value = Evaluate(InitialValue(declarator));
        _scope.Declare(declarator.Symbol, value);
    }

    private RowValue? EvaluateAssignment(IAssignmentOperation assignment)
    {
        var value = Evaluate(assignment.Value);
        switch (assignment.Target)
        {
            case IDiscardOperation:
                return value;
            case ILocalReferenceOperation local when value is not null:
                Assign(local.Local, value, assignment);
                return value;
            case IParameterReferenceOperation { Parameter: { RefKind: RefKind.None } parameter } when value is not null:
                Assign(parameter, value, assignment);
                return value;
            case ILocalReferenceOperation or IParameterReferenceOperation { Parameter.RefKind: RefKind.None }:
                return null;
            default:
                Visit(assignment.Target);
                if (value is FunctionValue function)
                    VisitFunction(function, assignment.Value);
                else if (value is not null)
                    Stored(value, assignment);
                return null;
        }
    }

    private void Stored(RowValue value, IAssignmentOperation assignment)
    {
        if (value is RecordValue
            && assignment.Target is IMemberReferenceOperation { Member: { ContainingType.IsAnonymousType: false } member })
            Refuse($"the record is stored in {member.ContainingType.Name}.{member.Name} as a whole, and which of its fields are needed "
                + "later cannot be seen; store the fields", assignment.Value);
        else
            Escapes(value, assignment.Value);
    }

    private void Assign(ISymbol variable, RowValue value, IOperation at)
    {
        if (!_scope.Assign(variable, value))
            Refuse($"{variable.Name} is assigned two different things, and which fields are read of it cannot be seen; use two variables",
                at);
    }

    private void VisitLoop(IForEachLoopOperation loop, ListValue list)
    {
        if (loop.LoopControlVariable is not IVariableDeclaratorOperation { Symbol: { } variable })
        {
            Escapes(list, loop.Collection);
            return;
        }
        _scope.Declare(variable, new RecordValue(list.Rows));
        Visit(loop.Body);
    }
}
