using System.Text.Json.Serialization;
using Salesforce.Typed;

namespace Crm.App;

/// <summary>What the app sends its own clients of an account.</summary>
internal sealed record Customer(
    Id<Account> Id, string Name, AccountIndustry? Industry, PicklistSet<AccountRegions__c>? Regions, IReadOnlyList<string> Contacts);

/// <summary>All that the app serializes.</summary>
[JsonSerializable(typeof(List<Customer>))]
[JsonSerializable(typeof(Account))]
internal sealed partial class AppJson : JsonSerializerContext;
