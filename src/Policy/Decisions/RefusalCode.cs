namespace Salesforce.Typed.Policy.Decisions;

/// <summary>Why a call is refused, as the gate answers it.</summary>
public enum RefusalCode
{
    /// <summary>What the agent asked for exists for it, and its grants do not allow this use.</summary>
    Denied,

    /// <summary>A name that does not exist for the agent: the org does not have it, or the agent may not know of it.</summary>
    NotFound,

    /// <summary>The arguments or the statement are wrong.</summary>
    Invalid,
}
