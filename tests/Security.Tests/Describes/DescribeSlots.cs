namespace Salesforce.Typed.Tests.Describes;

/// <summary>
/// Writes the describe of a probe object with one place that an attacker controls, or all places of texts. Without the attack it generates
/// a field <c>Safe</c> and one of each other kind.
/// </summary>
internal static class DescribeSlots
{
    /// <summary>The places of names: what is not a name there is reported.</summary>
    public static readonly string[] Names =
    [
        "object-name", "field-name", "relationship-name", "reference-target", "second-reference-target", "controller-name",
        "compound-field", "child-object",
        "child-field", "child-relationship", "key-prefix", "record-type", "scope", "removed-field-name", "removed-relationship",
    ];

    /// <summary>The places of texts: whatever they hold, the code compiles.</summary>
    public static readonly string[] Texts =
    [
        "object-label", "plural-label", "field-label", "field-type", "help", "extra-type", "default-value", "picklist-value",
        "picklist-label", "controlling-value", "record-type-label",
        "tombstone-on", "tombstone-last-seen", "tombstone-renamed", "removed-value", "removed-value-renamed", "removed-label",
    ];

    /// <summary>All places of <see cref="Texts"/> together.</summary>
    public const string EveryText = "every-text";

    /// <summary>The describe.</summary>
    /// <param name="slot">The place; any other text for none.</param>
    /// <param name="input">What is there.</param>
    /// <param name="name">The name of the object.</param>
    public static string Write(string slot, string input, string name)
    {
        string At(string place, string usual) => Json.Text(slot == place || (slot == EveryText && Texts.Contains(place)) ? input : usual);
        string Stone() => Json.Object(("on", At("tombstone-on", "2026-11-23")), ("lastSeen", At(
            "tombstone-last-seen", "2026-11-01")), ("renamedTo", At("tombstone-renamed", "Safe")));
        const string all = "\"createable\": true, \"updateable\": true, \"nillable\": true, \"filterable\": true, \"sortable\": true, "
            + "\"groupable\": true, \"aggregatable\": true, \"idLookup\": true";
        return Json.Object(
            ("name", At("object-name", name)), ("label", At("object-label", "Probe")), ("labelPlural", At("plural-label", "Probes")),
            ("keyPrefix", At("key-prefix", "a0P")), ("createable", "true"),
            ("supportedScopes", Json.Array([Json.Object(("name", At("scope", "everything")))])),
            ("recordTypeInfos", Json.Array(
                [Json.Object(("developerName", At("record-type", "Master")), ("name", At("record-type-label", "Master")))])),
            ("childRelationships", Json.Array([Json.Object(("childSObject", At("child-object", "Good__c")), ("field", At(
                "child-field", "Probe__c")), ("relationshipName", At("child-relationship", "Goods__r")))])),
            ("removedFields", Json.Array(
            [
                Plain(At("removed-field-name", "Gone__c"), "\"string\"", ("label", At("removed-label", "Gone")), ("removed", Stone())),
                Plain("\"GoneRef__c\"", "\"reference\"", ("referenceTo", "[\"Good__c\"]"), ("relationshipName", At(
                    "removed-relationship", "GoneRef__r")), ("removed", Stone())),
            ])),
            ("fields", Json.Array(
            [
                Plain("\"Id\"", "\"id\""),
                Plain("\"Safe\"", "\"string\""),
                Plain(At("field-name", "Attack__c"), At(
                    "field-type", "string"), ("label", At("field-label", "Attack")), ("inlineHelpText", At("help", "Help")),
                    ("defaultValue", At("default-value", "x")), ("extraTypeInfo", At("extra-type", "plaintextarea")),
                    ("compoundFieldName", At("compound-field", "Compound"))),
                Plain("\"Ref__c\"", "\"reference\"", ("referenceTo", Json.Array(
                    [At("reference-target", "Good__c")])), ("relationshipName", At("relationship-name", "Ref__r"))),
                Plain("\"Two__c\"", "\"reference\"", ("referenceTo", Json.Array(
                    ["\"Good__c\"", At("second-reference-target", "Other__c")])), ("relationshipName", "\"Two__r\"")),
                Plain("\"Control__c\"", "\"picklist\"", ("picklistValues", Json.Array(
                    [Json.Object(("value", At("controlling-value", "On")), ("label", At("picklist-label", "On")))]))),
                Plain("\"Pick__c\"", "\"picklist\"", ("controllerName", At("controller-name", "Control__c")),
                    ("picklistValues", Json.Array([Json.Object(
                        ("value", At("picklist-value", "One")), ("label", At("picklist-label", "First")), ("validFor", "\"gAAA\""))])),
                    ("removedValues", Json.Array([Json.Object(("value", At("removed-value", "Old")),
                        ("removed", Json.Object(
                            ("on", At("tombstone-on", "2026-11-23")), ("renamedTo", At("removed-value-renamed", "One")))))]))),
            ])));

        string Plain(string field, string type, params (string Key, string Value)[] more) =>
            "{" + $"\"name\": {field}, \"type\": {type}, " + string.Concat(more.Select(m => $"\"{m.Key}\": {m.Value}, ")) + all + "}";
    }
}
