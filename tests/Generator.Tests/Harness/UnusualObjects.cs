namespace Salesforce.Typed.Tests;

/// <summary>Objects with the unusual parts of a describe, for the approved texts of what is generated.</summary>
internal static class UnusualObjects
{
    /// <summary>All of them, one org.</summary>
    public static IReadOnlyList<Describe> Objects { get; } =
    [
        new Describe("Account", keyPrefix: "001")
            .Field("Name", "string", "cufsgaN", length: 255)
            .Field("LastName", "string", length: 80)
            .Field("IsPersonAccount", "boolean", "dfsg")
            .Reference("PersonContactId", "PersonContact", ["Contact"], "nfsga")
            .Child("Partners", "Visit__c", "Partner__c"),
        new Describe("Contact", keyPrefix: "003").Field("LastName", "string", "cufsga", length: 80),
        new Describe("Visit__c", "Visit", "a01")
            .Reference("About__c", "About__r", ["Account", "Contact", "Line__c"])
            .Reference("OwnerId", "Owner", ["Queue", "User"], "cudfsga")
            .Reference("By__c", "By__r", ["User"])
            .Reference("Partner__c", "Partner__r", ["Account"])
            .Reference("Anything__c", null, [])
            .Reference("Self__c", "Self__r", ["Visit__c"])
            .Child("Followups__r", "Visit__c", "Self__c"),
        new Describe("Line__c", "Line", "a02")
            .Field("Name", "string", "dfsgaAN", length: 80)
            .Reference("Order__c", "Order__r", ["Order__c"], "cfsga")
            .Field("Amount__c", "currency", "cufsa", precision: 18, scale: 2)
            .Field("Total__c", "currency", "nfsaC", precision: 18, scale: 2)
            .Field("Key__c", "string", "cunfsgakxq", length: 40),
        new Describe("Order__c", "Order", "a03")
            .Field("Name", "string", "cudfsgaN", length: 80)
            .Child("Lines__r", "Line__c", "Order__c")
            .Child("ShippedLines__r", "Line__c", "Shipped__c")
            .Child(null, "Line__c", "Hidden__c")
            .Child("Histories", "Order__History", "ParentId"),
        new Describe("Domain", keyPrefix: "0I4")
            .Field("Domain", "string").Field("DomainFields", "string").Field("Equals", "string").Field("ToString", "string").Field(
                "GetHashCode", "int").Field("GetType", "string")
            .Field("Clone", "boolean", "cudfsg").Field("Info", "string").Field("GetChanges", "date").Field("EqualityContract", "string")
            .Field("PrintMembers", "string")
            .Field("Empty", "string").Field("WithId", "string").Field("Related", "string").Field("ByKey", "string").Field(
                "IsLoaded", "boolean", "cudfsg").Field("Finalize", "string")
            .Picklist("Fields", ["A"]).Picklist("Keys", ["B"])
            .Reference("OwnerId", "Equals", ["Contact"]),
        new Describe("Keyword__c", keyPrefix: "a04")
            .Field("class", "string").Field("event", "date").Field("record", "int").Field("in", "boolean", "cudfsg").Field(
                "required", "string", "cufsga").Field("field", "string").Field("value", "string").Field("init", "string"),
        new Describe("acme__Job__c", "Job", "a05").Field("acme__Name__c", "string").Picklist("acme__State__c", ["Open"]),
        new Describe("Setting__mdt", "Setting", "m00", createable: false).Field("DeveloperName", "string", "cufsgaN").Field(
            "Value__c", "string", ReadOnlyText),
        new Describe("Alert__e", "Alert", "e00").Field("Text__c", "textarea", "cn", length: 1000).Field("ReplayId", "string", "n"),
        new Describe("AccountChangeEvent", "Account change event", createable: false).Field("ChangeEventHeader", "complexvalue", "n").Field(
            "Name", "string", "n"),
        new Describe("TaskStatus", keyPrefix: "01Q", createable: false).Field("MasterLabel", "string", ReadOnlyText).Picklist(
            "Kind", ["x"]),
        new Describe("Pick__c", "Pick", "a06")
            .Picklist("Odd__c", ["", "1", "1st", "-", "--", "A B", "AB", "a-b", "Value", "ToString", "Pick__cOdd__c", "Привет "
                + "мир", "名前", "😀", "é", "new", "New", "Clone|<b>bold</b> & \"x\""], label: "Odd values")
            .Picklist("Country__c", ["DE|Germany", "US|United States", "XX|Nowhere"]).LastValue(active: false)
            .Picklist("State__c", ["HH|Hamburg"], controller: "Country__c").LastValue(validFor: "gAAA", isDefault: true)
            .Field("IsFree__c", "boolean", "cudfsg")
            .Picklist("Price__c", ["0"], controller: "IsFree__c").LastValue(validFor: "QAAA")
            .Picklist("Many__c", ["A", "B"], "cunf", "multipicklist"),
        new Describe("Kinds__c", "Kinds", "a07")
            .Field("Address__c", "address", "nf").Field("Any__c", "anyType", "n").Field("Blob__c", "base64", "cun").Field(
                "Box__c", "combobox").Field("Complex__c", "complexvalue", "n")
            .Field("Currency__c", "currency", "cunfsa", precision: 18, scale: 2).Field("Date__c", "date").Field(
                "DateTime__c", "datetime", "cunfsa").Field("Double__c", "double", precision: 10, scale: 3)
            .Field("Email__c", "email", length: 80).Field("Encrypted__c", "encryptedstring", "cun", length: 175).Field("Int__c", "int")
            .Field("Json__c", "json", "n").Field("Location__c", "location", "nf")
            .Field("Location__Latitude__s", "double", "cunfsa", precision: 18, scale: 15).Field("Long__c", "long").Field(
                "LongText__c", "textarea", "cun", length: 32768).Field("Percent__c", "percent", "cunfsa", precision: 5, scale: 2)
            .Field("Phone__c", "phone", length: 40).Field("Rich__c", "textarea", "cun", length: 32768).Field(
                "Text__c", "string", length: 80).Field("Time__c", "time", "cunfsg").Field("Url__c", "url", length: 255)
            .Field("MasterRecordId", "masterrecord", "nf").Field("TaskWhoIds", "JunctionIdList", "cun").Field(
                "Category__c", "DataCategoryGroupReference").Field("Future__c", "hologram"),
        new Describe("Text__c", "A */ label\nof </summary> two lines & \"quotes\"", "a08")
            .Field("A__c", "string", label: "😀 \\ {0} // \u2028 \u0001", help: "First line.\r\nSecond <line> & more. ]]> ")
            .Picklist("B__c", ["say \"x\"|Say \\\"x\\\"", "tab\there", "{0}", "\u2028"]),
    ];

    private const string ReadOnlyText = "nfsga";
}
