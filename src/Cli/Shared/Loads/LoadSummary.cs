using Salesforce.Typed.Bulk;
using Salesforce.Typed.Cli.Shared.Commands;

namespace Salesforce.Typed.Cli.Shared.Loads;

/// <summary>How many records of a load had which outcome, and where they are listed.</summary>
internal sealed class LoadSummary
{
    private readonly long[] _counts = new long[Enum.GetValues<ResultKind>().Length];

    /// <summary>How many records there were.</summary>
    public long Records => _counts.Sum();

    /// <summary>How many of those that succeeded are new.</summary>
    public long Created { get; private set; }

    /// <summary>How many outcomes may be those of another record with the same values.</summary>
    public long Ambiguous { get; private set; }

    /// <summary>The first errors.</summary>
    public List<string> Errors { get; } = [];

    /// <summary>The jobs of Bulk API that it had.</summary>
    public List<BulkJob> Jobs { get; } = [];

    /// <summary>The result files.</summary>
    public List<string> Files { get; } = [];

    /// <summary>0 where all records succeeded, else 3.</summary>
    public int ExitCode => Records == Count(ResultKind.Success) ? ExitCodes.Ok : ExitCodes.Found;

    /// <summary>How many records are in a result file.</summary>
    public long Count(ResultKind kind) => _counts[(int)kind];

    /// <summary>Counts an outcome.</summary>
    public void Add(ResultKind kind, LoadOutcome outcome)
    {
        _counts[(int)kind]++;
        Created += kind == ResultKind.Success && outcome.IsCreated ? 1 : 0;
        Ambiguous += outcome.IsAmbiguous ? 1 : 0;
    }
}
