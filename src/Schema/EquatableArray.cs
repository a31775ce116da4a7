using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace Salesforce.Typed.Schema;

/// <summary>
/// An immutable list that equals another one with equal elements in the same order. Everything in the schema model is made of
/// these, so that an incremental generator can tell "nothing changed" by <see cref="Equals(EquatableArray{T})"/> alone.
/// </summary>
/// <typeparam name="T">The type of the elements.</typeparam>
[SuppressMessage("Naming", "CA1710:Identifiers should have correct suffix", Justification = "It is an array by value.")]
public readonly struct EquatableArray<T> : IReadOnlyList<T>, IEquatable<EquatableArray<T>>
    where T : IEquatable<T>
{
    private readonly T[]? _items;

    /// <summary>Wraps <paramref name="items"/>, which nobody may change from now on.</summary>
    public EquatableArray(T[] items) => _items = items.Length == 0 ? null : items;

    /// <summary>Copies <paramref name="items"/>.</summary>
    public EquatableArray(IEnumerable<T> items)
        : this([.. items])
    {
    }

    /// <summary>How many elements there are.</summary>
    public int Count => _items?.Length ?? 0;

    /// <summary>The element at <paramref name="index"/>, counted from zero.</summary>
    public T this[int index] => (_items ?? [])[index];

    /// <summary>Whether both hold equal elements in the same order.</summary>
    public static bool operator ==(EquatableArray<T> left, EquatableArray<T> right) => left.Equals(right);

    /// <summary>Whether the two differ in length, order or any element.</summary>
    public static bool operator !=(EquatableArray<T> left, EquatableArray<T> right) => !left.Equals(right);

    /// <inheritdoc/>
    public bool Equals(EquatableArray<T> other)
    {
        if (ReferenceEquals(_items, other._items))
            return true;
        if (Count != other.Count)
            return false;
        for (var i = 0; i < Count; i++)
        {
            if (!EqualityComparer<T>.Default.Equals(_items![i], other._items![i]))
                return false;
        }
        return true;
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is EquatableArray<T> other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = 17;
        for (var i = 0; i < Count; i++)
            hash = unchecked((hash * 31) + (_items![i]?.GetHashCode() ?? 0));
        return hash;
    }

    /// <summary>Enumerates without allocating.</summary>
    public Enumerator GetEnumerator() => new(_items ?? []);

    IEnumerator<T> IEnumerable<T>.GetEnumerator() => ((IEnumerable<T>)(_items ?? [])).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => (_items ?? []).GetEnumerator();

    /// <summary>Walks the elements.</summary>
    public struct Enumerator
    {
        private readonly T[] _items;
        private int _index;

        internal Enumerator(T[] items)
        {
            _items = items;
            _index = -1;
        }

        /// <summary>The element that <see cref="MoveNext"/> reached.</summary>
        public readonly T Current => _items[_index];

        /// <summary>Goes on to the next element; false when there is none.</summary>
        public bool MoveNext() => ++_index < _items.Length;
    }
}
