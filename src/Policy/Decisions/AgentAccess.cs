using Salesforce.Typed.Policy.Filters;
using Salesforce.Typed.Policy.Model;
using Salesforce.Typed.Policy.Views;
using Salesforce.Typed.Schema;

namespace Salesforce.Typed.Policy.Decisions;

/// <summary>One agent's policy, prepared for decisions by one schema. Immutable, and safe to share by threads.</summary>
public sealed class AgentAccess
{
    private readonly Dictionary<string, RowFilter> _filters = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Prepares a policy.</summary>
    /// <param name="agent">The policy of the agent.</param>
    /// <param name="schema">All objects and fields of the org.</param>
    /// <exception cref="ArgumentException">A row filter cannot be used. A policy that was read against this schema has none
    /// such.</exception>
    public AgentAccess(AgentPolicy agent, OrgSchema schema)
    {
        Agent = agent;
        Schema = schema;
        View = AgentView.Of(agent, schema);
        foreach (var grant in agent.Objects.Where(g => g.Rows is not null && schema.Find(g.Object) is not null))
        {
            _filters[grant.Object] = RowFilter.Parse(grant.Object, grant.Rows!, schema, out var problem)
                ?? throw new ArgumentException($"The filter of {grant.Object} for {agent.Name} cannot be used: {problem}", nameof(agent));
        }
    }

    /// <summary>The policy.</summary>
    public AgentPolicy Agent { get; }

    /// <summary>All objects and fields of the org.</summary>
    public OrgSchema Schema { get; }

    /// <summary>The objects and fields that exist for the agent.</summary>
    public OrgSchema View { get; }

    /// <summary>The condition on the rows of an object; null where the agent sees all of them.</summary>
    public RowFilter? FilterOf(string name) => _filters.GetValueOrDefault(name);

    /// <summary>Whether the values of a field are replaced before the agent sees them.</summary>
    public bool IsMasked(string name, string field) =>
        Agent.GrantOf(name) is { } grant && Schema.Find(name) is { } describe && FieldVisibility.IsMasked(describe, grant, field);

    /// <summary>The grant of an object as the record shows it: <c>Opportunity: read</c>.</summary>
    internal string Shown(string name) => $"{name}: {Agent.GrantOf(name)?.Access.ToString().ToLowerInvariant() ?? "off"}";
}
