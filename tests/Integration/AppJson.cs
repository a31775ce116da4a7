using System.Text.Json.Serialization;
using Acme.Crm;

namespace Salesforce.Typed.Tests;

/// <summary>What an app has that sends records, and values of theirs, over an API of its own.</summary>
internal sealed record Visit(
    Id<Account> Account,
    Id<Contact>? Host,
    TaskWhatId About,
    AccountIndustry? Industry,
    Project__cPriority__c Priority,
    PicklistSet<AccountRegions__c>? Regions,
    Dictionary<Id<Account>, int> Visits,
    Dictionary<AccountIndustry, string> Words,
    IReadOnlyList<Id<Contact>> Guests)
{
    public Contact? Guest { get; init; }
}

/// <summary>System.Text.Json's generator sees the records, because they are in a project of their own.</summary>
[JsonSerializable(typeof(Account))]
[JsonSerializable(typeof(List<Contact>))]
[JsonSerializable(typeof(Visit))]
internal sealed partial class AppJson : JsonSerializerContext;
