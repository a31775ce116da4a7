namespace Salesforce.Typed;

/// <summary>A version of the API that the org offers.</summary>
public sealed record ApiVersion
{
    /// <summary>Creates an <see cref="ApiVersion"/>.</summary>
    /// <param name="version">The version, as <see cref="SalesforceOptions.ApiVersion"/> takes it: <c>67.0</c>.</param>
    /// <param name="label">The release: <c>Summer '26</c>.</param>
    /// <param name="path">The path of its resources: <c>/services/data/v67.0</c>.</param>
    public ApiVersion(string version, string label, string path)
    {
        Version = version;
        Label = label;
        Path = path;
    }

    /// <summary>The version, as <see cref="SalesforceOptions.ApiVersion"/> takes it: <c>67.0</c>.</summary>
    public string Version { get; init; }

    /// <summary>The release: <c>Summer '26</c>.</summary>
    public string Label { get; init; }

    /// <summary>The path of its resources: <c>/services/data/v67.0</c>.</summary>
    public string Path { get; init; }
}
