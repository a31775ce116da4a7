using Salesforce.Typed.Composite;
using Salesforce.Typed.Features.Composite;
using Salesforce.Typed.Transport.Http;

namespace Salesforce.Typed.Gate.Writes;

/// <summary>The steps of one composite request. Sending and reading is the runtime's, and so is what became of each step.</summary>
internal sealed class GateUnit(RestTransport transport, bool allOrNone) : StepUnit(transport)
{
    internal override string Kind => "composite";

    /// <summary>Adds a step.</summary>
    public TStep Put<TStep>(TStep step)
        where TStep : UnitStep => Add(step);

    /// <summary>Sends the steps, and gives each its result.</summary>
    public Task SendAsync(CancellationToken cancellationToken) => SendAllAsync(cancellationToken);

    private protected override IReadOnlyList<CollectionRequest> Cut(UnitStep[] steps) =>
        [new CompositeRequest(Transport.DataPath, steps, 0, allOrNone)];
}
