namespace Salesforce.Typed;

/// <summary>A page of a query's rows.</summary>
/// <typeparam name="R">The type of a row.</typeparam>
/// <param name="Rows">The rows.</param>
/// <param name="TotalSize">How many rows all pages have together.</param>
public sealed record SoqlPage<R>(IReadOnlyList<R> Rows, int TotalSize);
