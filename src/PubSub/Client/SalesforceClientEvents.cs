using Salesforce.Typed.Errors;
using Salesforce.Typed.Events.Changes;
using Salesforce.Typed.Events.Client;
using Salesforce.Typed.Events.Comet;
using Salesforce.Typed.Events.Decoding;
using Salesforce.Typed.Events.Publishing;

namespace Salesforce.Typed.Events;

/// <summary>
/// Streams of events. A stream opens when the loop begins, goes on over broken connections and ended sessions, and closes when the loop
/// ends. Each loop is a stream of its own.
/// </summary>
public static class SalesforceClientEvents
{
    /// <summary>
    /// The changes of an object's records: <c>await foreach (var change in org.Changes&lt;Account&gt;(ReplayFrom.Latest, ct))</c>.
    /// </summary>
    /// <typeparam name="T">The record.</typeparam>
    /// <param name="org">The org.</param>
    /// <param name="from">Where to begin.</param>
    /// <param name="cancellationToken">Ends the stream.</param>
    public static IAsyncEnumerable<ChangeEvent<T>> Changes<T>(
        this SalesforceClient org, ReplayFrom from, CancellationToken cancellationToken = default)
        where T : SObject, ISObject<T> => org.Changes<T>(new EventOptions { From = from }, cancellationToken);

    /// <summary>
    /// The changes of an object's records, read as the options say. Over a channel of several objects, the events of the others are
    /// skipped.
    /// </summary>
    /// <typeparam name="T">The record.</typeparam>
    /// <param name="org">The org.</param>
    /// <param name="options">How the stream is read.</param>
    /// <param name="cancellationToken">Ends the stream.</param>
    /// <exception cref="ArgumentException">An option is wrong.</exception>
    /// <exception cref="EventStreamException">While reading: the org refused the stream.</exception>
    /// <exception cref="ReplayIdException">
    /// While reading: the place to begin at is too old, and <see cref="EventOptions.IfExpired"/> is not set.
    /// </exception>
    /// <exception cref="SalesforceFormatException">
    /// While reading: an event cannot be read, and <see cref="EventOptions.OnUndecodable"/> is not set.
    /// </exception>
    public static IAsyncEnumerable<ChangeEvent<T>> Changes<T>(
        this SalesforceClient org, EventOptions options, CancellationToken cancellationToken = default)
        where T : SObject, ISObject<T> =>
        ReadChanges<ChangeEvent<T>>(
            org, EntityNames.ChangeTopic(T.Info.Name), static name => name == T.Info.Name ? T.Info : null, options, cancellationToken);

    /// <summary>
    /// The changes of all objects that are selected for change events, to be distinguished by type:
    /// <c>case ChangeEvent&lt;Account&gt; a</c>. One of an object without a snapshot is a plain <see cref="ChangeEvent"/>.
    /// </summary>
    /// <param name="org">The org.</param>
    /// <param name="objects">The generated index: <c>SalesforceObjects.All</c>.</param>
    /// <param name="from">Where to begin.</param>
    /// <param name="cancellationToken">Ends the stream.</param>
    public static IAsyncEnumerable<ChangeEvent> Changes(
        this SalesforceClient org, SObjectIndex objects, ReplayFrom from, CancellationToken cancellationToken = default) =>
        org.Changes(objects, new EventOptions { From = from }, cancellationToken);

    /// <summary>
    /// The changes of all objects that are selected for change events, or of a channel of your own, read as the options say.
    /// </summary>
    /// <param name="org">The org.</param>
    /// <param name="objects">The generated index: <c>SalesforceObjects.All</c>.</param>
    /// <param name="options">How the stream is read.</param>
    /// <param name="cancellationToken">Ends the stream.</param>
    public static IAsyncEnumerable<ChangeEvent> Changes(
        this SalesforceClient org, SObjectIndex objects, EventOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(objects);
        return ReadChanges<ChangeEvent>(org, EntityNames.AllChanges, objects.Find, options, cancellationToken);
    }

    /// <summary>
    /// The platform events of a kind: <c>await foreach (var e in org.Events&lt;Order_Shipped__e&gt;(ReplayFrom.Latest, ct))</c>.
    /// </summary>
    /// <typeparam name="T">The event's record.</typeparam>
    /// <param name="org">The org.</param>
    /// <param name="from">Where to begin.</param>
    /// <param name="cancellationToken">Ends the stream.</param>
    public static IAsyncEnumerable<PlatformEvent<T>> Events<T>(
        this SalesforceClient org, ReplayFrom from, CancellationToken cancellationToken = default)
        where T : SObject, ISObject<T> => org.Events<T>(new EventOptions { From = from }, cancellationToken);

    /// <summary>The platform events of a kind, read as the options say.</summary>
    /// <typeparam name="T">The event's record.</typeparam>
    /// <param name="org">The org.</param>
    /// <param name="options">How the stream is read.</param>
    /// <param name="cancellationToken">Ends the stream.</param>
    public static IAsyncEnumerable<PlatformEvent<T>> Events<T>(
        this SalesforceClient org, EventOptions options, CancellationToken cancellationToken = default)
        where T : SObject, ISObject<T>
    {
        Require(org, options);
        return EventStreamFactory.Open(
            org, options, options.Channel ?? EntityNames.EventTopic(T.Info.Name), static (schemas, credentials) =>
                new PlatformEventDecoder<T>(schemas, credentials), static () => new CometEventDecoder<T>(), cancellationToken);
    }

    /// <summary>Publishes a platform event, and waits until the org has it.</summary>
    /// <typeparam name="T">The event's record.</typeparam>
    /// <param name="org">The org.</param>
    /// <param name="platformEvent">The event.</param>
    /// <param name="options">Where the Pub/Sub API is; the default unless given.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The event's id and its place in the stream.</returns>
    /// <exception cref="EventStreamException">
    /// The org refused it, or the call broke and the event may have been published or not.
    /// </exception>
    public static async Task<PublishOutcome> PublishAsync<T>(
        this SalesforceClient org, T platformEvent, EventOptions? options = null, CancellationToken cancellationToken = default)
        where T : SObject, ISObject<T>
    {
        var outcome = (await org.PublishAsync((IEnumerable<T>)[platformEvent], options, cancellationToken).ConfigureAwait(false))[0];
        return outcome.Status == PublishStatus.Published
            ? outcome
            : throw new EventStreamException(
                $"The {T.Info.Name} {(outcome.Status == PublishStatus.Unknown ? "may have been published or not" : "was not published")}: "
                    + $"{outcome.Error}", outcome.Status.ToString(), null, null, null);
    }

    /// <summary>
    /// Publishes platform events, at most 200 and 3 MB in a request, and waits until the org has them. A request that breaks is not
    /// retried, because the org may have its events: the outcomes tell.
    /// </summary>
    /// <typeparam name="T">The event's record.</typeparam>
    /// <param name="org">The org.</param>
    /// <param name="platformEvents">The events.</param>
    /// <param name="options">Where the Pub/Sub API is; the default unless given.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>One outcome for each event, in their order.</returns>
    /// <exception cref="EventStreamException">The org refused the first request as a whole; nothing was published.</exception>
    /// <exception cref="ArgumentException">
    /// An event was received from the org (<c>AsNew()</c> makes a new one), lacks a field that it must have, or is larger than 1 MB;
    /// nothing was sent.
    /// </exception>
    public static async Task<IReadOnlyList<PublishOutcome>> PublishAsync<T>(
        this SalesforceClient org, IEnumerable<T> platformEvents, EventOptions? options = null,
        CancellationToken cancellationToken = default)
        where T : SObject, ISObject<T>
    {
        ArgumentNullException.ThrowIfNull(platformEvents);
        options ??= new EventOptions();
        Require(org, options);
        using var publication = new Publication(org, options, T.Info);
        return await publication.SendAsync(
            platformEvents,
            async (request, token) => await publication.Client.PublishAsync(request, await publication.Credentials.MakeAsync(token)
                .ConfigureAwait(false), cancellationToken: token).ResponseAsync.ConfigureAwait(false),
            cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Opens a call to publish many platform events by.</summary>
    /// <typeparam name="T">The event's record.</typeparam>
    /// <param name="org">The org.</param>
    /// <param name="options">Where the Pub/Sub API is; the default unless given.</param>
    public static EventPublisher<T> OpenPublisher<T>(this SalesforceClient org, EventOptions? options = null)
        where T : SObject, ISObject<T>
    {
        options ??= new EventOptions();
        Require(org, options);
        return new EventPublisher<T>(org, options);
    }

    /// <summary>
    /// Beta on the platform: the changes that a managed subscription of the org brings, whose place the org keeps. It needs a
    /// <c>ManagedEventSubscription</c>, which also says the topic and where to begin; <see cref="EventOptions.From"/>,
    /// <see cref="EventOptions.Store"/> and
    /// <see cref="EventOptions.Channel"/> count for nothing here. What was handled is committed each
    /// <see cref="EventOptions.SaveInterval"/> and at the end.
    /// </summary>
    /// <param name="org">The org.</param>
    /// <param name="subscription">The id (18 characters, <c>18x</c>) or the developer name.</param>
    /// <param name="objects">The generated index: <c>SalesforceObjects.All</c>.</param>
    /// <param name="options">How the stream is read; the default unless given.</param>
    /// <param name="cancellationToken">Ends the stream.</param>
    public static IAsyncEnumerable<ChangeEvent> ManagedChanges(
        this SalesforceClient org, string subscription, SObjectIndex objects, EventOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(subscription);
        ArgumentNullException.ThrowIfNull(objects);
        options ??= new EventOptions();
        Require(org, options);
        return EventStreamFactory.OpenManaged(org, options, subscription, objects, cancellationToken);
    }

    private static IAsyncEnumerable<TEvent> ReadChanges<TEvent>(
        SalesforceClient org, string topic, Func<string, SObjectInfo?> find, EventOptions options, CancellationToken cancellationToken)
        where TEvent : ChangeEvent
    {
        Require(org, options);
        return EventStreamFactory.Open(org, options, options.Channel ?? topic, (schemas, credentials) => new ChangeDecoder<TEvent>(
            find, schemas, credentials), () => new CometChangeDecoder<TEvent>(find), cancellationToken);
    }

    private static void Require(SalesforceClient org, EventOptions options)
    {
        ArgumentNullException.ThrowIfNull(org);
        ArgumentNullException.ThrowIfNull(options);
        _ = options.Validate();
    }
}
