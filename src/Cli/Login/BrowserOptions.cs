namespace Salesforce.Typed.Cli.Login;

/// <summary>How a person signs in with a browser.</summary>
/// <param name="Port">The port that the browser comes back to.</param>
/// <param name="Opens">Whether the tool opens the browser.</param>
/// <param name="Timeout">How long the tool waits for the browser to come back.</param>
internal sealed record BrowserOptions(int Port, bool Opens, TimeSpan Timeout);
