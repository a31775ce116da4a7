using Acme.Crm;

namespace Acme;

/// <summary>The customers of the other system. They come one by one, so their number does not matter.</summary>
internal static class Customers
{
    /// <summary>Reads the customers.</summary>
    public static async IAsyncEnumerable<Account> ReadAsync(int count)
    {
        for (var i = 1; i <= count; i++)
        {
            // Records need not set the same fields: what one does not set stays as it is.
            var account = Account.Empty with { ErpId__c = $"K-{i:D7}", Name = $"Customer {i}" };
            yield return i % 2 == 0 ? account with { Phone = $"+49 40 {i}" } : account with { NumberOfEmployees = i % 1000 };
            if (i % 1000 == 0)
                await Task.Yield();
        }
    }
}
