using System.Net;
using System.Net.Sockets;

namespace Salesforce.Typed.Transport.Auth;

/// <summary>
/// Listens on both loopback addresses, 127.0.0.1 and [::1], under one port. A browser decides which of them <c>localhost</c> is: if another
/// program had the second one, it would receive the authorization code.
/// </summary>
internal sealed class LoopbackListener : IDisposable
{
    // A free port of one family may be taken in the other.
    private const int MaxAttempts = 20;

    private readonly TcpListener[] _listeners;

    private LoopbackListener(TcpListener[] listeners) => _listeners = listeners;

    /// <summary>The port.</summary>
    public int Port => ((IPEndPoint)_listeners[0].LocalEndpoint).Port;

    /// <summary>Binds both addresses, or neither.</summary>
    /// <param name="port">The port; 0 for any that is free in both families.</param>
    /// <exception cref="SocketException">The port is taken at one of the addresses.</exception>
    public static LoopbackListener Start(int port)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return Bind(port);
            }
            catch (SocketException e) when (port == 0 && attempt < MaxAttempts
                && e.SocketErrorCode is SocketError.AddressAlreadyInUse or SocketError.AccessDenied)
            {
            }
        }
    }

    /// <summary>Accepts connections of both addresses until it is canceled.</summary>
    /// <param name="connected">Handles one.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task AcceptAsync(Action<TcpClient> connected, CancellationToken cancellationToken)
    {
        // One that fails ends the other: half of a listener would keep a browser waiting.
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var accepting = Array.ConvertAll(_listeners, l => AcceptAsync(l, connected, either.Token));
        var first = await Task.WhenAny(accepting).ConfigureAwait(false);
        await either.CancelAsync().ConfigureAwait(false);
        await Task.WhenAll(accepting).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await first.ConfigureAwait(false);
    }

    public void Dispose()
    {
        foreach (var listener in _listeners)
            listener.Dispose();
    }

    private static LoopbackListener Bind(int port)
    {
        var first = Listen(IPAddress.Loopback, port);
        try
        {
            return TryListen(IPAddress.IPv6Loopback, ((IPEndPoint)first.LocalEndpoint).Port) is { } second
                ? new([first, second])
                : new([first]);
        }
        catch
        {
            first.Dispose();
            throw;
        }
    }

    // Null where this machine has no such address: then nobody else can listen there either.
    private static TcpListener? TryListen(IPAddress address, int port)
    {
        try
        {
            return Listen(address, port);
        }
        catch (SocketException e) when (e.SocketErrorCode is SocketError.AddressNotAvailable or SocketError.AddressFamilyNotSupported
            or SocketError.ProtocolFamilyNotSupported)
        {
            return null;
        }
    }

    private static TcpListener Listen(IPAddress address, int port)
    {
        var listener = new TcpListener(address, port) { ExclusiveAddressUse = true };
        try
        {
            listener.Start();
            return listener;
        }
        catch
        {
            listener.Dispose();
            throw;
        }
    }

    private static async Task AcceptAsync(TcpListener listener, Action<TcpClient> connected, CancellationToken cancellationToken)
    {
        while (true)
            connected(await listener.AcceptTcpClientAsync(cancellationToken).ConfigureAwait(false));
    }
}
