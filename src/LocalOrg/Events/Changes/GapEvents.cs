using Salesforce.Typed.Testing.Core.Model;
using Salesforce.Typed.Testing.Data.Records;
using Salesforce.Typed.Testing.Events.Bus;
using Salesforce.Typed.Testing.Events.Schemas;

namespace Salesforce.Typed.Testing.Events.Changes;

/// <summary>Events that say that there was a change, and not which.</summary>
internal static class GapEvents
{
    public static DraftEvent Draft(EventBus bus, ObjectModel model, ChangeType type, IReadOnlyList<string> ids, WriteContext context)
    {
        var schema = bus.Schemas.Of(model);
        return new DraftEvent
        {
            Object = model,
            Schema = schema,
            Type = type,
            RecordIds = [.. ids],
            Context = context,
            Change = new EncodedChange(ChangeEncoder.EmptyBody(schema.Schema), [], [], []),
        };
    }
}
