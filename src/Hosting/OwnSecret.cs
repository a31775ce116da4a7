namespace Salesforce.Typed.Hosting;

/// <summary>A secret that code fetches for the flow that the settings of an org name.</summary>
/// <param name="Org">The name of the org.</param>
/// <param name="Get">Fetches it.</param>
internal sealed record OwnSecret(string Org, Func<IServiceProvider, CancellationToken, ValueTask<string>> Get);
