namespace Salesforce.Typed.Gate;

/// <summary>The settings of a gate.</summary>
public sealed class GateOptions
{
    /// <summary>The file that keeps policy, keys, approvals and records.</summary>
    public required string Store { get; init; }

    /// <summary>The file that keeps the gate's own keys, for its owner only. It must not be kept next to a copy of the store.</summary>
    public required string Keys { get; init; }

    /// <summary>
    /// The host names by which clients reach the gate over HTTP, without ports. A gate that listens on the loopback always answers to
    /// <c>localhost</c>, <c>127.0.0.1</c> and <c>[::1]</c>, and to other names only where they are listed here: behind a proxy on the same
    /// machine, list the public name. On other addresses any name is answered to where none is listed.
    /// </summary>
    public IReadOnlyList<string> HostNames { get; init; } = [];

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}
