namespace Salesforce.Typed.Gate.Writes;

/// <summary>One thing that a call asks of the org.</summary>
/// <param name="Step">The place of the agent's step; 0 for a tool that has one.</param>
/// <param name="Name">The name of the agent's step; null where the call is one of a single tool.</param>
/// <param name="Object">The object, in the schema's spelling.</param>
internal abstract record PlanItem(int Step, string? Name, string Object)
{
    /// <summary>It as a verb with its object, for records and people.</summary>
    public abstract string Attempt { get; }

    /// <summary>The objects and fields, as records show them.</summary>
    public abstract IEnumerable<string> Footprint { get; }

    /// <summary>The grants that allow it, as records show them.</summary>
    public required string Grant { get; init; }
}
