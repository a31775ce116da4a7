using Salesforce.Typed.Testing.Events;

namespace Salesforce.Typed.Testing;

/// <summary>What an org is started with.</summary>
/// <param name="Clock">The clock.</param>
/// <param name="TimeZone">The user's time zone.</param>
/// <param name="FiscalYearStart">The month in which the fiscal year begins.</param>
/// <param name="Events">Which changes are published.</param>
internal sealed record OrgSettings(TimeProvider Clock, TimeZoneInfo TimeZone, int FiscalYearStart, EventSettings Events);
