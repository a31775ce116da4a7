namespace Salesforce.Typed.Events.Decoding;

/// <summary>Compares sets of leaves by their bits.</summary>
internal sealed class FieldSetComparer : IEqualityComparer<ulong[]>, IAlternateEqualityComparer<ReadOnlySpan<ulong>, ulong[]>
{
    public static FieldSetComparer Instance { get; } = new();

    public bool Equals(ulong[]? x, ulong[]? y) => x.AsSpan().SequenceEqual(y);

    public int GetHashCode(ulong[] obj) => GetHashCode(obj.AsSpan());

    public bool Equals(ReadOnlySpan<ulong> alternate, ulong[] other) => alternate.SequenceEqual(other);

    public int GetHashCode(ReadOnlySpan<ulong> alternate)
    {
        var hash = 0UL;
        foreach (var word in alternate)
            hash = unchecked((hash ^ word) * 0x9E3779B97F4A7C15UL);
        return (int)(hash >> 32);
    }

    public ulong[] Create(ReadOnlySpan<ulong> alternate) => alternate.ToArray();
}
