using Salesforce.Typed.Errors;

namespace Salesforce.Typed.Events.Streams;

/// <summary>Makes typed events of what came.</summary>
/// <typeparam name="TEvent">The event.</typeparam>
internal interface IEventDecoder<TEvent>
    where TEvent : class
{
    /// <summary>Whether the event can be read now; else <see cref="PrepareAsync"/> has to fetch what is missing.</summary>
    bool IsReady(in WireEvent wire);

    /// <summary>Fetches what the event cannot be read without.</summary>
    ValueTask PrepareAsync(WireEvent wire, CancellationToken cancellationToken);

    /// <summary>Reads the event; null for one that does not belong to the stream.</summary>
    /// <exception cref="SalesforceFormatException">It cannot be read.</exception>
    TEvent? Decode(in WireEvent wire);

    /// <summary>When the event happened, for the lag; null where it does not say.</summary>
    DateTimeOffset? TimeOf(TEvent read);
}
