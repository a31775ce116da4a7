namespace Salesforce.Typed.Cli.Shared.Output;

/// <summary>How far a work has come.</summary>
/// <param name="Phase">What it does now. The rate is that of the phase.</param>
/// <param name="Done">How much of it is done.</param>
/// <param name="Total">How much there is to do; 0 where that is not known.</param>
/// <param name="Unit">What is counted, in the plural: <c>records</c>.</param>
internal readonly record struct WorkState(string Phase, long Done = 0, long Total = 0, string Unit = "")
{
    /// <summary>What it is at just now; it may change with each report.</summary>
    public string Detail { get; init; } = "";
}
