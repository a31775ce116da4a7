using Microsoft.Extensions.DependencyInjection;
using Salesforce.Typed.Auth;

namespace Salesforce.Typed.Hosting;

/// <summary>Goes on with an org that was added to the services.</summary>
public sealed class SalesforceBuilder
{
    internal SalesforceBuilder(IServiceCollection services, string name, IHttpClientBuilder http)
    {
        Services = services;
        Name = name;
        Http = http;
    }

    /// <summary>The services.</summary>
    public IServiceCollection Services { get; }

    /// <summary>The name of the org; empty for the one without.</summary>
    public string Name { get; }

    /// <summary>The connections: handlers of your own and proxies go here, and a test's primary handler.</summary>
    public IHttpClientBuilder Http { get; }

    /// <summary>
    /// Signs in by a flow that code makes, in place of the one that the settings name: for a key in a vault, or a
    /// <see cref="WebServerFlow"/> with a store of its own.
    /// </summary>
    /// <param name="flow">Makes the flow, once for the client.</param>
    public SalesforceBuilder SignIn(Func<IServiceProvider, AuthFlow> flow)
    {
        ArgumentNullException.ThrowIfNull(flow);
        Services.AddSingleton(new OwnFlow(Name, flow));
        return this;
    }

    /// <summary>
    /// Fetches the secret of the flow that the settings name from a vault, in place of a setting: the consumer secret for
    /// <see cref="SignInFlow.ClientCredentials"/>, the private key in PEM for <see cref="SignInFlow.JwtBearer"/>, the access token for
    /// <see cref="SignInFlow.Token"/>. It is called at the first sign-in, and again when the org refuses what it returned; the check of the
    /// settings does not
    /// call it.
    /// </summary>
    /// <param name="secret">
    /// Fetches the secret: <c>(services, ct) =&gt; services.GetRequiredService&lt;Vault&gt;().ReadAsync("salesforce", ct)</c>.
    /// </param>
    public SalesforceBuilder Secret(Func<IServiceProvider, CancellationToken, ValueTask<string>> secret)
    {
        ArgumentNullException.ThrowIfNull(secret);
        Services.AddSingleton(new OwnSecret(Name, secret));
        return this;
    }
}
