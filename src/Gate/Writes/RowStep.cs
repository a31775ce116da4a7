using Salesforce.Typed.Composite;
using Salesforce.Typed.Features.Composite;
using Salesforce.Typed.Policy.Model;

namespace Salesforce.Typed.Gate.Writes;

/// <summary>A step that writes one record.</summary>
internal sealed class RowStep(StepUnit unit, StepCall call, WriteKind kind) : UnitStep(unit, call)
{
    internal override WriteResult Read(StepAnswer answer) =>
        kind == WriteKind.Create ? WriteResult.Saved(answer.ReadId(), created: true) : WriteResult.Saved(default, created: false);
}
