using System.ComponentModel;
using Salesforce.Typed.Core.Conditions;

namespace Salesforce.Typed;

public partial class LimitedQuery<T, TFields>
{
    /// <summary>Refused after a limit.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [Obsolete(Rules.TooLate, error: true, DiagnosticId = "SFT2005", UrlFormat = Rules.Url)]
    public Task<T> FirstAsync(Func<TFields, Condition?> condition, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException(Rules.TooLate);

    /// <summary>Refused after a limit.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [Obsolete(Rules.TooLate, error: true, DiagnosticId = "SFT2005", UrlFormat = Rules.Url)]
    public Task<T?> FirstOrDefaultAsync(Func<TFields, Condition?> condition, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException(Rules.TooLate);

    /// <summary>Refused after a limit.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [Obsolete(Rules.TooLate, error: true, DiagnosticId = "SFT2005", UrlFormat = Rules.Url)]
    public Task<T> SingleAsync(Func<TFields, Condition?> condition, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException(Rules.TooLate);

    /// <summary>Refused after a limit.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [Obsolete(Rules.TooLate, error: true, DiagnosticId = "SFT2005", UrlFormat = Rules.Url)]
    public Task<T?> SingleOrDefaultAsync(Func<TFields, Condition?> condition, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException(Rules.TooLate);

    /// <summary>Refused after a limit.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [Obsolete(Rules.TooLate, error: true, DiagnosticId = "SFT2005", UrlFormat = Rules.Url)]
    public Task<bool> AnyAsync(Func<TFields, Condition?> condition, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException(Rules.TooLate);

    /// <summary>Refused after a limit.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [Obsolete(Rules.TooLate, error: true, DiagnosticId = "SFT2005", UrlFormat = Rules.Url)]
    public Task<bool> AllAsync(Func<TFields, Condition?> condition, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException(Rules.TooLate);

    /// <summary>Refused after a limit.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [Obsolete(Rules.TooLate, error: true, DiagnosticId = "SFT2005", UrlFormat = Rules.Url)]
    public Task<int> CountAsync(Func<TFields, Condition?> condition, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException(Rules.TooLate);
}
