using Salesforce.Typed.Testing.Core.Sqlite;
using Salesforce.Typed.Testing.Events.Control;

namespace Salesforce.Typed.Testing;

/// <summary>
/// The event bus of a local org, as a test handles it: which objects it publishes changes of, and what rarely happens on a real one. Other
/// languages find the same below <c>/_local/events</c>.
/// </summary>
public sealed class LocalEvents
{
    private readonly EventBusController _controller;
    private readonly DatabaseLock _databaseLock;

    internal LocalEvents(EventBusController controller, DatabaseLock databaseLock)
    {
        _controller = controller;
        _databaseLock = databaseLock;
    }

    /// <summary>How many events of the last 72 hours there are.</summary>
    public int Count => _controller.Bus.Log.Count;

    /// <summary>
    /// After how many events each subscription is cut off, again and again; null, the default, for never. Clients of CometD are not: their
    /// polls end anyway.
    /// </summary>
    public int? DisconnectEvery
    {
        get => _controller.Faults.DisconnectEvery;
        set => _controller.Faults.DisconnectEvery = value;
    }

    /// <summary>
    /// How many events are delivered a second time when a client continues after a replay id, as servers do that promise "at least once";
    /// 0, the default, for none.
    /// </summary>
    public int RedeliverOnReconnect
    {
        get => _controller.Faults.Redelivered;
        set => _controller.Faults.Redelivered = value;
    }

    /// <summary>Publishes the changes of those objects from now on.</summary>
    /// <exception cref="InvalidOperationException">There is no such object, or it has no change events.</exception>
    public Task EnableAsync(params string[] objects) => RunAsync(() => _controller.Enable(objects, enabled: true));

    /// <summary>Publishes the changes of those objects no more; what is on the bus stays there.</summary>
    /// <exception cref="InvalidOperationException">There is no such object, or it has no change events.</exception>
    public Task DisableAsync(params string[] objects) => RunAsync(() => _controller.Enable(objects, enabled: false));

    /// <summary>Publishes a gap event: it names the records that changed, without the changes.</summary>
    /// <exception cref="InvalidOperationException">There is no such object, or it has no change events.</exception>
    public Task PublishGapAsync(GapKind kind, string sObject, params string[] ids) => RunAsync(() => _controller.Gap(kind, sObject, ids));

    /// <summary>Publishes <c>GAP_OVERFLOW</c>: so much of the object changed that all of it is to be read again.</summary>
    /// <exception cref="InvalidOperationException">There is no such object, or it has no change events.</exception>
    public Task PublishOverflowAsync(string sObject) => RunAsync(() => _controller.Overflow(sObject));

    /// <summary>Publishes the update of a field in all records at once (<c>001*</c>), as changing a field's type does.</summary>
    /// <exception cref="InvalidOperationException">There is no such object or field.</exception>
    public Task PublishConversionAsync(string sObject, string field) => RunAsync(() => _controller.Conversion(sObject, field));

    /// <summary>Publishes an event that cannot be decoded: its payload does not match its schema.</summary>
    /// <exception cref="InvalidOperationException">There is no such object, or it has no change events.</exception>
    public Task PublishPoisonAsync(string sObject) => RunAsync(() => _controller.Poison(sObject));

    /// <summary>
    /// Gives the events of an object another schema from now on: it has a field more, in front of the others, so that all of them stand
    /// elsewhere.
    /// </summary>
    /// <exception cref="InvalidOperationException">There is no such object, or it has no change events.</exception>
    public Task ChangeSchemaAsync(string sObject) => RunAsync(() => _controller.ChangeSchema(sObject));

    /// <summary>Voids all replay ids issued so far, and removes the events, as if 72 hours had passed.</summary>
    public Task ExpireReplayIdsAsync() => RunAsync(_controller.Expire);

    /// <summary>Cuts off all open subscriptions. Clients of CometD are unknown from then on.</summary>
    /// <param name="abruptly">
    /// Whether the stream is reset, and not ended with <c>UNAVAILABLE</c>; it holds for <see cref="DisconnectEvery"/> as well.
    /// </param>
    public void Disconnect(bool abruptly = false) => _controller.Faults.Disconnect(abruptly);

    /// <summary>Makes the next calls to the bus fail.</summary>
    /// <param name="kind">How.</param>
    /// <param name="times">How many of them.</param>
    public void Fail(EventFaultKind kind, int times = 1) => _controller.Faults.Add(kind, times);

    /// <summary>Ends all of it: what was to fail, to be cut off or to be repeated is not.</summary>
    public void ClearFaults() => _controller.Faults.Clear();

    /// <summary>The id of a managed subscription, which clients may name it by.</summary>
    /// <exception cref="InvalidOperationException">The org was not started with one of that name.</exception>
    public string ManagedSubscriptionId(string developerName) =>
        _controller.Managed.Find(null, developerName)?.Id
            ?? throw new InvalidOperationException($"The org has no managed subscription '{developerName}'.");

    private Task RunAsync(Action work) => _databaseLock.RunAsync(
        () =>
        {
            work();
            return true;
        },
        CancellationToken.None);
}
