using System.Reflection;
using Acme.Crm;

namespace Salesforce.Typed.Tests;

/// <summary>The objects of the repository's snapshots, as the generator made them.</summary>
internal static class AllObjects
{
    /// <summary>All of them, by name.</summary>
    public static IReadOnlyList<SObjectInfo> Infos { get; } =
    [
        .. typeof(Account).Assembly.GetTypes()
            .Where(t => t.Namespace == typeof(Account).Namespace && !t.IsAbstract && typeof(SObject).IsAssignableFrom(t))
            .Select(t => (SObjectInfo)t.GetProperty("Info", BindingFlags.Public | BindingFlags.Static)!.GetValue(null)!)
            .OrderBy(i => i.Name, StringComparer.Ordinal),
    ];

    /// <summary>One of them.</summary>
    public static SObjectInfo Find(string name) => Infos.First(i => i.Name == name);

    /// <summary>The property of a record that holds a field; null where the field cannot be set.</summary>
    public static PropertyInfo? Setter(SObject record, FieldInfo field) =>
        record.GetType().GetProperty(field.Name) is { CanWrite: true } property ? property : null;
}
