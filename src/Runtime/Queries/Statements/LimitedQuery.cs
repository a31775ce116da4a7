using System.ComponentModel;
using Salesforce.Typed.CompilerServices;
using Salesforce.Typed.Core.Conditions;
using Salesforce.Typed.Fields;
using Salesforce.Typed.Queries.Statements;

namespace Salesforce.Typed;

/// <summary>
/// A query of records that may have a limit: it can be projected and run, not filtered any more. Immutable, and safe to share.
/// </summary>
/// <typeparam name="T">The record.</typeparam>
/// <typeparam name="TFields">Its fields.</typeparam>
public partial class LimitedQuery<T, TFields> : SoqlRows<T>
    where T : SObject
    where TFields : struct
{
    internal LimitedQuery(QueryParts parts)
        : base(parts)
    {
    }

    /// <summary>At most that number of the rows: SOQL LIMIT. As in LINQ, of several the smallest counts.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is negative.</exception>
    public LimitedQuery<T, TFields> Take(int count) => new(Parts.Take(count));

    /// <summary>
    /// Without that number of rows at the start: SOQL OFFSET, 2,000 at most. As in LINQ, after Take it leaves out rows of those taken:
    /// write
    /// <c>Skip(40).Take(20)</c> for the third page.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is negative.</exception>
    public LimitedQuery<T, TFields> Skip(int count) => new(Parts.Skip(count));

    /// <summary>
    /// Chooses what each row becomes. The lambda is read when the code is built: the fields, parents and children that it touches are the
    /// SELECT list, and nothing else is fetched.
    /// </summary>
    [Intercepted]
    public Projection<TRow> Select<TRow>(Func<T, TRow> row) => throw NotIntercepted();

    /// <summary>Chooses what each row becomes, by a projection that is kept as a value.</summary>
    public Projection<TRow> Select<TRow>(RowShape<T, TRow> shape)
    {
        ArgumentNullException.ThrowIfNull(shape);
        return Project(shape.Selection, shape.Map);
    }

    /// <summary>Chooses what each row becomes, with the SELECT list worked out. For generated code.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public Projection<TRow> Project<TRow>(Selection selection, Func<T, TRow> row)
    {
        ArgumentNullException.ThrowIfNull(selection);
        ArgumentNullException.ThrowIfNull(row);
        return new RecordProjection<T, TRow>(Parts with { Select = selection }, row);
    }

    /// <summary>Refused after a limit.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [Obsolete(Rules.TooLate, error: true, DiagnosticId = "SFT2005", UrlFormat = Rules.Url)]
    public LimitedQuery<T, TFields> Where(Func<TFields, Condition?> condition) => throw new NotSupportedException(Rules.TooLate);

    /// <summary>Refused after a limit.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [Obsolete(Rules.TooLate, error: true, DiagnosticId = "SFT2005", UrlFormat = Rules.Url)]
    public LimitedQuery<T, TFields> OrderBy(Func<TFields, IField> field) => throw new NotSupportedException(Rules.TooLate);

    /// <summary>Refused after a limit.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [Obsolete(Rules.TooLate, error: true, DiagnosticId = "SFT2005", UrlFormat = Rules.Url)]
    public LimitedQuery<T, TFields> OrderByDescending(Func<TFields, IField> field) => throw new NotSupportedException(Rules.TooLate);

    internal sealed override T Convert(SObject row) => (T)row;

    internal static NotSupportedException NotIntercepted() => new(
        "This Select was not read when the code was built, so which fields it needs is not known. Build with the Salesforce.Typed package "
            + "(its generator and its props), and call Select with a lambda; SFT1001 says more.");
}
