using Salesforce.Typed.Core.Records;

namespace Salesforce.Typed.Events.Changes;

/// <summary>Makes change events of a type that only the record's table knows.</summary>
internal abstract class ChangeFactory
{
    /// <summary>For the records of that table.</summary>
    public static ChangeFactory Of(SObjectInfo info) => info.Visit(Finder.Instance);

    /// <summary>Makes the event.</summary>
    public abstract ChangeEvent Make(ChangeHeader header, IChangedFields fields, SObject record, string eventId, ReplayId replayId);

    private sealed class Finder : IRecordTypeVisitor<ChangeFactory>
    {
        public static Finder Instance { get; } = new();

        public ChangeFactory Visit<T>()
            where T : SObject, ISObjectType => new Typed<T>();
    }

    private sealed class Typed<T> : ChangeFactory
        where T : SObject, ISObjectType
    {
        public override ChangeEvent Make(ChangeHeader header, IChangedFields fields, SObject record, string eventId, ReplayId replayId) =>
            new ChangeEvent<T>(header, fields, (T)record, eventId, replayId);
    }
}
