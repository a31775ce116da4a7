namespace Salesforce.Typed.Benchmarks;

/// <summary>A field of a made-up object: what its describe says beyond the usual.</summary>
internal sealed record SyntheticField(string Name, string Type)
{
    public string Label { get; init; } = Name.Replace("__c", "", StringComparison.Ordinal);

    public int Length { get; init; }

    public int Precision { get; init; }

    public int Scale { get; init; }

    public string[] ReferenceTo { get; init; } = [];

    public string? RelationshipName { get; init; }

    public string[] Values { get; init; } = [];

    /// <summary>Whether only the platform sets it.</summary>
    public bool IsReadOnly { get; init; }

    public bool IsNillable { get; init; } = true;

    /// <summary>False for long texts.</summary>
    public bool IsFilterable { get; init; } = true;

    public bool IsExternalId { get; init; }
}
