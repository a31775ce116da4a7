using System.Globalization;
using System.Text;

namespace Salesforce.Typed.Benchmarks;

/// <summary>Writes the answer of GET <c>/sobjects/X/describe</c>, with every member that the platform sends.</summary>
internal static class SyntheticDescribe
{
    /// <summary>The JSON of an object.</summary>
    public static string Of(
        string name, IReadOnlyList<SyntheticField> fields, IEnumerable<(string Child, string Field, string Relationship)> children)
    {
        var json = new StringBuilder();
        json.Append(
            "{\"actionOverrides\":[],\"activateable\":false,\"associateEntityType\":null,\"associateParentEntity\":null,\"childRelationships\":[");
        json.AppendJoin(
            ',',
            children.Select(
                c =>
                    $$"""{"cascadeDelete":false,"childSObject":"{{c.Child}}","deprecatedAndHidden":false,"field":"{{c.Field}}","junctionIdListNames":[],"junctionReferenceTo":[],"relationshipName":"{{c.Relationship}}","restrictedDelete":false}"""));
        json.Append(
            "],\"compactLayoutable\":true,\"createable\":true,\"custom\":true,\"customSetting\":false,\"deletable\":true,\"fields\":[");
        for (var i = 0; i < fields.Count; i++)
        {
            json.Append(i == 0 ? "" : ",");
            Field(json, fields[i]);
        }
        json.Append("],\"hasSubtypes\":false,\"keyPrefix\":\"a00\",\"label\":\"").Append(name).Append("\",\"labelPlural\":\"").Append(name)
            .Append("s\",\"layoutable\":true,");
        json.Append("\"mergeable\":false,\"name\":\"").Append(name).Append(
            "\",\"queryable\":true,\"recordTypeInfos\":[],\"replicateable\":true,\"retrieveable\":true,");
        json.Append(
            "\"searchable\":true,\"supportedScopes\":[{\"label\":\"All\",\"name\":\"everything\"}],\"triggerable\":true,\"undeletable\":true,\"updateable\":true}");
        return json.ToString();
    }

    private static void Field(StringBuilder json, SyntheticField field)
    {
        var sorts = field.IsFilterable && field.Type != "multipicklist";
        var groups = sorts && field.Type is not ("currency" or "double" or "percent" or "datetime");
        json.Append(
            CultureInfo.InvariantCulture,
            $$"""{"aggregatable":{{Flag(sorts)}},"aiPredictionField":false,"autoNumber":false,"byteLength":{{field.Length * 3}},"calculated":false,"calculatedFormula":null,"cascadeDelete":false,"caseSensitive":false,"compoundFieldName":null,"controllerName":null,"createable":{{Flag(!field.IsReadOnly)}},"custom":true,"defaultValue":null,"defaultValueFormula":null,"defaultedOnCreate":{{Flag(field.IsReadOnly)}},"dependentPicklist":false,"deprecatedAndHidden":false,"digits":0,"displayLocationInDecimal":false,"encrypted":false,"externalId":{{Flag(field.IsExternalId)}},"extraTypeInfo":null,"filterable":{{Flag(field.IsFilterable)}},"filteredLookupInfo":null,"formulaTreatNullNumberAsZero":false,"groupable":{{Flag(groups)}},"highScaleNumber":false,"htmlFormatted":false,"idLookup":{{Flag(field.IsExternalId || field.Type == "id")}},"inlineHelpText":null,"label":"{{field.Label}}","length":{{field.Length}},"mask":null,"maskType":null,"name":"{{field.Name}}","nameField":{{Flag(field.Name == "Name")}},"namePointing":false,"nillable":{{Flag(field.IsNillable)}},"permissionable":true,"picklistValues":[""");
        json.AppendJoin(
            ',', field.Values.Select(v => $$"""{"active":true,"defaultValue":false,"label":"{{v}}","validFor":null,"value":"{{v}}"}"""));
        json.Append(
            CultureInfo.InvariantCulture,
            $$"""],"polymorphicForeignKey":{{Flag(field.ReferenceTo.Length > 1)}},"precision":{{field.Precision}},"queryByDistance":false,"referenceTargetField":null,"referenceTo":[{{string.Join(',', field.ReferenceTo.Select(Quote))}}],"relationshipName":{{(field.RelationshipName is { } name ? Quote(name) : "null")}},"relationshipOrder":null,"restrictedDelete":false,"restrictedPicklist":false,"scale":{{field.Scale}},"searchPrefilterable":false,"soapType":"xsd:{{field.Type}}","sortable":{{Flag(sorts)}},"type":"{{field.Type}}","unique":{{Flag(field.IsExternalId)}},"updateable":{{Flag(!field.IsReadOnly)}},"writeRequiresMasterRead":false}""");
    }

    private static string Flag(bool value) => value ? "true" : "false";

    private static string Quote(string text) => "\"" + text + "\"";
}
