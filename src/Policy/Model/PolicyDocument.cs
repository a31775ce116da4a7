using Salesforce.Typed.Schema;

namespace Salesforce.Typed.Policy.Model;

/// <summary>The policy of a gate: its agents, sorted by name.</summary>
/// <param name="Agents">The agents.</param>
public sealed record PolicyDocument(EquatableArray<AgentPolicy> Agents)
{
    /// <summary>A policy that grants nothing to anyone.</summary>
    public static PolicyDocument Empty { get; } = new(default(EquatableArray<AgentPolicy>));

    /// <summary>The agent of that name, in that case; null when there is none.</summary>
    public AgentPolicy? Find(string name)
    {
        foreach (var agent in Agents)
        {
            if (agent.Name == name)
                return agent;
        }
        return null;
    }
}
