using Salesforce.Typed.Schema.Json;

namespace Salesforce.Typed.Schema;

/// <summary>The line of a field in the snapshot form.</summary>
internal static class SnapshotFieldText
{
    /// <summary>The field as a JSON object in one line; facts that are false, zero or absent are left out.</summary>
    public static string Of(FieldDescribe field)
    {
        var line = new JsonText()
            .Add("name", field.Name)
            .Add("type", field.TypeName)
            .Add("label", field.Label)
            .AddIf("length", field.Length)
            .AddIf("precision", field.Precision)
            .AddIf("scale", field.Scale)
            .AddIf("digits", field.Digits);
        for (var i = 0; i < TraitKeys.Fields.Values.Length; i++)
            line.AddIf(TraitKeys.Fields.Names[i], field.Is(TraitKeys.Fields.Values[i]));
        line.AddIf("extraTypeInfo", field.ExtraTypeInfo)
            .AddIf("compoundFieldName", field.CompoundFieldName)
            .AddIf("controllerName", field.ControllerName)
            .AddIf("defaultValue", field.DefaultValue)
            .AddIf("inlineHelpText", field.InlineHelpText)
            .AddIf("relationshipName", field.RelationshipName);
        if (field.RelationshipOrder is { } order)
            line.Add("relationshipOrder", order);
        if (field.ReferenceTo.Count > 0)
            line.AddRaw("referenceTo", "[" + string.Join(", ", field.ReferenceTo.Select(JsonText.Quote)) + "]");
        line.AddIf("referenceTargetField", field.ReferenceTargetField);
        if (field.PicklistValues.Count > 0)
            line.AddRaw("picklistValues", "[" + string.Join(", ", field.PicklistValues.Select(Entry)) + "]");
        if (field.RemovedValues.Count > 0)
            line.AddRaw("removedValues", "["
                + string.Join(", ", field.RemovedValues.OrderBy(v => v.Value, StringComparer.Ordinal).Select(Entry)) + "]");
        if (field.Removed is { } removed)
            line.AddRaw("removed", TombstoneText.Write(removed));
        return line.ToString();
    }

    private static string Entry(PicklistEntry entry)
    {
        var plain = entry.Label == entry.Value && entry.Active && !entry.Default && entry.ValidFor is null && entry.Removed is null;
        if (plain)
            return JsonText.Quote(entry.Value);
        var text = new JsonText()
            .Add("value", entry.Value)
            .AddIf("label", entry.Label == entry.Value ? null : entry.Label)
            .AddUnless("active", entry.Active)
            .AddIf("defaultValue", entry.Default)
            .AddIf("validFor", entry.ValidFor);
        return (entry.Removed is { } removed ? text.AddRaw("removed", TombstoneText.Write(removed)) : text).ToString();
    }
}
