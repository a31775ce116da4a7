using System.Net;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Salesforce.Typed.Auth;
using Salesforce.Typed.Errors;
using Salesforce.Typed.Hosting;

namespace Salesforce.Typed.Tests;

/// <summary>Clients from a container: from configuration, checked at the start, for one org or several.</summary>
public class AddSalesforceTests
{
    [Fact]
    public async Task A_client_comes_from_a_section_of_the_configuration()
    {
        var handler = new AnsweringHandler();
        var services = new ServiceCollection();
        services.AddSalesforce(Section(
            ("Instance", "https://acme.my.salesforce.com"), ("ApiVersion", "66.0"), ("Auth:Flow", "token"), ("Auth:Token", "T1"),
            ("MaxAttempts", "2"), ("Timeout", "00:00:30"), ("Reserve", "100"), ("ClientName", "nightly"),
            ("UpdateMru", "false"))).Http.ConfigurePrimaryHttpMessageHandler(() => handler);
        await using var provider = services.BuildServiceProvider(validateScopes: true);
        Start(provider);

        var org = provider.GetRequiredService<SalesforceClient>();
        await org.GetResourcesAsync(Cancel);

        Assert.Same(org, provider.GetRequiredService<SalesforceClient>());
        Assert.Equal(["GET https://acme.my.salesforce.com/services/data/v66.0 T1"], handler.Calls);
        var options = org.Options;
        Assert.Equal(
            (2, TimeSpan.FromSeconds(30), 100, "nightly", false),
            (options.Retry.MaxAttempts, options.Retry.Timeout, options.Limits.Reserve, options.CallDefaults!.ClientName, options.CallDefaults.UpdateMru));
    }

    [Fact]
    public async Task Every_option_can_be_set_in_the_configuration()
    {
        var services = new ServiceCollection();
        services.AddSalesforce(Section(
            ("Instance", "https://acme.my.salesforce.com"), ("ApiVersion", "66.0"), ("Auth:Flow", "token"), ("Auth:Token", "T1"),
            ("MaxAttempts", "2"), ("Timeout", "00:00:30"), ("RetryDelay", "00:00:02"), ("MaxRetryDelay", "00:00:09"),
            ("RetryWrites", "true"),
            ("Reserve", "100"), ("UsageThreshold", "0.5"), ("MaxConcurrentRequests", "7"), ("CompressionThreshold", "99"),
            ("MaxResponseBytes", "2048"), ("MaxRowBytes", "4096"), ("IncludeStatementsInTraces", "true"), ("ClientName", "nightly"),
            ("UpdateMru", "false"),
            ("AutoAssign", "off"), ("DuplicateRule:AllowSave", "true"), ("DuplicateRule:RunAsCurrentUser", "true"),
            ("DefaultNamespace", "acme")));
        await using var provider = services.BuildServiceProvider(validateScopes: true);
        Start(provider);

        var options = provider.GetRequiredService<SalesforceClient>().Options;

        Assert.Equal(
            new RetryOptions { MaxAttempts = 2, Timeout =
                TimeSpan.FromSeconds(30), Delay = TimeSpan.FromSeconds(2), MaxDelay = TimeSpan.FromSeconds(9), RetryWrites = true },
            options.Retry);
        Assert.Equal(new LimitOptions { Reserve = 100, Threshold = 0.5, MaxConcurrentRequests = 7 }, options.Limits);
        Assert.Equal(
            (99, 2048, 4096, true),
            (options.CompressionThreshold, options.MaxResponseBytes, options.MaxRowBytes, options.IncludeStatementsInTraces));
        Assert.Equal(
            new CallOptions { ClientName = "nightly", UpdateMru = false, AutoAssign =
                AutoAssign.Off, DuplicateRule = new() { AllowSave = true, RunAsCurrentUser = true }, DefaultNamespace = "acme" },
            options.CallDefaults);
    }

    [Fact]
    public async Task Compression_can_be_switched_off_in_the_configuration()
    {
        var services = new ServiceCollection();
        services.AddSalesforce(Section(
            ("Instance", "https://acme.my.salesforce.com"), ("Auth:Flow", "token"), ("Auth:Token", "T1"), ("CompressRequests", "false")));
        await using var provider = services.BuildServiceProvider(validateScopes: true);
        Assert.Null(provider.GetRequiredService<SalesforceClient>().Options.CompressionThreshold);
    }

    [Fact]
    public async Task Several_orgs_are_told_apart_by_their_names()
    {
        var (production, sandbox) = (new AnsweringHandler(), new AnsweringHandler());
        var services = new ServiceCollection();
        services.AddSalesforce(o => Set(o, "https://acme.my.salesforce.com", "P")).Http.ConfigurePrimaryHttpMessageHandler(
            () => production);
        services.AddSalesforce("sandbox", o => Set(o, "https://acme--dev.sandbox.my.salesforce.com", "S")).Http
            .ConfigurePrimaryHttpMessageHandler(() => sandbox);
        services.AddSingleton<Consumer>();
        await using var provider = services.BuildServiceProvider(validateScopes: true);
        Start(provider);

        var consumer = provider.GetRequiredService<Consumer>();
        await consumer.Production.GetResourcesAsync(Cancel);
        await consumer.Sandbox.GetResourcesAsync(Cancel);

        Assert.Equal(["GET https://acme.my.salesforce.com/services/data/v67.0 P"], production.Calls);
        Assert.Equal(["GET https://acme--dev.sandbox.my.salesforce.com/services/data/v67.0 S"], sandbox.Calls);
    }

    [Theory]
    [InlineData("Instance is missing", "Auth:Flow", "Token", "Auth:Token", "T")]
    [InlineData("Auth:Flow is missing", "Instance", "https://acme.my.salesforce.com")]
    [InlineData("Auth:ClientSecret is "
        + "missing", "Instance", "https://acme.my.salesforce.com", "Auth:Flow", "ClientCredentials", "Auth:ClientId", "x")]
    [InlineData(
        "Auth:Username is missing", "Instance", "https://acme.my.salesforce.com", "Auth:Flow", "JwtBearer", "Auth:ClientId", "x",
        "Auth:PrivateKey", "SECRETKEY")]
    [InlineData(
        "is not there", "Instance", "https://acme.my.salesforce.com", "Auth:Flow", "JwtBearer", "Auth:ClientId", "x", "Auth:Username", "u",
        "Auth:PrivateKeyFile", "/nowhere/key.pem")]
    [InlineData(
        "RSA", "Instance", "https://acme.my.salesforce.com", "Auth:Flow", "JwtBearer", "Auth:ClientId", "x", "Auth:Username", "u",
        "Auth:PrivateKey", "SECRETKEY")]
    [InlineData("must be https", "Instance", "http://acme.my.salesforce.com", "Auth:Flow", "Token", "Auth:Token", "SECRETKEY")]
    [InlineData(
        "as \"67.0\"", "Instance", "https://acme.my.salesforce.com", "Auth:Flow", "Token", "Auth:Token", "SECRETKEY", "ApiVersion", "67")]
    [InlineData("MaxAttempts must be "
        + "1", "Instance", "https://acme.my.salesforce.com", "Auth:Flow", "Token", "Auth:Token", "SECRETKEY", "MaxAttempts", "0")]
    public async Task What_is_wrong_with_the_settings_is_told_when_the_host_starts(string why, params string[] settings)
    {
        var services = new ServiceCollection();
        services.AddSalesforce("billing", Section([.. settings.Chunk(2).Select(p => (p[0], p[1]))]));
        await using var provider = services.BuildServiceProvider();

        var refused = Assert.Throws<OptionsValidationException>(() => Start(provider));

        Assert.Contains(why, refused.Message, StringComparison.Ordinal);
        Assert.Contains("'billing'", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("SECRETKEY", refused.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_flow_of_the_codes_own_takes_the_place_of_the_settings()
    {
        var handler = new AnsweringHandler();
        var services = new ServiceCollection();
        services.AddSingleton(new Vault("FROM VAULT"));
        services.AddSalesforce(o => o.Instance = new("https://acme.my.salesforce.com"))
            .SignIn(s => new ExternalTokenFlow(s.GetRequiredService<Vault>().Token))
            .Http.ConfigurePrimaryHttpMessageHandler(() => handler);
        await using var provider = services.BuildServiceProvider();
        Start(provider);

        await provider.GetRequiredService<SalesforceClient>().GetResourcesAsync(Cancel);

        Assert.EndsWith(" FROM VAULT", Assert.Single(handler.Calls), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Token")]
    [InlineData("ClientCredentials", "Auth:ClientId", "x")]
    [InlineData("JwtBearer", "Auth:ClientId", "x", "Auth:Username", "u")]
    public async Task A_secret_of_the_codes_own_is_not_fetched_when_the_host_starts(string flow, params string[] settings)
    {
        var fetched = 0;
        var services = new ServiceCollection();
        services.AddSalesforce(
            Section([("Instance", "https://acme.my.salesforce.com"), ("Auth:Flow", flow), .. settings.Chunk(2).Select(p => (p[0], p[1]))]))
            .Secret((_, _) => new(fetched++.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        await using var provider = services.BuildServiceProvider();
        Start(provider);
        _ = provider.GetRequiredService<SalesforceClient>();
        Assert.Equal(0, fetched);
    }

    [Fact]
    public async Task A_secret_comes_from_a_service_of_the_container()
    {
        var handler = new AnsweringHandler();
        var services = new ServiceCollection();
        services.AddSingleton(new Vault("FROM VAULT"));
        services.AddSalesforce(o => (o.Instance, o.Auth.Flow) = (new("https://acme.my.salesforce.com"), SignInFlow.Token))
            .Secret(async (s, cancellationToken) =>
            {
                await Task.Delay(1, cancellationToken);
                return s.GetRequiredService<Vault>().Token;
            })
            .Http.ConfigurePrimaryHttpMessageHandler(() => handler);
        await using var provider = services.BuildServiceProvider();
        await provider.GetRequiredService<SalesforceClient>().GetResourcesAsync(Cancel);
        Assert.EndsWith(" FROM VAULT", Assert.Single(handler.Calls), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Auth:Token is set, and Secret(...) fetches it too", "Auth:Flow", "Token", "Auth:Token", "SECRETKEY")]
    [InlineData("Auth:ClientSecret is set", "Auth:Flow", "ClientCredentials", "Auth:ClientId", "x", "Auth:ClientSecret", "SECRETKEY")]
    [InlineData(
        "Auth:PrivateKey is set", "Auth:Flow", "JwtBearer", "Auth:ClientId", "x", "Auth:Username", "u", "Auth:PrivateKey", "SECRETKEY")]
    [InlineData(
        "Auth:PrivateKeyFile is set", "Auth:Flow", "JwtBearer", "Auth:ClientId", "x", "Auth:Username", "u", "Auth:PrivateKey", "",
        "Auth:PrivateKeyFile", "key.pem")]
    [InlineData("Auth:ClientId is missing", "Auth:Flow", "ClientCredentials")]
    [InlineData("Auth:Username is missing", "Auth:Flow", "JwtBearer", "Auth:ClientId", "x")]
    [InlineData("Auth:Flow is Cli, which has no secret", "Auth:Flow", "Cli")]
    [InlineData("Auth:Flow is missing")]
    public async Task Settings_that_do_not_go_with_a_secret_of_the_codes_own_are_refused(string why, params string[] settings)
    {
        var services = new ServiceCollection();
        services.AddSalesforce(Section([("Instance", "https://acme.my.salesforce.com"), .. settings.Chunk(2).Select(p => (p[0], p[1]))]))
            .Secret((_, _) => new("S"));
        await using var provider = services.BuildServiceProvider();
        var refused = Assert.Throws<OptionsValidationException>(() => Start(provider));
        Assert.Contains(why, refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("SECRETKEY", refused.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_clock_of_the_container_is_the_clients()
    {
        var clock = new FakeTimeProvider(new(2026, 11, 24, 0, 0, 0, TimeSpan.Zero));
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(clock);
        services.AddSalesforce(o => Set(o, "https://acme.my.salesforce.com", "T"));
        await using var provider = services.BuildServiceProvider();

        Assert.Same(clock, provider.GetRequiredService<SalesforceClient>().Options.TimeProvider);
    }

    [Fact]
    public async Task Handlers_that_users_add_see_each_request_and_are_the_factorys_to_close()
    {
        var handler = new AnsweringHandler("""[{"errorCode":"NOT_FOUND","message":"x"}]""", HttpStatusCode.NotFound);
        var services = new ServiceCollection();
        services.AddSalesforce(o => Set(o, "https://acme.my.salesforce.com", "T")).Http.ConfigurePrimaryHttpMessageHandler(() => handler)
            .AddHttpMessageHandler(() => new Counting());
        var provider = services.BuildServiceProvider();
        var org = provider.GetRequiredService<SalesforceClient>();
        await Assert.ThrowsAsync<SalesforceNotFoundException>(() => org.GetResourcesAsync(Cancel));
        await Assert.ThrowsAsync<SalesforceNotFoundException>(() => org.GetResourcesAsync(Cancel));
        org.Dispose();
        Assert.False(handler.IsDisposed);
        Assert.Equal(2, Counting.Seen);
        await provider.DisposeAsync();
    }

    private static void Set(SalesforceSettings settings, string instance, string token) =>
        (settings.Instance, settings.Auth.Flow, settings.Auth.Token) = (new Uri(instance), SignInFlow.Token, token);

    private static IConfiguration Section(params (string Key, string Value)[] settings) => new ConfigurationBuilder()
        .AddInMemoryCollection(settings.ToDictionary(s => "Salesforce:" + s.Key, s => (string?)s.Value)).Build().GetSection("Salesforce");

    // What a host does when it starts.
    private static void Start(ServiceProvider provider) => provider.GetRequiredService<IStartupValidator>().Validate();

    private sealed class Consumer(SalesforceClient production, [FromKeyedServices("sandbox")] SalesforceClient sandbox)
    {
        public SalesforceClient Production => production;

        public SalesforceClient Sandbox => sandbox;
    }

    private sealed record Vault(string Token);

    private sealed class Counting : DelegatingHandler
    {
        public static int Seen { get; private set; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Seen++;
            return base.SendAsync(request, cancellationToken);
        }
    }
}
