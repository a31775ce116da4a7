namespace Salesforce.Typed;

/// <summary>How many of its own quota of requests the connected app has used.</summary>
public sealed record AppUsage
{
    /// <summary>Creates an <see cref="AppUsage"/>.</summary>
    /// <param name="name">The app.</param>
    /// <param name="used">The requests that it has used.</param>
    /// <param name="max">How many it may make.</param>
    public AppUsage(string name, int used, int max)
    {
        Name = name;
        Used = used;
        Max = max;
    }

    /// <summary>The app.</summary>
    public string Name { get; init; }

    /// <summary>The requests that it has used.</summary>
    public int Used { get; init; }

    /// <summary>How many it may make.</summary>
    public int Max { get; init; }
}
