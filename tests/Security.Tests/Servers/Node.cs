using Salesforce.Typed.Core.Records;
using Salesforce.Typed.CompilerServices;

namespace Salesforce.Typed.Tests.Servers;

/// <summary>An object with a field of each kind that is read in a way of its own, and with children that are of its own type.</summary>
internal sealed record Node__c : SObject<Node__c, NodeFields>, ISObject<Node__c>
{
    public Node__c()
    {
    }

    private Node__c(RecordOrigin origin)
        : base(origin)
    {
    }

    public static SObjectInfo Info { get; } = SObjectInfo.Create(
        TableFormat.Version,
        "Node__c",
        null,
        "Id i0\nName s3\nCount__c n3\nLarge__c l3\nAmount__c m3\nRatio__c f3\nFlag__c b3\nDay__c d3\nAt__c t3\nClock__c c3\nTags__c q3\nPlace__c g0\nHome__c a0\nRaw__c j0\nNodes__r k00\n"u8,
        static origin => new Node__c(origin),
        static target => target == 0 ? Info : null);

    public string? Name
    {
        get => GetText(1);
        set => SetText(1, value);
    }

    public ChildList<Node__c> Nodes__r => GetChildren<Node__c>(14);
}

/// <summary>No condition is written on it.</summary>
internal readonly struct NodeFields;

/// <summary>It has no keys.</summary>
internal readonly struct NodeKeys;

internal static class NodeSets
{
    /// <summary>The set of the object.</summary>
    public static SObjectSet<Node__c, NodeFields, NodeKeys> Nodes(this SalesforceClient org) => org.Set<Node__c, NodeFields, NodeKeys>();
}
