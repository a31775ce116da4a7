using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using Salesforce.Typed;
using Salesforce.Typed.Hosting;
using Salesforce.Typed.Transport.Http;

// Where the methods that add services are looked for.
namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds clients of orgs to the services of a program.</summary>
public static class SalesforceServiceCollectionExtensions
{
    /// <summary>
    /// Adds a client of the org that a section of the configuration describes:
    /// <c>services.AddSalesforce(configuration.GetSection("Salesforce"))</c>. A service takes a <see cref="SalesforceClient"/> in its
    /// constructor. The settings are checked when the host starts.
    /// </summary>
    public static SalesforceBuilder AddSalesforce(this IServiceCollection services, IConfiguration section) =>
        services.AddSalesforce("", section);

    /// <summary>Adds a client of the org that code describes.</summary>
    public static SalesforceBuilder AddSalesforce(this IServiceCollection services, Action<SalesforceSettings> configure) =>
        services.AddSalesforce("", configure);

    /// <summary>
    /// Adds a client of one of several orgs, which a section of the configuration describes. A service takes it by its name:
    /// <c>[FromKeyedServices("sandbox")] SalesforceClient org</c>.
    /// </summary>
    public static SalesforceBuilder AddSalesforce(this IServiceCollection services, string name, IConfiguration section)
    {
        ArgumentNullException.ThrowIfNull(section);
        return Add(services, name, options => options.Bind(section));
    }

    /// <summary>Adds a client of one of several orgs, which code describes.</summary>
    public static SalesforceBuilder AddSalesforce(this IServiceCollection services, string name, Action<SalesforceSettings> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        return Add(services, name, options => options.Configure(configure));
    }

    private static SalesforceBuilder Add(IServiceCollection services, string name, Action<OptionsBuilder<SalesforceSettings>> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(name);
        var options = services.AddOptions<SalesforceSettings>(name);
        configure(options);
        options.ValidateOnStart();
        services.AddSingleton<IValidateOptions<SalesforceSettings>>(s => new SettingsValidation(name, s));
        if (name.Length == 0)
            services.AddSingleton(s => ClientFactory.Make(s, name));
        else
            services.AddKeyedSingleton(name, (s, _) => ClientFactory.Make(s, name));
        return new SalesforceBuilder(services, name, Connections(services, name));
    }

    private static IHttpClientBuilder Connections(IServiceCollection services, string name) => services
        .AddHttpClient(ClientFactory.ClientName(name))
        // The client logs its calls itself, without the data that addresses hold.
        .RemoveAllLoggers()
        .UseSocketsHttpHandler(static (handler, _) => ConnectionFactory.Configure(handler))
        // Connections renew themselves above; the handler itself stays.
        .SetHandlerLifetime(Timeout.InfiniteTimeSpan);
}
