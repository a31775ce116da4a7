using Microsoft.CodeAnalysis;
using Salesforce.Typed.Generator.Binding;
using Salesforce.Typed.Schema;

namespace Salesforce.Typed.Analyzers.Unknown;

/// <summary>A parent or children whose object has no snapshot: the property is then not generated.</summary>
internal static class AbsentRelation
{
    /// <summary>Returns what to do about a relationship of that name; null where the object has none.</summary>
    /// <param name="describe">The snapshot; null where the project does not see it.</param>
    /// <param name="type">The fields or the record of the object.</param>
    /// <param name="name">The name in the code.</param>
    /// <param name="compilation">The compilation of the code.</param>
    public static string? Find(SObjectDescribe? describe, ITypeSymbol type, string name, Compilation compilation)
    {
        var reference = ReferenceOf(type, name);
        var targets = describe?.Fields.FirstOrDefault(f => Same(f.RelationshipName, name))?.ReferenceTo.ToList() ?? [];
        if (targets.Count == 0 && reference is { } found)
            targets = [.. TargetsOf(found, compilation)];
        var child = describe?.ChildRelationships.FirstOrDefault(c => Same(c.RelationshipName, name))?.ChildSObject;
        var absent = child ?? (targets.Count == 1 ? targets[0] : null);
        if (absent is null || RecordShapes.RecordOf(RecordIn(type), absent) is not null)
            return null;
        return child is null
            ? $"There is no snapshot of {absent}, the parent: run 'sftyped pull {absent}'"
                + (reference is null ? "" : $", or use the id {reference.Name}")
            : $"There is no snapshot of {absent}, the children: run 'sftyped pull {absent}'";
    }

    // AccountId for Account, and X__c for X__r.
    private static IPropertySymbol? ReferenceOf(ITypeSymbol type, string name)
    {
        var field = name.EndsWith("__r", StringComparison.OrdinalIgnoreCase) ? name.Substring(0, name.Length - 1) + "c" : name + "Id";
        return type.GetMembers().OfType<IPropertySymbol>().FirstOrDefault(p => Same(p.Name, field));
    }

    private static IEnumerable<string> TargetsOf(IPropertySymbol reference, Compilation compilation)
    {
        var type = reference.Type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable
            ? nullable.TypeArguments[0] : reference.Type;
        return type is INamedTypeSymbol { TypeArguments: [INamedTypeSymbol target, ..] }
            && SalesforceSymbols.Of(compilation).IsAbsentObject(target)
            ? [target.Name]
            : [];
    }

    // Any record of the namespace leads to the others.
    private static ITypeSymbol? RecordIn(ITypeSymbol type) =>
        type.ContainingNamespace.GetTypeMembers().FirstOrDefault(RecordShapes.IsOneRecord);

    private static bool Same(string? left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}
