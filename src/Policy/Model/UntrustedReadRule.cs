namespace Salesforce.Typed.Policy.Model;

/// <summary>What happens to a write after the agent has read text that people outside of the organization may have written.</summary>
public enum UntrustedReadRule
{
    /// <summary>It is decided like any other write.</summary>
    Allow,

    /// <summary>It waits for a person.</summary>
    Confirm,

    /// <summary>It is refused.</summary>
    Deny,
}
