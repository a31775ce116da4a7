namespace Salesforce.Typed.Schema.Tests;

/// <summary>A small describe with one of everything, for tests that break or change a text.</summary>
internal static class Sample
{
    /// <summary>As the REST API answers.</summary>
    public const string Describe = """
        {"activateable":false,"name":"Deal__c","label":"Deal","labelPlural":"Deals","keyPrefix":"a0D","createable":true,"custom":true,
        "urls":{"describe":"/services/data/v67.0/sobjects/Deal__c/describe","layouts":[]},"supportedScopes":[{"name":"mine","label":"My deals"}],
        "recordTypeInfos":[{"developerName":"Master","name":"Master","recordTypeId":"012000000000000AAA","active":true,"master":true}],
        "fields":[{"name":"Id","label":"Record ID","type":"id","length":18,"createable":false,"idLookup":true,"defaultValue":null},
        {"name":"Stage__c","label":"\u00C9tape \"1\"","type":"picklist","length":255,"createable":true,"nillable":true,"defaultValue":"a\\b",
        "picklistValues":[{"value":"New","label":"New","active":true,"defaultValue":true,"validFor":"gAAA"},{"value":"Old","label":"Alt","active":false}]},
        {"name":"Price__c","label":"Price","type":"currency","precision":18,"scale":2,"mask":-2.5e0,"createable":true,"referenceTo":[]},
        {"name":"Parent__c","label":"Parent","type":"reference","createable":true,"relationshipName":"Parent__r","relationshipOrder":0,
        "cascadeDelete":true,"referenceTo":["Account"]}],
        "childRelationships":[{"childSObject":"Task","field":"WhatId","relationshipName":"Tasks","cascadeDelete":true,"junctionIdListNames":[1.5e+3]}]}
        """;
}
