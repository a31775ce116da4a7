namespace Salesforce.Typed;

/// <summary>
/// What a duplicate rule of the org does with a record that it finds to be a duplicate (REST API, Duplicate Rule Header).
/// </summary>
public sealed record DuplicateRule
{
    /// <summary>Duplicates are saved, where the rule alerts and does not block.</summary>
    public static DuplicateRule Save { get; } = new() { AllowSave = true };

    /// <summary>Whether a duplicate is saved, where the rule alerts and does not block.</summary>
    public bool AllowSave { get; init; }

    /// <summary>Whether a refusal brings the fields of the records that were found, and not their ids alone.</summary>
    public bool IncludeRecordDetails { get; init; }

    /// <summary>Whether the rule sees what the user sees; otherwise it sees all records.</summary>
    public bool RunAsCurrentUser { get; init; }

    /// <summary>The value of the header <c>Sforce-Duplicate-Rule-Header</c>.</summary>
    internal string Value =>
        $"allowSave={Word(AllowSave)}; includeRecordDetails={Word(IncludeRecordDetails)}; runAsCurrentUser={Word(RunAsCurrentUser)}";

    private static string Word(bool flag) => flag ? "true" : "false";
}
