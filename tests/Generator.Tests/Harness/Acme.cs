namespace Salesforce.Typed.Tests;

/// <summary>An org of ours with every kind of field, relationship and flag that a query or a write can meet.</summary>
internal static class Acme
{
    /// <summary>Its objects.</summary>
    public static IReadOnlyList<Describe> Objects { get; } = [Account(), Contact(), Opportunity(), Task(), User(), Group(), Invoice()];

    private static Describe Account() => new Describe("Account", keyPrefix: "001")
        .Field("Name", "string", "cufsgaN", length: 255)
        .Picklist("Industry", ["Technology", "Energy", "Food & Drink"])
        .Picklist("SubIndustry__c", ["Software", "Wind"], controller: "Industry")
        .Field("AnnualRevenue", "currency", "cunfsa", precision: 18)
        .Field("NumberOfEmployees", "int")
        .Field("Visits__c", "long")
        .Field("Score__c", "double", precision: 10, scale: 2)
        .Field("Rate__c", "percent", "cunfsa", precision: 5, scale: 2)
        .Field("Phone", "phone", length: 40)
        .Field("Website", "url", length: 255)
        .Field("Mail__c", "email", length: 80)
        .Field("Kind__c", "combobox", length: 80)
        .Field("Description", "textarea", "cun", length: 32000)
        .Field("Notes__c", "textarea", "cunfsga", length: 255)
        .Field("BillingCity", "string", length: 40)
        .Field("BillingAddress", "address", "nf")
        .Field("IsActive__c", "boolean", "cudfsg")
        .Field("IsPartner", "boolean", "udfsg")
        .Field("ErpId__c", "string", "cunfsgakxq", length: 20)
        .Field("Number__c", "double", "cunfsgakxq", precision: 8)
        .Field("Founded__c", "date")
        .Field("Opens__c", "time", "cunfsg")
        .Picklist("Regions__c", ["EMEA", "APAC", "AMER"], "cunf", "multipicklist")
        .Field("Site__c", "location", "nf")
        .Field("Site__Latitude__s", "double", "cunfsa", precision: 18, scale: 15)
        .Field("Secret__c", "encryptedstring", "cun", length: 100)
        .Field("Payload__c", "json", "n")
        .Field("Photo__c", "base64", "cun")
        .Field("Total__c", "currency", "nfsaC", precision: 18, scale: 2)
        .Field("Import__c", "string", "cnfsga", length: 20)
        .Field("Hidden__c", "string", "cunsga", length: 20)
        .Field("Unsorted__c", "string", "cunfga", length: 20)
        .Field("CreatedDate", "datetime", "dfsa")
        .Reference("OwnerId", "Owner", ["User"], "cudfsga")
        .Reference("ParentId", "Parent", ["Account"])
        .Child("Contacts", "Contact", "AccountId")
        .Child("Opportunities", "Opportunity", "AccountId")
        .Child("ChildAccounts", "Account", "ParentId")
        .Child("Invoices__r", "Invoice__c", "Account__c")
        .Child("Tasks", "Task", "WhatId");

    private static Describe Contact() => new Describe("Contact", keyPrefix: "003")
        .Field("LastName", "string", "cufsga", length: 80)
        .Field("FirstName", "string", length: 40)
        .Field("Email", "email", length: 80)
        .Field("Birthdate", "date")
        .Field("DoNotCall", "boolean", "cudfsg")
        .Field("CreatedDate", "datetime", "dfsa")
        .Reference("AccountId", "Account", ["Account"])
        .Reference("ReportsToId", "ReportsTo", ["Contact"])
        .Reference("OwnerId", "Owner", ["User"], "cudfsga")
        .Child("Tasks", "Task", "WhoId")
        .Child("Reports", "Contact", "ReportsToId");

    private static Describe Opportunity() => new Describe("Opportunity", keyPrefix: "006")
        .Field("Name", "string", "cufsgaN", length: 120)
        .Picklist("StageName", ["Prospecting", "Closed Won"], "cufsga")
        .Picklist("Type", ["New", "Renewal"])
        .Field("CloseDate", "date", "cufsga")
        .Field("Amount", "currency", "cunfsa", precision: 18, scale: 2)
        .Field("IsClosed", "boolean", "dfsg")
        .Reference("AccountId", "Account", ["Account"])
        .Reference("OwnerId", "Owner", ["User"], "cudfsga");

    private static Describe Task() => new Describe("Task", keyPrefix: "00T")
        .Field("Subject", "combobox", length: 255)
        .Picklist("Status", ["Open", "Completed"], "cudfsga")
        .Reference("WhatId", "What", ["Account", "Opportunity", "Invoice__c"])
        .Reference("WhoId", "Who", ["Contact", "Lead"])
        .Reference("OwnerId", "Owner", ["Group", "User"], "cudfsga");

    private static Describe User() => new Describe("User", keyPrefix: "005")
        .Field("Name", "string", "fsga", length: 121)
        .Field("Email", "email", "cufsga", length: 128)
        .Field("IsActive", "boolean", "cudfsg")
        .Reference("ManagerId", "Manager", ["User"]);

    private static Describe Group() => new Describe("Group", keyPrefix: "00G")
        .Field("Name", "string", "cufsga", length: 40);

    private static Describe Invoice() => new Describe("Invoice__c", "Invoice", "a00")
        .Field("Name", "string", "dfsgaAN", length: 80)
        .Field("Number__c", "double", "cufsga", precision: 8)
        .Field("Due__c", "date")
        .Field("Total__c", "currency", "nfsaC", precision: 18, scale: 2)
        .Reference("Account__c", "Account__r", ["Account"], "cfsga");
}
