namespace Salesforce.Typed.Policy.Model;

/// <summary>Whether an agent may call a tool of another server behind the gate.</summary>
public enum UpstreamAccess
{
    /// <summary>Not at all.</summary>
    Off,

    /// <summary>Yes.</summary>
    On,

    /// <summary>Each call waits for a person.</summary>
    Confirm,
}
