using System.Globalization;
using System.Text;
using Salesforce.Typed.Schema.Json;

namespace Salesforce.Typed.Schema;

/// <summary>
/// Writes the snapshot form of an object (docs/snapshots.md): only what is consumed, fields sorted by name, one field a line, so that
/// the difference of two snapshots reads as a list of changed fields. The same object always gives the same text.
/// </summary>
public static class SnapshotWriter
{
    /// <summary>The version of the form.</summary>
    public const int Version = 1;

    /// <summary>The text of the snapshot, with line feeds and a last one at the end.</summary>
    public static string Write(SObjectDescribe describe)
    {
        var text = new StringBuilder("{\n");
        Line(text, "snapshot", Version.ToString(CultureInfo.InvariantCulture));
        Line(text, "name", JsonText.Quote(describe.Name));
        if (describe.Removed is { } removed)
            Line(text, "removed", TombstoneText.Write(removed));
        Line(text, "label", JsonText.Quote(describe.Label));
        Line(text, "labelPlural", JsonText.Quote(describe.LabelPlural));
        if (describe.KeyPrefix is { } prefix)
            Line(text, "keyPrefix", JsonText.Quote(prefix));
        for (var i = 0; i < TraitKeys.Objects.Values.Length; i++)
        {
            if (describe.Is(TraitKeys.Objects.Values[i]))
                Line(text, TraitKeys.Objects.Names[i], "true");
        }
        if (describe.SupportedScopes.Count > 0)
            Line(text, "supportedScopes", "[" + string.Join(", ", describe.SupportedScopes.Select(JsonText.Quote)) + "]");
        List(text, "recordTypeInfos", describe.RecordTypes
            .OrderBy(t => t.DeveloperName, StringComparer.Ordinal).ThenBy(t => t.RecordTypeId, StringComparer.Ordinal).Select(RecordType));
        List(text, "fields", describe.Fields.OrderBy(f => f.Name, StringComparer.Ordinal).Select(SnapshotFieldText.Of));
        if (describe.RemovedFields.Count > 0)
            List(text, "removedFields", describe.RemovedFields.OrderBy(f => f.Name, StringComparer.Ordinal).Select(SnapshotFieldText.Of));
        List(text, "childRelationships", describe.ChildRelationships
            .OrderBy(c => c.ChildSObject, StringComparer.Ordinal).ThenBy(c => c.Field, StringComparer.Ordinal)
            .ThenBy(c => c.RelationshipName, StringComparer.Ordinal).Select(Child));
        // Every entry above ends in a comma; the last one must not.
        text.Length -= 2;
        return text.Append("\n}\n").ToString();
    }

    private static void Line(StringBuilder text, string key, string value) =>
        text.Append("  ").Append(JsonText.Quote(key)).Append(": ").Append(value).Append(",\n");

    private static void List(StringBuilder text, string key, IEnumerable<string> lines)
    {
        var rows = string.Join(",\n", lines.Select(l => "    " + l));
        Line(text, key, rows.Length == 0 ? "[]" : "[\n" + rows + "\n  ]");
    }

    private static string RecordType(RecordTypeInfo type) => new JsonText()
        .Add("developerName", type.DeveloperName)
        .Add("name", type.Name)
        .AddIf("recordTypeId", type.RecordTypeId)
        .AddUnless("active", type.Active)
        .AddUnless("available", type.Available)
        .AddIf("defaultRecordTypeMapping", type.Default)
        .AddIf("master", type.Master)
        .ToString();

    private static string Child(ChildRelationship child) => new JsonText()
        .Add("childSObject", child.ChildSObject)
        .Add("field", child.Field)
        .AddIf("relationshipName", child.RelationshipName)
        .AddIf("cascadeDelete", child.CascadeDelete)
        .AddIf("restrictedDelete", child.RestrictedDelete)
        .ToString();
}
