namespace Salesforce.Typed.Audit.Records;

/// <summary>The kinds of records.</summary>
public enum AuditKind
{
    /// <summary>A call that was allowed and is about to reach the org. One without an outcome was interrupted.</summary>
    Intent,

    /// <summary>The result of a call, which names its intent.</summary>
    Outcome,

    /// <summary>A call that was refused.</summary>
    Refusal,

    /// <summary>A call that waits for a person.</summary>
    Waiting,

    /// <summary>A person approved or denied a call, or it expired.</summary>
    Approval,

    /// <summary>The policy changed.</summary>
    Policy,

    /// <summary>An agent or a key was created, stopped or replaced.</summary>
    Agent,

    /// <summary>A person signed in, or failed to.</summary>
    SignIn,

    /// <summary>A chain began, its keys were replaced, or its oldest records were removed.</summary>
    Chain,
}
