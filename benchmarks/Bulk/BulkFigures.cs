namespace Salesforce.Typed.Benchmarks;

/// <summary>What a client took for a load and a query.</summary>
/// <param name="Load">Seconds of the load.</param>
/// <param name="Read">Seconds of the query; null where it did not end.</param>
/// <param name="Peak">The most bytes that the working set of the client's process had.</param>
internal sealed record BulkFigures(double Load, double? Read, double Peak);
