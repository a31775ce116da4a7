using System.Text.Json;
using Salesforce.Typed.Queries.Wire;

namespace Salesforce.Typed.Describe;

/// <summary>An object of the org in short: what this user may do with it (SOAP API, DescribeSObjectResult).</summary>
public class ObjectSummary
{
    internal ObjectSummary(JsonElement describe)
    {
        Name = describe.GetProperty("name").GetString()!;
        Label = describe.Text("label") ?? Name;
        LabelPlural = describe.Text("labelPlural") ?? Label;
        KeyPrefix = describe.Text("keyPrefix");
        IsCustom = describe.Flag("custom");
        IsCustomSetting = describe.Flag("customSetting");
        IsCreateable = describe.Flag("createable");
        IsUpdateable = describe.Flag("updateable");
        IsDeletable = describe.Flag("deletable");
        IsUndeletable = describe.Flag("undeletable");
        IsMergeable = describe.Flag("mergeable");
        IsQueryable = describe.Flag("queryable");
        IsSearchable = describe.Flag("searchable");
        IsRetrieveable = describe.Flag("retrieveable");
        IsReplicateable = describe.Flag("replicateable");
        IsTriggerable = describe.Flag("triggerable");
        IsDeprecatedAndHidden = describe.Flag("deprecatedAndHidden");
    }

    /// <summary>The API name.</summary>
    public string Name { get; }

    /// <summary>The name for people.</summary>
    public string Label { get; }

    /// <summary>The name for several.</summary>
    public string LabelPlural { get; }

    /// <summary>
    /// The first three characters of its ids. Objects may share one, and custom ones have another in each org; null where there is
    /// none.
    /// </summary>
    public string? KeyPrefix { get; }

    /// <summary>Made by the org or a package, not by Salesforce.</summary>
    public bool IsCustom { get; }

    /// <summary>A custom setting.</summary>
    public bool IsCustomSetting { get; }

    /// <summary>The user may create records.</summary>
    public bool IsCreateable { get; }

    /// <summary>The user may edit records.</summary>
    public bool IsUpdateable { get; }

    /// <summary>The user may delete records.</summary>
    public bool IsDeletable { get; }

    /// <summary>Deleted records can be brought back.</summary>
    public bool IsUndeletable { get; }

    /// <summary>Records can be merged.</summary>
    public bool IsMergeable { get; }

    /// <summary>Queries can ask it.</summary>
    public bool IsQueryable { get; }

    /// <summary>Searches can return it.</summary>
    public bool IsSearchable { get; }

    /// <summary>Records can be read by their ids.</summary>
    public bool IsRetrieveable { get; }

    /// <summary>Updated and deleted records can be asked for.</summary>
    public bool IsReplicateable { get; }

    /// <summary>Apex triggers can be on it.</summary>
    public bool IsTriggerable { get; }

    /// <summary>Reserved by Salesforce.</summary>
    public bool IsDeprecatedAndHidden { get; }

    /// <inheritdoc/>
    public override string ToString() => Name;
}
