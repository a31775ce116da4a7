namespace Salesforce.Typed.Queries.Statements;

/// <summary>The parts of a query that few queries have.</summary>
/// <param name="Scope">What USING SCOPE says.</param>
/// <param name="DataCategories">What WITH DATA CATEGORY says.</param>
/// <param name="RecordVisibility">What WITH RecordVisibilityContext says.</param>
/// <param name="Closing">FOR VIEW, UPDATE TRACKING and the like, which close the statement.</param>
/// <param name="IncludesDeleted">Whether rows in the recycle bin are found too.</param>
/// <param name="BatchSize">How many rows a page should have.</param>
internal sealed record RareClauses(
    string? Scope, string? DataCategories, string? RecordVisibility, string? Closing, bool IncludesDeleted, int? BatchSize)
{
    /// <summary>None of them.</summary>
    public static RareClauses None { get; } = new(null, null, null, null, false, null);
}
