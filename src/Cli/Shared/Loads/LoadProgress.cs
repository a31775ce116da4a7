using System.Globalization;
using Salesforce.Typed.Bulk;
using Salesforce.Typed.Cli.Shared.Output;

namespace Salesforce.Typed.Cli.Shared.Loads;

/// <summary>Says how far a load has come.</summary>
/// <param name="name">What is loaded.</param>
/// <param name="records">How many records there are; 0 where that is not known yet.</param>
/// <param name="show">Shows it.</param>
internal sealed class LoadProgress(string name, long records, Action<WorkState> show) : IProgress<BulkProgress>
{
    private const double Megabyte = 1_000_000;

    /// <inheritdoc/>
    public void Report(BulkProgress value)
    {
        if (!value.IsSpooled)
        {
            show(new WorkState($"Reading {name}", value.RecordsRead, records, "records"));
            return;
        }
        var detail = value.BytesSent < value.Bytes
            ? string.Create(CultureInfo.InvariantCulture, $"{value.BytesSent / Megabyte:N1} of {value.Bytes / Megabyte:N1} MB sent")
            : string.Create(CultureInfo.InvariantCulture, $"{value.PartsDone:N0} of {value.Parts:N0} jobs done");
        if (value.RecordsFailed > 0)
            detail += string.Create(CultureInfo.InvariantCulture, $", {value.RecordsFailed:N0} failed");
        show(new WorkState($"Loading {name}", value.RecordsProcessed, value.RecordsRead, "records") { Detail = detail });
    }
}
