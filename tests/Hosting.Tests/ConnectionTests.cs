using System.Net;
using Microsoft.Extensions.DependencyInjection;

namespace Salesforce.Typed.Tests;

public class ConnectionTests
{
    [Fact]
    public async Task Connections_of_the_factory_have_the_settings_of_the_client()
    {
        var services = new ServiceCollection();
        services.AddSalesforce(o => o.Instance = new("https://acme.my.salesforce.com"));
        await using var provider = services.BuildServiceProvider();

        var handler = provider.GetRequiredService<IHttpMessageHandlerFactory>().CreateHandler("Salesforce");
        while (handler is DelegatingHandler { InnerHandler: { } inner })
            handler = inner;

        var sockets = Assert.IsType<SocketsHttpHandler>(handler);
        Assert.False(sockets.UseCookies);
        Assert.False(sockets.AllowAutoRedirect);
        Assert.Equal(DecompressionMethods.GZip | DecompressionMethods.Deflate, sockets.AutomaticDecompression);
        Assert.Equal((TimeSpan.FromSeconds(20), TimeSpan.FromMinutes(10)), (sockets.ConnectTimeout, sockets.PooledConnectionLifetime));
        Assert.Equal((TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(20)), (sockets.KeepAlivePingDelay, sockets.KeepAlivePingTimeout));
    }

    [Fact]
    public async Task A_primary_handler_of_the_user_keeps_no_cookies_and_follows_no_redirects()
    {
        using var own = new HttpClientHandler();
        var services = new ServiceCollection();
        services.AddSalesforce(o =>
        {
            o.Instance = new("http://127.0.0.1:9");
            o.Auth = new() { Flow = Hosting.SignInFlow.Token, Token = "T" };
            o.MaxAttempts = 1;
        }).Http.ConfigurePrimaryHttpMessageHandler(() => own);
        await using var provider = services.BuildServiceProvider();

        await Assert.ThrowsAnyAsync<Errors.SalesforceApiException>(
            () => provider.GetRequiredService<SalesforceClient>().GetLimitsAsync(TestContext.Current.CancellationToken));

        Assert.False(own.UseCookies);
        Assert.False(own.AllowAutoRedirect);
    }
}
