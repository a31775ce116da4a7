namespace Salesforce.Typed.Schema;

/// <summary>An object of an org, as its describe reports it (SOAP API, DescribeSObjectResult). Immutable, and equal by value.</summary>
public sealed record SObjectDescribe
{
    /// <summary>The API name, as <c>Account</c> or <c>Invoice__c</c>.</summary>
    public string Name { get; init; } = "";

    /// <summary>What people see for one record.</summary>
    public string Label { get; init; } = "";

    /// <summary>What people see for several.</summary>
    public string LabelPlural { get; init; } = "";

    /// <summary>The first three characters of its records' ids; null where the object has none or the describe is reduced.</summary>
    public string? KeyPrefix { get; init; }

    /// <summary>The yes-or-no facts.</summary>
    public SObjectTraits Traits { get; init; }

    /// <summary>The form it was read from.</summary>
    public DescribeForm Form { get; init; }

    /// <summary>The fields, in the order of the describe.</summary>
    public EquatableArray<FieldDescribe> Fields { get; init; }

    /// <summary>The relationships to children.</summary>
    public EquatableArray<ChildRelationship> ChildRelationships { get; init; }

    /// <summary>The record types.</summary>
    public EquatableArray<RecordTypeInfo> RecordTypes { get; init; }

    /// <summary>The values that USING SCOPE takes: <c>everything</c>, <c>mine</c>, ...</summary>
    public EquatableArray<string> SupportedScopes { get; init; }

    /// <summary>
    /// The fields that the org lost and a snapshot remembers, as they were; each has its tombstone. <see cref="Fields"/> holds none
    /// of them.
    /// </summary>
    public EquatableArray<FieldDescribe> RemovedFields { get; init; }

    /// <summary>For an object that the org lost: its tombstone.</summary>
    public Tombstone? Removed { get; init; }

    /// <summary>Whether the object has that trait, or all of those.</summary>
    public bool Is(SObjectTraits traits) => (Traits & traits) == traits;

    /// <summary>The field of that API name, in any case, as the platform compares names; null when there is none.</summary>
    public FieldDescribe? FindField(string name)
    {
        foreach (var field in Fields)
        {
            if (string.Equals(field.Name, name, StringComparison.OrdinalIgnoreCase))
                return field;
        }
        return null;
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Name} ({Fields.Count} fields)";
}
