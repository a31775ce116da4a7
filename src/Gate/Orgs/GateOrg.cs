using Salesforce.Typed.Schema;

namespace Salesforce.Typed.Gate.Orgs;

/// <summary>The org behind the gate.</summary>
/// <param name="name">What records call it.</param>
/// <param name="client">The client that all agents share, which the gate does not dispose; null where no org is called.</param>
/// <param name="schema">The snapshots: what they do not have cannot be granted.</param>
public sealed class GateOrg(string name, SalesforceClient? client, OrgSchema schema)
{
    /// <summary>For the administration of a gate, which calls no org.</summary>
    /// <param name="schema">The snapshots.</param>
    public static GateOrg WithoutClient(OrgSchema schema) => new("", null, schema);

    /// <summary>What records call it.</summary>
    public string Name => name;

    /// <summary>The client that all agents share.</summary>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public SalesforceClient Client => client ?? throw new InvalidOperationException("This gate was opened without an org.");

    /// <summary>All objects and fields that the gate knows.</summary>
    public OrgSchema Schema => schema;
}
