using Salesforce.Typed.Cli.Shared.Output;

namespace Salesforce.Typed.Cli.Export;

/// <summary>The rows of a statement as lines of a file.</summary>
internal interface IExportRows
{
    /// <summary>Reads the rows as CSV, after a header.</summary>
    /// <param name="progress">Receives what is waited for.</param>
    /// <param name="cancellationToken">Stops it.</param>
    IAsyncEnumerable<ExportLine> CsvAsync(Action<WorkState> progress, CancellationToken cancellationToken);

    /// <summary>Reads the rows as JSON.</summary>
    /// <inheritdoc cref="CsvAsync"/>
    IAsyncEnumerable<ExportLine> JsonAsync(Action<WorkState> progress, CancellationToken cancellationToken);
}
