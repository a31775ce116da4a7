using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Salesforce.Typed.Auth;

namespace Salesforce.Typed.Hosting;

/// <summary>Makes the client of an org from its settings and from what the container has.</summary>
internal static class ClientFactory
{
    /// <summary>The client.</summary>
    public static SalesforceClient Make(IServiceProvider services, string name)
    {
        var settings = services.GetRequiredService<IOptionsMonitor<SalesforceSettings>>().Get(name);
        var handler = new FactoryHandler(services.GetRequiredService<IHttpMessageHandlerFactory>(), ClientName(name));
        return new SalesforceClient(Options(settings, Flow(services, name, settings), services, handler));
    }

    /// <summary>What the org's connections are called in <c>IHttpClientFactory</c>.</summary>
    public static string ClientName(string name) => name.Length == 0 ? "Salesforce" : "Salesforce:" + name;

    /// <summary>The flow that code brings; null where it brings none.</summary>
    public static OwnFlow? Own(IServiceProvider services, string name) => services.GetServices<OwnFlow>().LastOrDefault(f => f.Org == name);

    /// <summary>Fetches the secret of the flow; null where the settings hold it.</summary>
    public static Func<CancellationToken, ValueTask<string>>? Secret(IServiceProvider services, string name) =>
        services.GetServices<OwnSecret>().LastOrDefault(s => s.Org == name) is { } secret
            ? cancellationToken => secret.Get(services, cancellationToken)
            : null;

    /// <summary>The options of a client.</summary>
    public static SalesforceOptions Options(
        SalesforceSettings settings, AuthFlow flow, IServiceProvider services, HttpMessageHandler? handler)
    {
        var (retry, limits, defaults) =
            (new RetryOptions(), new LimitOptions(), new SalesforceOptions { Instance = settings.Instance!, Auth = flow });
        return new SalesforceOptions
        {
            Instance = settings.Instance!,
            Auth = flow,
            ApiVersion = settings.ApiVersion ?? SalesforceOptions.DefaultApiVersion,
            HttpHandler = handler,
            LoggerFactory = services.GetService<ILoggerFactory>(),
            TimeProvider = services.GetService<TimeProvider>() ?? TimeProvider.System,
            Retry = retry with
            {
                MaxAttempts = settings.MaxAttempts ?? retry.MaxAttempts,
                Timeout = settings.Timeout ?? retry.Timeout,
                Delay = settings.RetryDelay ?? retry.Delay,
                MaxDelay = settings.MaxRetryDelay ?? retry.MaxDelay,
                RetryWrites = settings.RetryWrites ?? retry.RetryWrites,
            },
            Limits = limits with
            {
                Reserve = settings.Reserve ?? limits.Reserve,
                Threshold = settings.UsageThreshold ?? limits.Threshold,
                MaxConcurrentRequests = settings.MaxConcurrentRequests ?? limits.MaxConcurrentRequests,
            },
            CallDefaults = new CallOptions
            {
                ClientName = settings.ClientName,
                UpdateMru = settings.UpdateMru,
                AutoAssign = Rule(settings.AutoAssign),
                DuplicateRule = settings.DuplicateRule?.ToRule(),
                DefaultNamespace = settings.DefaultNamespace,
            },
            CompressionThreshold = settings.CompressRequests == false
                ? null
                : settings.CompressionThreshold ?? defaults.CompressionThreshold,
            IncludeStatementsInTraces = settings.IncludeStatementsInTraces,
            MaxResponseBytes = settings.MaxResponseBytes ?? SalesforceOptions.DefaultMaxResponseBytes,
            MaxRowBytes = settings.MaxRowBytes ?? SalesforceOptions.DefaultMaxRowBytes,
        };
    }

    private static AutoAssign? Rule(string? text) => text?.ToUpperInvariant() switch
    {
        null or "" => null,
        "ACTIVE" => AutoAssign.Active,
        "OFF" => AutoAssign.Off,
        _ => AutoAssign.By(text!),
    };

    private static AuthFlow Flow(IServiceProvider services, string name, SalesforceSettings settings) =>
        Own(services, name) is { } own ? own.Make(services) : FlowFactory.Make(settings.Auth, Secret(services, name));
}
