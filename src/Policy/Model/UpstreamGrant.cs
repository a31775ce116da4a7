namespace Salesforce.Typed.Policy.Model;

/// <summary>Whether an agent may call one tool of another server.</summary>
/// <param name="Tool">The tool, as <c>dx.run_soql_query</c>.</param>
/// <param name="Access">Whether it may be called.</param>
public sealed record UpstreamGrant(string Tool, UpstreamAccess Access);
