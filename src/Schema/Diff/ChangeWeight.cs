namespace Salesforce.Typed.Schema.Diff;

/// <summary>What a change of the org means for code that was written before it.</summary>
public enum ChangeWeight
{
    /// <summary>Code goes on as it was.</summary>
    Harmless,

    /// <summary>Code compiles, and may meet values or refusals that it did not know.</summary>
    Risky,

    /// <summary>Code that uses it does not compile any more, or is refused by the org.</summary>
    Breaking,
}
