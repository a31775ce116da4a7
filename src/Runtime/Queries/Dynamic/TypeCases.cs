using Salesforce.Typed.CompilerServices;
using Salesforce.Typed.Core.Dynamic;

namespace Salesforce.Typed.Queries.Dynamic;

/// <summary>The cases of a TYPEOF that is composed at run time.</summary>
internal static class TypeCases
{
    /// <summary>The part of the SELECT list.</summary>
    /// <exception cref="ArgumentException">
    /// The relationship does not lead to several objects, or one of them is not among those or lacks a field.
    /// </exception>
    public static TypeofSelection Of(SObjectInfo info, string relationship, IEnumerable<(string Object, IEnumerable<string> Fields)> cases)
    {
        ArgumentNullException.ThrowIfNull(cases);
        var parent = NamedField.Member(info, relationship);
        if (parent.Kind != FieldKind.Polymorphic)
            throw new ArgumentException($"{parent} does not lead to several possible objects: name its fields as paths in Select.",
                nameof(relationship));
        // Known of objects that are defined at run time; the org checks the others.
        var targets = info.Definition?.Fields.FirstOrDefault(f => f.RelationshipName == parent.Name)?.ReferenceTo;
        var found = new List<(string, string)>();
        foreach (var (name, fields) in cases)
        {
            var target = info.FindRelated(name)
                ?? throw new ArgumentException($"The index of objects has no {ApiName.Show(name)} that {parent} leads to.", nameof(cases));
            if (targets is not null && !targets.Contains(target.Name, StringComparer.OrdinalIgnoreCase))
                throw new ArgumentException(
                    $"{parent} does not lead to {target.Name}; it leads to {string.Join(", ", targets)}.", nameof(cases));
            string[] paths = [.. (fields ?? []).Select(f => NamedField.Find(target, f).Path)];
            found.Add(paths.Length > 0
                ? (target.Name, string.Join(", ", paths))
                : throw new ArgumentException($"Name at least one field of {target.Name}.", nameof(cases)));
        }
        return found.Count > 0
            ? new TypeofSelection(parent.Name, [.. found])
            : throw new ArgumentException("Name at least one object.", nameof(cases));
    }
}
