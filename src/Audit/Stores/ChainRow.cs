namespace Salesforce.Typed.Audit.Stores;

/// <summary>A record as a store holds it.</summary>
/// <param name="Json">The bytes that the code was computed over.</param>
/// <param name="Mac">The code.</param>
/// <param name="IsIndexRight">Whether what the store searches by is what the record says.</param>
public sealed record ChainRow(ReadOnlyMemory<byte> Json, ReadOnlyMemory<byte> Mac, bool IsIndexRight);
