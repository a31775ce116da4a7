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
        var found = new List<(string, string)>();
        foreach (var (name, fields) in cases)
        {
            var target = info.FindRelated(name)
                ?? throw new ArgumentException($"The index of objects has no {ApiName.Show(name)} that {parent} leads to.", nameof(cases));
            found.Add((target.Name, string.Join(", ", fields.Select(f => NamedField.Find(target, f).Path))));
        }
        return found.Count > 0
            ? new TypeofSelection(parent.Name, [.. found])
            : throw new ArgumentException("Name at least one object.", nameof(cases));
    }
}
