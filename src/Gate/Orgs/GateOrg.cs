using Salesforce.Typed.Schema;

namespace Salesforce.Typed.Gate.Orgs;

/// <summary>The org behind the gate.</summary>
/// <param name="name">What records call it.</param>
/// <param name="client">The client that all agents share. The gate does not dispose it.</param>
/// <param name="schema">The snapshots: what they do not have cannot be granted.</param>
public sealed class GateOrg(string name, SalesforceClient client, OrgSchema schema)
{
    /// <summary>What records call it.</summary>
    public string Name => name;

    /// <summary>The client that all agents share.</summary>
    public SalesforceClient Client => client;

    /// <summary>All objects and fields that the gate knows.</summary>
    public OrgSchema Schema => schema;

    /// <summary>The objects for reads and writes by name.</summary>
    internal SObjectIndex Objects { get; } = SchemaDefinitions.Index(schema);
}
