namespace Salesforce.Typed.Core.Records;

/// <summary>
/// What the wire held for a parent of several possible objects. Without TYPEOF it has the fields of Salesforce's Name object, whatever
/// the record is; with TYPEOF those of the record's own object. The same members serve both views.
/// </summary>
/// <param name="Type">The API name of the record's object.</param>
/// <param name="Record">The record as its own object; null when its snapshot is absent.</param>
/// <param name="Named">The record as a Name.</param>
internal sealed record PolymorphicParent(string Type, SObject? Record, NameRecord Named)
{
    /// <inheritdoc/>
    public override string ToString() => Record?.ToString() ?? $"{Type} {Named}";
}
