using System.ComponentModel;
using Salesforce.Typed.Core.Conditions;

namespace Salesforce.Typed;

public abstract partial class Projection<TRow>
{
    /// <summary>Refused after Select.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [Obsolete(Rules.AfterSelect, error: true, DiagnosticId = "SFT2006", UrlFormat = Rules.Url)]
    public Task<TRow> FirstAsync(Func<TRow, bool> condition, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException(Rules.AfterSelect);

    /// <summary>Refused after Select.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [Obsolete(Rules.AfterSelect, error: true, DiagnosticId = "SFT2006", UrlFormat = Rules.Url)]
    public Task<TRow?> FirstOrDefaultAsync(Func<TRow, bool> condition, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException(Rules.AfterSelect);

    /// <summary>Refused after Select.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [Obsolete(Rules.AfterSelect, error: true, DiagnosticId = "SFT2006", UrlFormat = Rules.Url)]
    public Task<TRow> SingleAsync(Func<TRow, bool> condition, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException(Rules.AfterSelect);

    /// <summary>Refused after Select.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [Obsolete(Rules.AfterSelect, error: true, DiagnosticId = "SFT2006", UrlFormat = Rules.Url)]
    public Task<TRow?> SingleOrDefaultAsync(Func<TRow, bool> condition, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException(Rules.AfterSelect);

    /// <summary>Refused after Select.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [Obsolete(Rules.AfterSelect, error: true, DiagnosticId = "SFT2006", UrlFormat = Rules.Url)]
    public Task<bool> AnyAsync(Func<TRow, bool> condition, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException(Rules.AfterSelect);

    /// <summary>Refused after Select.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [Obsolete(Rules.AfterSelect, error: true, DiagnosticId = "SFT2006", UrlFormat = Rules.Url)]
    public Task<bool> AllAsync(Func<TRow, bool> condition, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException(Rules.AfterSelect);

    /// <summary>Refused after Select.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [Obsolete(Rules.AfterSelect, error: true, DiagnosticId = "SFT2006", UrlFormat = Rules.Url)]
    public Task<int> CountAsync(Func<TRow, bool> condition, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException(Rules.AfterSelect);
}
