using Acme.Crm;
using Salesforce.Typed;
using Salesforce.Typed.Auth;
using Salesforce.Typed.Events;

namespace Acme;

/// <summary>Prints the changes of an org, each as what it is.</summary>
internal static class Watcher
{
    public static async Task RunAsync(Uri instance, Uri pubSub, string token, int ends)
    {
        await using var org = new SalesforceClient(new SalesforceOptions { Instance = instance, Auth = new ExternalTokenFlow(token) });
        // From the oldest event on, so that nothing is missed while this process starts; a service would keep its place in a store.
        var options = new EventOptions { Endpoint = pubSub, From = ReplayFrom.Earliest };
        var seen = 0;
        await foreach (var change in org.Changes(SalesforceObjects.All, options))
        {
            Console.WriteLine(change switch
            {
                ChangeEvent<Account> { Type: ChangeType.Create } a =>
                    $"  + account {a.Record.Name}, {a.Record.Industry}, in {a.Record.BillingCity}",
                ChangeEvent<Account> a when a.Changed(x => x.Phone) => $"  ~ account {a.Record.Id}: phone is now {a.Record.Phone}",
                ChangeEvent<Account> { Type: ChangeType.Update } a =>
                    $"  ~ account {a.Record.Id}: {string.Join(", ", a.ChangedFields)}; cleared: {string.Join(", ", a.NulledFields)}",
                ChangeEvent<Contact> { Type: ChangeType.Create } c =>
                    $"  + contact {c.Record.FirstName} {c.Record.LastName} of {c.Record.AccountId}",
                { Reload: not Reload.Nothing } => $"  ! {change.EntityName}: read the {change.Reload} again",
                _ => $"  {(change.Type == ChangeType.Delete ? '-' : '~')} {change.EntityName} {string.Join(", ", change.RawRecordIds)}",
            });
            if (++seen == ends)
                break;
        }
    }
}
