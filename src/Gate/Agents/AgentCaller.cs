using System.Security.Cryptography;
using Salesforce.Typed.Policy.Decisions;
using Salesforce.Typed.Policy.Files;
using Salesforce.Typed.Policy.Model;

namespace Salesforce.Typed.Gate.Agents;

/// <summary>The agent of one call.</summary>
/// <param name="Access">What it may do.</param>
/// <param name="PolicyVersion">The version of the policy that says so.</param>
/// <param name="KeyPrefix">The beginning of its key.</param>
/// <param name="Client">The name and version of its client; null where it did not say.</param>
/// <param name="TraceId">The trace that the call belongs to; null where there is none.</param>
internal sealed record AgentCaller(AgentAccess Access, long PolicyVersion, string KeyPrefix, string? Client, string? TraceId)
{
    public string Name => Access.Agent.Name;

    public string Title => Access.Agent.Title;

    /// <summary>A hash of what the policy says of this agent alone.</summary>
    public string PolicyHash()
    {
        using var output = new MemoryStream();
        PolicyWriter.Write(new PolicyDocument(new([Access.Agent])), output);
        return Convert.ToHexStringLower(SHA256.HashData(output.GetBuffer().AsSpan(0, (int)output.Length)));
    }
}
