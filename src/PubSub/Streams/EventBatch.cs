namespace Salesforce.Typed.Events.Streams;

/// <summary>Events that arrived together, or none, where the server only shows that it is there.</summary>
/// <param name="Events">The events.</param>
/// <param name="Latest">The place up to which there is no other event; none where it is not told.</param>
internal readonly record struct EventBatch(WireEvent[] Events, ReplayId Latest);
