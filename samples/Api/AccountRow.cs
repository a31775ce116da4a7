using Acme.Crm;
using Salesforce.Typed;

namespace Acme;

/// <summary>An account in a list.</summary>
internal sealed record AccountRow(Id<Account> Id, string Name, string? Industry, decimal? Revenue, string? Owner)
{
    /// <summary>The projection: the query reads the fields that this code uses.</summary>
    public static AccountRow Of(Account a) => new(a.Id, a.Name, a.Industry?.Value, a.AnnualRevenue, a.Owner?.Name);
}
