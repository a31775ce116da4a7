namespace Salesforce.Typed.Policy.Model;

/// <summary>How much an agent may use. A budget that is null is not limited.</summary>
public sealed record AgentBudgets
{
    /// <summary>Calls of tools in any 60 seconds.</summary>
    public int? CallsPerMinute { get; init; }

    /// <summary>Rows that are read in a day of UTC.</summary>
    public int? RowsPerDay { get; init; }

    /// <summary>Calls of the org in a day of UTC.</summary>
    public int? OrgCallsPerDay { get; init; }

    /// <summary>The most tokens of one answer.</summary>
    public int? ResultTokens { get; init; }
}
