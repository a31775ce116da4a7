using Salesforce.Typed.Audit;
using Salesforce.Typed.Gate.Agents;
using Salesforce.Typed.Gate.Budgets;
using Salesforce.Typed.Gate.Cursors;
using Salesforce.Typed.Gate.Orgs;
using Salesforce.Typed.Gate.Stores;

namespace Salesforce.Typed.Gate.Calls;

/// <summary>What the calls of a gate share.</summary>
/// <param name="Org">The org.</param>
/// <param name="Store">Policy, keys and approvals.</param>
/// <param name="Agents">Finds agents.</param>
/// <param name="Audit">The records.</param>
/// <param name="Budgets">How much agents use.</param>
/// <param name="Cursors">Seals cursors.</param>
/// <param name="Untrusted">Which keys read untrusted text.</param>
/// <param name="Time">The clock.</param>
internal sealed record GateServices(
    GateOrg Org, IGateStore Store, AgentDirectory Agents, AuditLog Audit, AgentBudgetMeter Budgets, CursorSeal Cursors,
    UntrustedReads Untrusted, TimeProvider Time);
