using Microsoft.CodeAnalysis;
using Salesforce.Typed.Generator.Naming;

namespace Salesforce.Typed.Generator.Binding;

/// <summary>What the types of the runtime look like to the binder.</summary>
internal static class RecordShapes
{
    /// <summary>Whether the type is a generated record.</summary>
    public static bool IsRecord(ITypeSymbol? type)
    {
        for (var at = type?.BaseType; at is not null; at = at.BaseType)
        {
            if (at is { Name: "SObject", IsGenericType: false } && RuntimeNamespace.Declares(at))
                return true;
        }
        return false;
    }

    /// <summary>Whether the type is a list of child records.</summary>
    public static bool IsChildList(ITypeSymbol? type) =>
        type is INamedTypeSymbol { Name: "ChildList", IsGenericType: true } named && RuntimeNamespace.Declares(named);

    /// <summary>Whether the type is a parent of several possible objects.</summary>
    public static bool IsPolymorphic(ITypeSymbol? type) =>
        type is INamedTypeSymbol { Name: "Polymorphic", IsGenericType: true } named && RuntimeNamespace.Declares(named);

    /// <summary>Whether the type is a projection that is kept as a value.</summary>
    public static bool IsShape(ITypeSymbol? type) =>
        type is INamedTypeSymbol { Name: "RowShape", IsGenericType: true } named && RuntimeNamespace.Declares(named);

    /// <summary>The member by which a type implements a member of an interface; null where it does not.</summary>
    public static ISymbol? Implementation(ITypeSymbol? type, ISymbol member)
    {
        if (type is null || member.ContainingType is not { TypeKind: TypeKind.Interface } declared)
            return null;
        foreach (var implemented in type.AllInterfaces)
        {
            if (!Same(implemented.OriginalDefinition, declared.OriginalDefinition))
                continue;
            var own = implemented.GetMembers(member.Name).FirstOrDefault(m => Same(m.OriginalDefinition, member.OriginalDefinition));
            return own is null ? null : type.FindImplementationForInterfaceMember(own);
        }
        return null;
    }

    /// <summary>Whether a type is a sequence of <paramref name="record"/>, of any kind.</summary>
    public static bool IsSequenceOf(ITypeSymbol? type, ITypeSymbol record)
    {
        if (type is IArrayTypeSymbol array)
            return Same(array.ElementType, record);
        return type is INamedTypeSymbol { TypeArguments: { Length: 1 } arguments } named
            && Same(arguments[0], record)
            && (named.SpecialType is SpecialType.System_Collections_Generic_IEnumerable_T
                || named.AllInterfaces.Any(i => i.SpecialType == SpecialType.System_Collections_IEnumerable));
    }

    /// <summary>Whether two types or members are the same, null-state aside.</summary>
    public static bool Same(ISymbol? left, ISymbol? right) => SymbolEqualityComparer.Default.Equals(left, right);

    /// <summary>
    /// Whether a property of a record was generated, and not written by the user or inherited from the base: then the struct of the
    /// record's fields has one of that name.
    /// </summary>
    public static bool IsGenerated(IPropertySymbol property) =>
        !property.IsStatic && property.ContainingType.BaseType is { Name: "SObject", TypeArguments: { Length: 2 } arguments }
            && !arguments[1].GetMembers(property.Name).IsEmpty;

    /// <summary>
    /// Whether a generated property or record is of what the org lost: the compiler refuses its use, and no query asks for it.
    /// </summary>
    public static bool IsRemoved(ISymbol generated) =>
        generated.GetAttributes().Any(a => a.AttributeClass is { Name: "RemovedAttribute" } type && RuntimeNamespace.Declares(type));

    /// <summary>Whether the type is of the framework or of the runtime, whose methods do with a list what their names say.</summary>
    public static bool IsKnownCode(ITypeSymbol type)
    {
        if (RuntimeNamespace.Declares(type))
            return true;
        var space = type.ContainingNamespace;
        while (space is { IsGlobalNamespace: false, ContainingNamespace.IsGlobalNamespace: false })
            space = space.ContainingNamespace;
        return space is { Name: "System" };
    }

    /// <summary>Whether the type is one record, and not a type parameter or a base of several.</summary>
    public static bool IsOneRecord(ITypeSymbol type) =>
        IsRecord(type) && type.BaseType is { Name: "SObject", IsGenericType: true } && type is INamedTypeSymbol { IsGenericType: false };

    /// <summary>The record behind a relationship of a record, a parent or the children; null where it is not one of a known type.</summary>
    public static ITypeSymbol? RelatedRecord(ITypeSymbol? record, string relationship)
    {
        var type = record?.GetMembers().OfType<IPropertySymbol>()
            .FirstOrDefault(p => ApiName(p) == relationship && IsGenerated(p) && (IsRecord(p.Type) || IsChildList(p.Type)))?.Type;
        return IsChildList(type) ? ((INamedTypeSymbol)type!).TypeArguments[0] : type;
    }

    /// <summary>The record of an object in the org of another record; null where it has none.</summary>
    public static ITypeSymbol? RecordOf(ITypeSymbol? record, string sobject) =>
        record?.ContainingNamespace.GetTypeMembers().FirstOrDefault(t => IsOneRecord(t) && ObjectName(t) == sobject);

    /// <summary>
    /// The API name of a record's object: its C# name without the prefix that keeps it apart from a type of the framework.
    /// </summary>
    public static string ObjectName(ITypeSymbol record) => TypeNames.ApiName(record.Name);

    /// <summary>The name on the wire: the C# name without what was added to make it free.</summary>
    public static string ApiName(IPropertySymbol property) => property.Name.TrimEnd('_');
}
