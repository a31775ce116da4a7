using System.CommandLine;
using Salesforce.Typed.Cli.Shared.Commands;

namespace Salesforce.Typed.Cli.Gate;

/// <summary><c>sftyped gate</c>: an MCP server in front of an org, and its agents, policy, records and approvals.</summary>
internal static class GateCommand
{
    public static Command Create() => new(
        "gate",
        Examples.After(
            "Serves an org to AI agents over MCP, each with its own key and its own grants, and records every call.",
            "sftyped gate serve --local --policy policy.json",
            "sftyped gate agents key sales-ops --expires 90d",
            "sftyped gate audit tail"))
    {
        GateServe.Create(), GateAgents.Create(), GatePolicy.Create(), GateAudit.Create(), GateApprovals.Create(),
    };
}
