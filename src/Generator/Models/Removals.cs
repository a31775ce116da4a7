using Salesforce.Typed.Generator.Naming;
using Salesforce.Typed.Schema;
using Salesforce.Typed.Schema.Diff;

namespace Salesforce.Typed.Generator.Models;

/// <summary>What is said of fields, objects and values that the org lost: when they went, and what is there instead.</summary>
internal static class Removals
{
    // Each search compares with all existing names; an object that lost more than these gets no suggestions for the rest.
    private const int MostSuggestions = 100;

    /// <summary>Of a field.</summary>
    public static Removal OfField(SObjectDescribe describe, FieldDescribe field)
    {
        var renamed = field.Removed!.RenamedTo is { } name ? describe.FindField(name)?.Name : null;
        var nearest = renamed
            ?? (HasSuggestion(describe, field) ? NameDistance.Nearest(field.Name, describe.Fields.Select(f => f.Name)) : null);
        return new Removal(
            field.Removed.Sentence($"{describe.Name}.{field.Name}", nearest), renamed is null ? null : Identifier.Escape(renamed));
    }

    /// <summary>Of an object, by the existing ones.</summary>
    public static Removal OfObject(SObjectDescribe describe, SchemaIndex index)
    {
        var others = index.Objects.Select(o => o.ApiName).Where(n => n != describe.Name);
        return new(describe.Removed!.Sentence(describe.Name, NameDistance.Nearest(describe.Name, others)), null);
    }

    /// <summary>The values that a picklist lost. A name that a living value has is that value's.</summary>
    /// <param name="place">The object and the field.</param>
    /// <param name="typeName">The C# name of the picklist.</param>
    /// <param name="field">The field.</param>
    /// <param name="names">The names of the existing values.</param>
    public static EquatableArray<RemovedValue> OfValues(string place, string typeName, FieldDescribe field, string[] names)
    {
        var living = new HashSet<string>(field.PicklistValues.Select(v => v.Value), StringComparer.Ordinal);
        var gone = field.RemovedValues.Where(v => !living.Contains(v.Value)).ToList();
        if (gone.Count == 0)
            return default;
        var old = PicklistValueNames.Of(typeName, [.. field.PicklistValues.Concat(gone).Select(v => v.Value)]);
        var taken = new HashSet<string>(names, StringComparer.Ordinal);
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = field.PicklistValues.Count - 1; i >= 0; i--)
            places[field.PicklistValues[i].Value] = i;
        var removed = new List<RemovedValue>();
        for (var i = 0; i < gone.Count; i++)
        {
            var name = old[names.Length + i];
            if (name.Length == 0 || taken.Contains(name))
                continue;
            var stone = gone[i].Removed!;
            var next = stone.RenamedTo is { } renamed && places.TryGetValue(renamed, out var found) ? found : -1;
            var nearest = next >= 0 ? stone.RenamedTo : i < MostSuggestions ? NameDistance.Nearest(gone[i].Value, living) : null;
            var sentence = stone.Sentence($"'{gone[i].Value}' of {place}", nearest is null ? null : $"'{nearest}'");
            removed.Add(
                new RemovedValue(name, gone[i].Value, new Removal(sentence, next >= 0 && names[next].Length > 0 ? names[next] : null)));
        }
        return new EquatableArray<RemovedValue>(removed);
    }

    private static bool HasSuggestion(SObjectDescribe describe, FieldDescribe field)
    {
        for (var i = 0; i < describe.RemovedFields.Count && i < MostSuggestions; i++)
        {
            if (describe.RemovedFields[i].Name == field.Name)
                return true;
        }
        return false;
    }
}
