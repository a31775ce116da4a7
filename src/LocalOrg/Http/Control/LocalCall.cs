namespace Salesforce.Typed.Testing;

/// <summary>A call that a local org answered.</summary>
public sealed record LocalCall
{
    /// <summary>Creates a <see cref="LocalCall"/>.</summary>
    /// <param name="time">When it came.</param>
    /// <param name="method">The method.</param>
    /// <param name="target">The path with its query; without the query for sign-in, where it holds secrets.</param>
    /// <param name="status">The status of the answer.</param>
    /// <param name="duration">How long the answer took.</param>
    /// <param name="username">Whose token it brought; null without a good one.</param>
    public LocalCall(DateTimeOffset time, string method, string target, int status, TimeSpan duration, string? username)
    {
        Time = time;
        Method = method;
        Target = target;
        Status = status;
        Duration = duration;
        Username = username;
    }

    /// <summary>When it came.</summary>
    public DateTimeOffset Time { get; init; }

    /// <summary>The method.</summary>
    public string Method { get; init; }

    /// <summary>The path with its query; without the query for sign-in, where it holds secrets.</summary>
    public string Target { get; init; }

    /// <summary>The status of the answer.</summary>
    public int Status { get; init; }

    /// <summary>How long the answer took.</summary>
    public TimeSpan Duration { get; init; }

    /// <summary>Whose token it brought; null without a good one.</summary>
    public string? Username { get; init; }
}
