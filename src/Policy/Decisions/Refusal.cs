using Salesforce.Typed.SoqlSyntax.Tree;

namespace Salesforce.Typed.Policy.Decisions;

/// <summary>Why a call is refused.</summary>
/// <param name="Code">The kind of reason.</param>
/// <param name="Message">The reason for the agent: nothing in it names what the agent may not know.</param>
/// <param name="Reason">The reason for people who read the record.</param>
public sealed record Refusal(RefusalCode Code, string Message, string Reason)
{
    /// <summary>Creates a refusal whose reason the agent may see.</summary>
    public Refusal(RefusalCode code, string message)
        : this(code, message, message)
    {
    }

    /// <summary>The part of the statement; null where it is not about a part.</summary>
    public TextSpan? At { get; init; }

    /// <summary>What the agent can do instead; null where nothing is known.</summary>
    public string? Instead { get; init; }
}
