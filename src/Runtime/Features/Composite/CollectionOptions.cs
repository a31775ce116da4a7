namespace Salesforce.Typed.Composite;

/// <summary>How many records are written in one call.</summary>
public sealed record CollectionOptions
{
    private readonly int _parallelism = 4;

    /// <summary>Whether records that are right are written when others are refused.</summary>
    public AllOrNone AllOrNone { get; init; }

    /// <summary>
    /// How many requests are in flight; 4 unless told otherwise. With 1 they go one after the other, which records that lock the same
    /// parent need. An org runs 25 requests of 20 seconds and more at the same time, 5 in a developer edition (Limits Quick Reference, API
    /// Request Limits).
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is less than 1.</exception>
    public int Parallelism
    {
        get => _parallelism;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            _parallelism = value;
        }
    }

    internal static CollectionOptions Default { get; } = new();
}
