using Acme.Crm;

namespace Acme;

/// <summary>What a caller gives to create an account.</summary>
internal sealed record NewAccount(string Name, string? Industry, decimal? AnnualRevenue)
{
    public Account ToRecord() => new()
    {
        Name = Name,
        Industry = Industry is null ? null : AccountIndustry.Of(Industry),
        AnnualRevenue = AnnualRevenue,
    };
}
