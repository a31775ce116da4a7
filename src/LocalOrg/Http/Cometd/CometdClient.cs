using Salesforce.Typed.Testing.Events.Bus;
using Salesforce.Typed.Testing.Http.SignIn;

namespace Salesforce.Typed.Testing.Http.Cometd;

/// <summary>A client of CometD: what it subscribed to, and how far it came.</summary>
/// <param name="id">Its id.</param>
/// <param name="cookie">The cookie that it must bring.</param>
/// <param name="session">The session that it shook hands with, which all of its requests must be of.</param>
internal sealed class CometdClient(string id, string cookie, Session session)
{
    private readonly Dictionary<string, (TopicView View, long Position)> _subscriptions = new(StringComparer.Ordinal);

    public string Id { get; } = id;

    public string Cookie { get; } = cookie;

    public Session Session { get; } = session;

    /// <summary>Ends a poll when there is something new: a subscription, or the end.</summary>
    public AsyncSignal Changed { get; } = new();

    /// <summary>When its last poll ended; null while one is open.</summary>
    public DateTimeOffset? Idle { get; set; }

    /// <summary>Whether it polled already: the first poll is answered immediately.</summary>
    public bool HasConnected { get; set; }

    public void Subscribe(TopicView view, long position)
    {
        lock (_subscriptions)
            _subscriptions[view.Topic.Name] = (view, position);
        Changed.Set();
    }

    public bool Unsubscribe(string topic)
    {
        lock (_subscriptions)
            return _subscriptions.Remove(topic);
    }

    /// <summary>The events that came since the last time, by topic.</summary>
    public List<(TopicView View, StoredEvent Event)> Take(EventLog log, int most)
    {
        lock (_subscriptions)
        {
            var taken = new List<(TopicView, StoredEvent)>();
            foreach (var (name, (view, position)) in _subscriptions.ToList())
            {
                var (events, upTo) = log.Read(position, most - taken.Count, view.Has);
                _subscriptions[name] = (view, upTo);
                taken.AddRange(events.Select(e => (view, e)));
            }
            return taken;
        }
    }
}
