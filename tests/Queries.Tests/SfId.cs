namespace Salesforce.Typed.Tests;

/// <summary>An id of 15 or 18 characters: the last three of 18 say nothing new.</summary>
internal sealed record SfId(string Text) : IComparable<SfId>
{
    public bool Equals(SfId? other) => CompareTo(other) == 0;

    public override int GetHashCode() => Text[..15].GetHashCode(StringComparison.Ordinal);

    public int CompareTo(SfId? other) => other is null ? 1 : string.CompareOrdinal(Text, 0, other.Text, 0, 15);
}
