namespace Salesforce.Typed;

/// <summary>A generated record type.</summary>
/// <typeparam name="TSelf">The type itself.</typeparam>
public interface ISObject<TSelf> : ISObjectType
    where TSelf : SObject, ISObject<TSelf>
{
    /// <summary>The table of the object.</summary>
    static abstract SObjectInfo Info { get; }
}
