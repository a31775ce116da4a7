namespace Salesforce.Typed.Testing.Http.Grpc;

/// <summary>Counts the streams that are open, of which there are not too many, nor too many of one user.</summary>
internal sealed class OpenStreams
{
    private const int MostStreams = 2000;
    private const int MostOfUser = 1000;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, int> _byUser = new(StringComparer.OrdinalIgnoreCase);
    private int _count;

    /// <summary>Takes a place, which disposing gives back.</summary>
    /// <exception cref="global::Grpc.Core.RpcException">There is none.</exception>
    public IDisposable Enter(PubSubCall call)
    {
        var user = call.User.Account.Username;
        lock (_lock)
        {
            if (_count >= MostStreams || _byUser.GetValueOrDefault(user) >= MostOfUser)
                throw PubSubErrors.TooManyClients(call.RpcId);
            _count++;
            _byUser[user] = _byUser.GetValueOrDefault(user) + 1;
        }
        return new Place(this, user);
    }

    private void Leave(string user)
    {
        lock (_lock)
        {
            _count--;
            _byUser[user]--;
        }
    }

    private sealed class Place(OpenStreams streams, string user) : IDisposable
    {
        public void Dispose() => streams.Leave(user);
    }
}
