using System.Diagnostics;
using Acme.Crm;
using Salesforce.Typed;
using Salesforce.Typed.Auth;
using Salesforce.Typed.Testing;

namespace Acme;

/// <summary>Writes to a local org, a step at a time.</summary>
internal static class Writer
{
    private const int Changes = 6;

    public static async Task RunAsync()
    {
        await using var local = await LocalOrg.StartAsync(o => o.Snapshots("describe-snapshots"));
        using var watcher = StartWatcher(local);
        await using var org = new SalesforceClient(new SalesforceOptions
        {
            Instance = local.Url,
            Auth = new ExternalTokenFlow(local.Token),
        });

        Console.WriteLine("creates an account and a contact");
        var id = await org.Account.CreateAsync(new Account { Name = "Acme", Industry = AccountIndustry.Technology, BillingCity = "Bern" });
        await org.Contact.CreateAsync(new Contact { FirstName = "Ann", LastName = "Ray", AccountId = id });
        await Task.Delay(500);
        Console.WriteLine("sets the phone");
        await org.Account.UpdateAsync(Account.WithId(id) with { Phone = "+41 31 555" });
        await Task.Delay(500);
        Console.WriteLine("clears the industry; meanwhile the watcher's connection breaks");
        local.Events.Disconnect(abruptly: true);
        await org.Account.UpdateAsync(Account.WithId(id) with { Industry = null, BillingCity = "Basel" });
        await Task.Delay(500);
        Console.WriteLine("changes more than the bus publishes one by one, then deletes the account");
        await local.Events.PublishOverflowAsync("Account");
        await org.Account.DeleteAsync(id);
        await watcher.WaitForExitAsync();
    }

    private static Process StartWatcher(LocalOrg local)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { Environment = { ["CHANGES"] = $"{Changes}" } };
        // With dotnet as the host, the program is its first argument.
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet")
            start.ArgumentList.Add(Environment.GetCommandLineArgs()[0]);
        foreach (var argument in (string[])["watch", local.Url.ToString(), local.PubSubAddress.ToString(), local.Token])
            start.ArgumentList.Add(argument);
        return Process.Start(start)!;
    }
}
