using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Salesforce.Typed.Generator.Binding;

namespace Salesforce.Typed.Analyzers;

/// <summary>What SOQL requires of both sides of a semi-join, as far as the code shows them.</summary>
internal static class JoinedQueryRules
{
    private const string RunItFirst = "or run the query first and use In with its ids";

    private static readonly ImmutableHashSet<string> NotJoined =
        ["ActivityHistory", "Attachment", "ContentDocumentLink", "Event", "EventAttendee", "Note", "OpenActivity", "TagDefinition", "Task"];

    private static readonly ImmutableHashSet<string> Limits =
        ["Take", "Skip", "OrderBy", "OrderByDescending", "ThenBy", "ThenByDescending"];

    private static readonly ImmutableHashSet<string> Groups = ["GroupBy", "Aggregate"];

    /// <summary>Why SOQL refuses the join, and what to write; null where the code shows no reason.</summary>
    public static string? ReasonAgainst(SemiJoin join, SalesforceSymbols symbols)
    {
        if (join.Query is null)
        {
            var children = (INamedTypeSymbol)join.Call.TargetMethod.ContainingType;
            return ReasonOfObject(children.TypeArguments[0], children.TypeArguments[1], join.Field) ?? ReasonOfParent(join.Field);
        }
        if (!symbols.IsReferenceField(join.Field?.Type) && join.Field is IPropertyReferenceOperation { Property.Name: var name })
        {
            return $"a semi-join or anti-join compares ids and references, and {name} is not one; "
                + "run the query first and use In with its values";
        }
        var query = Resolve(join.Query, out var isLocal);
        var calls = query.CallChain(out var root);
        if (calls.FirstOrDefault(c => Limits.Contains(c.TargetMethod.Name)) is { } limit)
            return $"the query of a semi-join or anti-join takes no order and no limit; leave out {limit.TargetMethod.Name}, {RunItFirst}";
        if (calls.FirstOrDefault(c => Groups.Contains(c.TargetMethod.Name)) is { } group)
            return $"the query of a semi-join or anti-join takes no groups; leave out {group.TargetMethod.Name}, {RunItFirst}";
        if (isLocal && calls.Any(c => c.TargetMethod.Name == "Where" && HasJoin(c, symbols)))
            return SemiJoin.IsInsideAnother;
        var from = (root?.Type as INamedTypeSymbol)?.TypeArguments ?? [];
        return (from.Length >= 2 ? ReasonOfObject(from[0], from[1], join.Field) : null)
            ?? ReasonOfParent(join.Field) ?? ReasonOfSelect(calls);
    }

    private static string? ReasonOfObject(ITypeSymbol joined, ITypeSymbol joinedFields, IOperation? field)
    {
        var name = RecordShapes.ObjectName(joined);
        if (name is not null && NotJoined.Contains(name))
            return $"a semi-join or anti-join cannot query {name}; run that query first and use In with its ids";
        return field is IPropertyReferenceOperation { Instance: { } root } && RecordShapes.Same(OuterFields(root), joinedFields)
            ? $"a semi-join or anti-join cannot query {name}, the object that it filters; use the path to the parent, {RunItFirst}"
            : null;
    }

    // The fields of the object that the condition is on, where the path to the field begins.
    private static ITypeSymbol? OuterFields(IOperation at)
    {
        while (at.WithoutConversions() is IPropertyReferenceOperation { Instance: { } before })
            at = before;
        return at.Type;
    }

    private static string? ReasonOfParent(IOperation? field) =>
        field is IPropertyReferenceOperation { Instance: { } instance, Property.Name: var name }
        && instance.WithoutConversions() is IPropertyReferenceOperation { Property.Name: var parent }
            ? $"a semi-join or anti-join starts from a field of the object itself, and {parent}.{name} is a parent's; "
                + "query the ids of the parents first and use In with them"
            : null;

    private static string? ReasonOfSelect(ImmutableArray<IInvocationOperation> calls)
    {
        var select = calls.FirstOrDefault(c => c.TargetMethod.Name == "Select");
        return select?.Lambda() is { } lambda && lambda.Returned() is IPropertyReferenceOperation { Instance: { } instance } path
            && instance.WithoutConversions() is not IParameterReferenceOperation
            ? $"the query of a semi-join or anti-join selects an id or reference of its own object, and {path.Property.Name} is a parent's"
            : null;
    }

    private static bool HasJoin(IInvocationOperation where, SalesforceSymbols symbols) =>
        where.Descendants().OfType<IInvocationOperation>().Any(c => SemiJoin.Of(c, symbols) is not null);

    // A local that is set once, where it is declared, is the query that it is set to.
    private static IOperation Resolve(IOperation query, out bool isLocal)
    {
        isLocal = false;
        if (query is not ILocalReferenceOperation { Local: var local })
            return query;
        var root = query;
        while (root.Parent is not null)
            root = root.Parent;
        IOperation? value = null;
        foreach (var operation in root.Descendants())
        {
            if (operation is IAssignmentOperation { Target: ILocalReferenceOperation target }
                && SymbolEqualityComparer.Default.Equals(target.Local, local))
                return query;
            if (operation is IVariableDeclaratorOperation declarator && SymbolEqualityComparer.Default.Equals(declarator.Symbol, local))
                value = declarator.GetVariableInitializer()?.Value.WithoutConversions();
        }
        isLocal = value is not null;
        return value ?? query;
    }
}
