using Salesforce.Typed.Composite;
using Salesforce.Typed.Features.Composite;

namespace Salesforce.Typed.Gate.Writes;

/// <summary>A step that reads: a query of the agent, or one that looks for rows.</summary>
internal sealed class ReadStep(StepUnit unit, StepCall call) : UnitStep(unit, call)
{
    /// <summary>The page that it read; empty where it was not carried out.</summary>
    public byte[] Page { get; private set; } = [];

    internal override WriteResult Read(StepAnswer answer)
    {
        Page = answer.Bytes.ToArray();
        return WriteResult.Saved(default, created: false);
    }
}
