namespace Salesforce.Typed.Gate;

/// <summary>The settings of a gate.</summary>
public sealed class GateOptions
{
    /// <summary>The file that keeps policy, keys, approvals and records.</summary>
    public required string Store { get; init; }

    /// <summary>The file that keeps the gate's own keys, for its owner only. It must not be kept next to a copy of the store.</summary>
    public required string Keys { get; init; }

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}
