using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Salesforce.Typed.Core.Records;
using Salesforce.Typed.Errors;

namespace Salesforce.Typed;

/// <summary>
/// The child records of a record. A child list that came over the wire may be a first page only: <see cref="IsComplete"/> reports, and
/// <see cref="LoadAllAsync"/> fetches the rest.
/// </summary>
/// <typeparam name="T">The child object.</typeparam>
[CollectionBuilder(typeof(ChildList), nameof(ChildList.Create))]
[SuppressMessage("Naming", "CA1710:Identifiers should have correct suffix", Justification = "It is a list of children.")]
public sealed class ChildList<T> : IReadOnlyList<T>, IChildList, IEquatable<ChildList<T>>
    where T : SObject
{
    private readonly T[] _rows;
    private readonly IChildPages? _more;

    internal ChildList(T[] rows, int totalSize, IChildPages? more)
    {
        _rows = rows;
        TotalSize = totalSize;
        _more = more;
    }

    /// <summary>How many children are here.</summary>
    public int Count => _rows.Length;

    /// <summary>How many children the org counted, the further pages included.</summary>
    public int TotalSize { get; }

    /// <summary>Whether all of them are here.</summary>
    public bool IsComplete => _more is null;

    internal static ChildList<T> None { get; } = new([], 0, null);

    IReadOnlyList<SObject> IChildList.Rows => _rows;

    /// <summary>The child at <paramref name="index"/>, counted from zero.</summary>
    public T this[int index] => _rows[index];

    /// <summary>All children: this list when it is complete, else a new one with the further pages.</summary>
    /// <exception cref="SalesforceApiException">A further page could not be read.</exception>
    public ValueTask<ChildList<T>> LoadAllAsync(CancellationToken cancellationToken = default) =>
        _more is null ? new(this) : LoadMoreAsync(_more, cancellationToken);

    /// <summary>What <paramref name="selector"/> makes of each child.</summary>
    public IReadOnlyList<TRow> Select<TRow>(Func<T, TRow> selector)
    {
        ArgumentNullException.ThrowIfNull(selector);
        var results = new TRow[_rows.Length];
        for (var i = 0; i < results.Length; i++)
            results[i] = selector(_rows[i]);
        return results;
    }

    /// <summary>Whether both hold equal children in the same order.</summary>
    public bool Equals(ChildList<T>? other) => other is not null && _rows.AsSpan().SequenceEqual(other._rows);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ChildList<T>);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        foreach (var row in _rows)
            hash.Add(row);
        return hash.ToHashCode();
    }

    /// <inheritdoc/>
    public override string ToString() => IsComplete ? $"{Count} {typeof(T).Name}" : $"{Count} of {TotalSize} {typeof(T).Name}";

    /// <inheritdoc/>
    public IEnumerator<T> GetEnumerator() => ((IEnumerable<T>)_rows).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    async Task<IChildList> IChildList.CompleteAsync(CancellationToken cancellationToken) =>
        await LoadAllAsync(cancellationToken).ConfigureAwait(false);

    private async ValueTask<ChildList<T>> LoadMoreAsync(IChildPages more, CancellationToken cancellationToken)
    {
        var rows = new List<SObject>(_rows);
        await more.ReadAsync(rows, cancellationToken).ConfigureAwait(false);
        return new ChildList<T>([.. rows.Cast<T>()], rows.Count, null);
    }
}

/// <summary>Makes lists of child records from collection expressions.</summary>
public static class ChildList
{
    /// <summary>A complete list of these records.</summary>
    public static ChildList<T> Create<T>(ReadOnlySpan<T> rows)
        where T : SObject => rows.IsEmpty ? ChildList<T>.None : new ChildList<T>(rows.ToArray(), rows.Length, null);
}
