using Salesforce.Typed.Bulk;
using Salesforce.Typed.Core.Dynamic;
using Salesforce.Typed.Dynamic;

namespace Salesforce.Typed.Cli.Shared.Loads;

/// <summary>How a load is run.</summary>
internal sealed record LoadSettings
{
    private int Parallelism { get; init; }

    private int RetryLocked { get; init; }

    private string? KeepTogether { get; init; }

    private string? Correlate { get; init; }

    private bool IsKeyCaseSensitive { get; init; }

    /// <summary>The settings, whose fields are checked.</summary>
    /// <exception cref="ArgumentException">A field that is named does not exist.</exception>
    public static LoadSettings Of(LoadTarget target, int parallelism, int retryLocked, string? keepTogether, string? correlate) => new()
    {
        Parallelism = parallelism,
        RetryLocked = retryLocked,
        IsKeyCaseSensitive = target.IsKeyCaseSensitive,
        KeepTogether = keepTogether is null ? null : NamedField.Find(target.Info, keepTogether).Path,
        Correlate = correlate is null ? null : NamedField.Member(target.Info, correlate).Name,
    };

    /// <summary>The options of the library.</summary>
    public BulkOptions<DynamicRecord> Options(IBulkJournal journal, IProgress<BulkProgress> progress) => new()
    {
        Journal = journal,
        Progress = progress,
        Parallelism = Parallelism,
        RetryLockedRows = RetryLocked,
        IsKeyCaseSensitive = IsKeyCaseSensitive,
        KeepTogether = KeepTogether is { } group ? r => r[group] : null,
        Correlate = Correlate is { } field ? r => r[field] : null,
    };
}
