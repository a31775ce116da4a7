namespace Salesforce.Typed.Policy.Model;

/// <summary>What an agent may do apart from reading and writing the objects that it was granted.</summary>
public sealed record AgentActions
{
    /// <summary>Whether it may delete where an object's access is full.</summary>
    public bool Delete { get; init; } = true;

    /// <summary>Whether it may read the content of files.</summary>
    public bool Files { get; init; }

    /// <summary>Whether it may search by text.</summary>
    public bool Search { get; init; }

    /// <summary>Whether it may read the limits of the org.</summary>
    public bool Limits { get; init; }
}
