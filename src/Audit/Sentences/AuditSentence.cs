using System.Globalization;

namespace Salesforce.Typed.Audit.Sentences;

/// <summary>The sentences of records.</summary>
public static class AuditSentence
{
    private const int MostFields = 12;

    /// <summary>An agent read rows.</summary>
    /// <param name="agent">What people call the agent.</param>
    /// <param name="what">What was read.</param>
    /// <param name="org">The org.</param>
    /// <param name="filter">The row filter that was added; null for none.</param>
    /// <param name="grant">The grant that allowed it.</param>
    public static string Read(string agent, ReadRows what, string org, string? filter, string grant) =>
        $"{AuditText.Bold(agent)} read {what} in "
            + $"{AuditText.Plain(org)}{(filter is null ? "" : $", filtered to {AuditText.Plain(filter)}")}: "
        + $"**allowed** by {AuditText.Plain(grant)}.";

    /// <summary>An agent asked for what it may not do.</summary>
    /// <param name="agent">What people call the agent.</param>
    /// <param name="attempt">What it asked for, as a verb with its object: <c>delete Account 001…</c>.</param>
    /// <param name="reason">Why it was refused.</param>
    public static string Denied(string agent, string attempt, string reason) =>
        $"{AuditText.Bold(agent)} tried to {AuditText.Plain(attempt)}: **denied**, {AuditText.Plain(reason).TrimEnd('.')}.";

    /// <summary>A write waits for a person.</summary>
    /// <param name="agent">What people call the agent.</param>
    /// <param name="attempt">What it asked for, as a verb with its object: <c>change 3 Leads</c>.</param>
    /// <param name="approval">The id of the approval.</param>
    public static string Waits(string agent, string attempt, string approval) =>
        $"{AuditText.Bold(agent)} asked to {AuditText.Plain(attempt)}: **waits** for a person ({AuditText.Plain(approval)}).";

    /// <summary>A write was made.</summary>
    /// <param name="agent">What people call the agent.</param>
    /// <param name="attempt">What it asked for, as a verb with its object.</param>
    /// <param name="person">Who approved it; null where nobody had to.</param>
    /// <param name="outcome">What became of it: <c>3 changed</c>.</param>
    /// <param name="grant">The grant that allowed it.</param>
    public static string Wrote(string agent, string attempt, string? person, string outcome, string grant) => person is null
        ? $"{AuditText.Bold(agent)} asked to {AuditText.Plain(attempt)}: **allowed** by {AuditText.Plain(grant)}; "
            + $"{AuditText.Plain(outcome)}."
        : $"{AuditText.Bold(agent)} asked to {AuditText.Plain(attempt)}; {AuditText.Bold($"{person} approved")}; "
            + $"{AuditText.Plain(outcome)}.";

    /// <summary>What an agent is about to do.</summary>
    /// <param name="agent">What people call the agent.</param>
    /// <param name="attempt">What it is about to do, as a verb with its object.</param>
    /// <param name="org">The org.</param>
    public static string Begins(string agent, string attempt, string org) =>
        $"{AuditText.Bold(agent)} is about to {AuditText.Plain(attempt)} in {AuditText.Plain(org)}.";

    /// <summary>A person did something.</summary>
    /// <param name="person">The person.</param>
    /// <param name="action">What they did, as a verb with its object: <c>applied version 3 of the policy</c>.</param>
    public static string Acted(string person, string action) => $"{AuditText.Bold(person)} {AuditText.Plain(action)}.";

    /// <summary>Fields in parentheses; the first ones where there are many.</summary>
    internal static string Fields(IReadOnlyCollection<string> fields) => fields.Count switch
    {
        0 => "",
        <= MostFields => $" ({string.Join(", ", fields.Select(AuditText.Plain))})",
        _ => string.Create(CultureInfo.InvariantCulture, $" ({string.Join(", ", fields.Take(MostFields).Select(AuditText.Plain))} and "
            + $"{fields.Count - MostFields} more)"),
    };
}
