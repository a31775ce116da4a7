using System.Text.Json;
using Salesforce.Typed.Schema;
using Salesforce.Typed.Testing.Core.Model;

namespace Salesforce.Typed.Testing.Http.Resources;

/// <summary>
/// Writes describes from the snapshots: every key that the platform has, with the value that the snapshot knows or the usual one.
/// </summary>
internal static class DescribeJson
{
    /// <summary>The object in short, as describe global has it.</summary>
    public static void WriteSummary(Utf8JsonWriter json, ObjectModel model, string baseUrl)
    {
        json.WriteStartObject();
        WriteObjectFacts(json, model);
        json.WriteStartObject("urls");
        json.WriteString("sobject", $"{baseUrl}/sobjects/{model.Name}");
        json.WriteString("describe", $"{baseUrl}/sobjects/{model.Name}/describe");
        json.WriteString("rowTemplate", $"{baseUrl}/sobjects/{model.Name}/{{ID}}");
        json.WriteEndObject();
        json.WriteEndObject();
    }

    /// <summary>The whole describe.</summary>
    public static void WriteFull(Utf8JsonWriter json, ObjectModel model, string baseUrl)
    {
        var describe = model.Describe;
        json.WriteStartObject();
        json.WriteStartArray("actionOverrides");
        json.WriteEndArray();
        json.WriteStartArray("childRelationships");
        foreach (var child in describe.ChildRelationships)
            WriteChild(json, child);
        json.WriteEndArray();
        WriteObjectFacts(json, model);
        json.WriteBoolean("compactLayoutable", true);
        json.WriteStartArray("fields");
        foreach (var field in model.Fields)
            WriteField(json, field);
        json.WriteEndArray();
        json.WriteStartArray("recordTypeInfos");
        foreach (var type in describe.RecordTypes)
            WriteRecordType(json, type, model, baseUrl);
        json.WriteEndArray();
        json.WriteBoolean("searchLayoutable", describe.Is(SObjectTraits.Searchable));
        json.WriteStartArray("supportedScopes");
        foreach (var scope in describe.SupportedScopes)
        {
            json.WriteStartObject();
            json.WriteString("label", scope);
            json.WriteString("name", scope);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteStartObject("urls");
        json.WriteString("describe", $"{baseUrl}/sobjects/{model.Name}/describe");
        json.WriteString("rowTemplate", $"{baseUrl}/sobjects/{model.Name}/{{ID}}");
        json.WriteString("sobject", $"{baseUrl}/sobjects/{model.Name}");
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteObjectFacts(Utf8JsonWriter json, ObjectModel model)
    {
        var describe = model.Describe;
        json.WriteBoolean("activateable", false);
        json.WriteBoolean("createable", describe.Is(SObjectTraits.Createable));
        json.WriteBoolean("custom", describe.Is(SObjectTraits.Custom));
        json.WriteBoolean("customSetting", describe.Is(SObjectTraits.CustomSetting));
        json.WriteBoolean("deepCloneable", false);
        json.WriteBoolean("deletable", describe.Is(SObjectTraits.Deletable));
        json.WriteBoolean("deprecatedAndHidden", describe.Is(SObjectTraits.DeprecatedAndHidden));
        json.WriteBoolean("feedEnabled", false);
        json.WriteBoolean("hasSubtypes", false);
        json.WriteBoolean("isSubtype", false);
        json.WriteString("keyPrefix", model.KeyPrefix);
        json.WriteString("label", describe.Label);
        json.WriteString("labelPlural", describe.LabelPlural);
        json.WriteBoolean("layoutable", true);
        json.WriteBoolean("mergeable", describe.Is(SObjectTraits.Mergeable));
        json.WriteBoolean("mruEnabled", true);
        json.WriteString("name", describe.Name);
        json.WriteBoolean("queryable", describe.Is(SObjectTraits.Queryable));
        json.WriteBoolean("replicateable", describe.Is(SObjectTraits.Replicateable));
        json.WriteBoolean("retrieveable", describe.Is(SObjectTraits.Retrieveable));
        json.WriteBoolean("searchable", describe.Is(SObjectTraits.Searchable));
        json.WriteBoolean("triggerable", describe.Is(SObjectTraits.Triggerable));
        json.WriteBoolean("undeletable", describe.Is(SObjectTraits.Undeletable));
        json.WriteBoolean("updateable", describe.Is(SObjectTraits.Updateable));
    }

    private static void WriteChild(Utf8JsonWriter json, ChildRelationship child)
    {
        json.WriteStartObject();
        json.WriteBoolean("cascadeDelete", child.CascadeDelete);
        json.WriteString("childSObject", child.ChildSObject);
        json.WriteBoolean("deprecatedAndHidden", false);
        json.WriteString("field", child.Field);
        json.WriteStartArray("junctionIdListNames");
        json.WriteEndArray();
        json.WriteStartArray("junctionReferenceTo");
        json.WriteEndArray();
        json.WriteString("relationshipName", child.RelationshipName);
        json.WriteBoolean("restrictedDelete", child.RestrictedDelete);
        json.WriteEndObject();
    }

    private static void WriteRecordType(Utf8JsonWriter json, RecordTypeInfo type, ObjectModel model, string baseUrl)
    {
        json.WriteStartObject();
        json.WriteBoolean("active", type.Active);
        json.WriteBoolean("available", type.Available);
        json.WriteBoolean("defaultRecordTypeMapping", type.Default);
        json.WriteString("developerName", type.DeveloperName);
        json.WriteBoolean("master", type.Master);
        json.WriteString("name", type.Name);
        json.WriteString("recordTypeId", type.RecordTypeId);
        json.WriteStartObject("urls");
        json.WriteString("layout", $"{baseUrl}/sobjects/{model.Name}/describe/layouts/{type.RecordTypeId}");
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteField(Utf8JsonWriter json, FieldModel model)
    {
        var field = model.Describe;
        json.WriteStartObject();
        json.WriteBoolean("aggregatable", field.Is(FieldTraits.Aggregatable));
        json.WriteBoolean("aiPredictionField", false);
        json.WriteBoolean("autoNumber", field.Is(FieldTraits.AutoNumber));
        json.WriteNumber("byteLength", field.Type is FieldType.Id or FieldType.Reference ? field.Length : field.Length * 3);
        json.WriteBoolean("calculated", field.Is(FieldTraits.Calculated));
        json.WriteNull("calculatedFormula");
        json.WriteBoolean("cascadeDelete", field.Is(FieldTraits.CascadeDelete));
        json.WriteBoolean("caseSensitive", field.Is(FieldTraits.CaseSensitive));
        json.WriteString("compoundFieldName", field.CompoundFieldName);
        json.WriteString("controllerName", field.ControllerName);
        json.WriteBoolean("createable", field.Is(FieldTraits.Createable));
        json.WriteBoolean("custom", field.Is(FieldTraits.Custom));
        if (model.Kind == ColumnKind.Boolean)
            json.WriteBoolean("defaultValue", bool.TryParse(field.DefaultValue, out var on) && on);
        else
            json.WriteString("defaultValue", field.DefaultValue);
        json.WriteNull("defaultValueFormula");
        json.WriteBoolean("defaultedOnCreate", field.Is(FieldTraits.DefaultedOnCreate));
        json.WriteBoolean("dependentPicklist", field.Is(FieldTraits.DependentPicklist));
        json.WriteBoolean("deprecatedAndHidden", field.Is(FieldTraits.DeprecatedAndHidden));
        json.WriteNumber("digits", field.Digits);
        json.WriteBoolean("displayLocationInDecimal", false);
        json.WriteBoolean("encrypted", field.Is(FieldTraits.Encrypted));
        json.WriteBoolean("externalId", field.Is(FieldTraits.ExternalId));
        json.WriteString("extraTypeInfo", field.ExtraTypeInfo);
        json.WriteBoolean("filterable", field.Is(FieldTraits.Filterable));
        json.WriteNull("filteredLookupInfo");
        json.WriteBoolean("groupable", field.Is(FieldTraits.Groupable));
        json.WriteBoolean("highScaleNumber", false);
        json.WriteBoolean("htmlFormatted", field.Is(FieldTraits.HtmlFormatted));
        json.WriteBoolean("idLookup", field.Is(FieldTraits.IdLookup));
        json.WriteString("inlineHelpText", field.InlineHelpText);
        json.WriteString("label", field.Label);
        json.WriteNumber("length", field.Length);
        json.WriteNull("mask");
        json.WriteNull("maskType");
        json.WriteString("name", field.Name);
        json.WriteBoolean("nameField", field.Is(FieldTraits.NameField));
        json.WriteBoolean("namePointing", field.Is(FieldTraits.NamePointing));
        json.WriteBoolean("nillable", field.Is(FieldTraits.Nillable));
        json.WriteBoolean("permissionable", field.Is(FieldTraits.Permissionable));
        WritePicklistValues(json, field);
        json.WriteBoolean("polymorphicForeignKey", field.Is(FieldTraits.PolymorphicForeignKey));
        json.WriteNumber("precision", field.Precision);
        json.WriteBoolean("queryByDistance", field.Is(FieldTraits.QueryByDistance));
        json.WriteString("referenceTargetField", field.ReferenceTargetField);
        json.WriteStartArray("referenceTo");
        foreach (var target in field.ReferenceTo)
            json.WriteStringValue(target);
        json.WriteEndArray();
        json.WriteString("relationshipName", field.RelationshipName);
        if (field.RelationshipOrder is { } order)
            json.WriteNumber("relationshipOrder", order);
        else
            json.WriteNull("relationshipOrder");
        json.WriteBoolean("restrictedDelete", field.Is(FieldTraits.RestrictedDelete));
        json.WriteBoolean("restrictedPicklist", field.Is(FieldTraits.RestrictedPicklist));
        json.WriteNumber("scale", field.Scale);
        json.WriteBoolean("searchPrefilterable", field.Type == FieldType.Reference);
        json.WriteString("soapType", field.Type.Info().SoapType);
        json.WriteBoolean("sortable", field.Is(FieldTraits.Sortable));
        json.WriteString("type", field.TypeName);
        json.WriteBoolean("unique", field.Is(FieldTraits.Unique));
        json.WriteBoolean("updateable", field.Is(FieldTraits.Updateable));
        json.WriteBoolean("writeRequiresMasterRead", field.Is(FieldTraits.WriteRequiresMasterRead));
        json.WriteEndObject();
    }

    private static void WritePicklistValues(Utf8JsonWriter json, FieldDescribe field)
    {
        json.WriteStartArray("picklistValues");
        foreach (var entry in field.PicklistValues)
        {
            json.WriteStartObject();
            json.WriteBoolean("active", entry.Active);
            json.WriteBoolean("defaultValue", entry.Default);
            json.WriteString("label", entry.Label);
            json.WriteString("validFor", entry.ValidFor);
            json.WriteString("value", entry.Value);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }
}
