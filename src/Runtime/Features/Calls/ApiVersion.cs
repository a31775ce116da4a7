namespace Salesforce.Typed;

/// <summary>A version of the API that the org offers.</summary>
/// <param name="Version">The version, as <see cref="SalesforceOptions.ApiVersion"/> takes it: <c>67.0</c>.</param>
/// <param name="Label">The release: <c>Summer '26</c>.</param>
/// <param name="Path">The path of its resources: <c>/services/data/v67.0</c>.</param>
public sealed record ApiVersion(string Version, string Label, string Path);
