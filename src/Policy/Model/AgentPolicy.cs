using Salesforce.Typed.Schema;

namespace Salesforce.Typed.Policy.Model;

/// <summary>Everything that one agent may do. What is not granted is denied.</summary>
/// <param name="Name">The name of the agent.</param>
public sealed record AgentPolicy(string Name)
{
    /// <summary>The objects whose text people outside of the organization may have written, where a policy names no others.</summary>
    public static EquatableArray<string> DefaultUntrusted { get; } = new(["Case", "EmailMessage", "Lead", "Task", "Event"]);

    /// <summary>What people call the agent; its name where there is no title.</summary>
    public string Title { get; init; } = Name;

    /// <summary>The objects, sorted by name. One that is not there is off.</summary>
    public EquatableArray<ObjectGrant> Objects { get; init; }

    /// <summary>What it may do besides.</summary>
    public AgentActions Actions { get; init; } = new();

    /// <summary>The tools of other servers, sorted by name. One that is not there is off.</summary>
    public EquatableArray<UpstreamGrant> Upstream { get; init; }

    /// <summary>How much it may use.</summary>
    public AgentBudgets Budgets { get; init; } = new();

    /// <summary>What happens to a write after the agent has read untrusted text.</summary>
    public UntrustedReadRule WritesAfterUntrustedRead { get; init; }

    /// <summary>The objects whose text is untrusted.</summary>
    public EquatableArray<string> Untrusted { get; init; } = DefaultUntrusted;

    /// <summary>The first day, of UTC, on which the agent may do nothing; null where there is none.</summary>
    public DateOnly? Expires { get; init; }

    /// <summary>The grant of an object, in any case; null where it is off.</summary>
    public ObjectGrant? GrantOf(string name)
    {
        foreach (var grant in Objects)
        {
            if (string.Equals(grant.Object, name, StringComparison.OrdinalIgnoreCase))
                return grant.Access == ObjectAccess.Off ? null : grant;
        }
        return null;
    }

    /// <summary>Whether the agent may do nothing any more.</summary>
    /// <param name="now">The time.</param>
    public bool IsExpired(DateTimeOffset now) => Expires is { } day && DateOnly.FromDateTime(now.UtcDateTime) >= day;
}
