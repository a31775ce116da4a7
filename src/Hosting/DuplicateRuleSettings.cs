namespace Salesforce.Typed.Hosting;

/// <summary>
/// What a duplicate rule of the org does with duplicates, as a section of the configuration: <see cref="DuplicateRule"/>.
/// </summary>
public sealed class DuplicateRuleSettings
{
    /// <summary>Gets or sets whether a duplicate is saved where the rule only alerts: <see cref="DuplicateRule.AllowSave"/>.</summary>
    public bool AllowSave { get; set; }

    /// <summary>
    /// Gets or sets whether a refusal contains the fields of the records that were found:
    /// <see cref="DuplicateRule.IncludeRecordDetails"/>.
    /// </summary>
    public bool IncludeRecordDetails { get; set; }

    /// <summary>Gets or sets whether the rule sees only what the user sees: <see cref="DuplicateRule.RunAsCurrentUser"/>.</summary>
    public bool RunAsCurrentUser { get; set; }

    internal DuplicateRule ToRule() => new()
    {
        AllowSave = AllowSave,
        IncludeRecordDetails = IncludeRecordDetails,
        RunAsCurrentUser = RunAsCurrentUser,
    };
}
