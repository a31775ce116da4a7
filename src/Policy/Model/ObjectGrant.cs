using Salesforce.Typed.Schema;

namespace Salesforce.Typed.Policy.Model;

/// <summary>What one agent may do with one object.</summary>
/// <param name="Object">The API name of the object, in the schema's spelling.</param>
/// <param name="Access">Which calls are allowed.</param>
public sealed record ObjectGrant(string Object, ObjectAccess Access)
{
    /// <summary>The fields that do not exist for the agent.</summary>
    public EquatableArray<string> Hide { get; init; }

    /// <summary>The only fields that exist for the agent, besides Id; null where all do.</summary>
    public EquatableArray<string>? Show { get; init; }

    /// <summary>The fields of which the agent sees that they exist, and not their values.</summary>
    public EquatableArray<string> Mask { get; init; }

    /// <summary>The only fields that the agent may write; null where those are all that it sees.</summary>
    public EquatableArray<string>? Set { get; init; }

    /// <summary>The condition that every row fulfills that the agent reads or writes, as SOQL; null where there is none.</summary>
    public string? Rows { get; init; }

    /// <summary>The most rows that a query returns; null where there is no limit of its own.</summary>
    public int? MaxRows { get; init; }

    /// <summary>The kinds of writes that wait for a person.</summary>
    public WriteKinds Confirm { get; init; }
}
