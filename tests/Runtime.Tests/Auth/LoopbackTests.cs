using System.Net;
using System.Net.Sockets;
using Salesforce.Typed.Auth;

namespace Salesforce.Typed.Tests.Auth;

public sealed class LoopbackTests
{
    private static async Task<HttpStatusCode> BrowseAsync(LoopbackRedirect loopback, string pathAndQuery)
    {
        using var http = new HttpClient();
        using var answer = await http.GetAsync(new Uri($"http://127.0.0.1:{loopback.RedirectUri.Port}{pathAndQuery}"), Cancel);
        return answer.StatusCode;
    }

    [Fact]
    public async Task The_browsers_return_is_handed_back_and_everything_else_turned_away()
    {
        await using var loopback = LoopbackRedirect.Start(port: 0);
        Assert.Equal(
            ("http", "localhost", "/OauthRedirect"),
            (loopback.RedirectUri.Scheme, loopback.RedirectUri.Host, loopback.RedirectUri.AbsolutePath));
        var signIn = new WebServerFlow("id").Begin(new(SignedPipe.Acme), loopback.RedirectUri);
        var waiting = loopback.WaitAsync(signIn, Cancel);

        // A connection that a browser opened ahead of need, and one that speaks something else.
        using var silent = new TcpClient();
        await silent.ConnectAsync(IPAddress.Loopback, loopback.RedirectUri.Port, Cancel);
        using (var stray = new TcpClient())
        {
            await stray.ConnectAsync(IPAddress.Loopback, loopback.RedirectUri.Port, Cancel);
            await stray.GetStream().WriteAsync("\r\n\r\n"u8.ToArray(), Cancel);
        }
        Assert.Equal(HttpStatusCode.NotFound, await BrowseAsync(loopback, "/favicon.ico"));
        Assert.Equal(HttpStatusCode.NotFound, await BrowseAsync(loopback, "/OauthRedirect"));
        Assert.Equal(HttpStatusCode.NotFound, await BrowseAsync(loopback, "/OauthRedirect?code=evil&state=other"));
        Assert.Equal(HttpStatusCode.NotFound, await BrowseAsync(loopback, $"/elsewhere?code=c&state={signIn.State}"));
        Assert.False(waiting.IsCompleted);

        Assert.Equal(HttpStatusCode.OK, await BrowseAsync(loopback, $"/OauthRedirect?code=aPrx%3D&state={signIn.State}"));
        var redirect = await waiting;
        Assert.Equal(("aPrx=", signIn.State), (redirect.Code, redirect.State));
    }

    [Fact]
    public async Task Waiting_can_be_given_up()
    {
        await using var loopback = LoopbackRedirect.Start(port: 0);
        using var impatient = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        var waiting = loopback.WaitAsync(new WebServerFlow("id").Begin(new(SignedPipe.Acme), loopback.RedirectUri), impatient.Token);
        await impatient.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
    }

    [Fact]
    public void It_listens_to_this_machine_alone_and_says_when_the_port_is_taken()
    {
        using var loopback = LoopbackRedirect.Start(port: 0);
        Assert.Throws<SocketException>(() => LoopbackRedirect.Start(loopback.RedirectUri.Port));
        Assert.Throws<ArgumentException>(() => LoopbackRedirect.Start(0, "OauthRedirect"));
        Assert.Throws<ArgumentException>(() => LoopbackRedirect.Start(0, "/a?b"));
    }
}
