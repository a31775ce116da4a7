namespace Salesforce.Typed.Events.Changes;

/// <summary>What every change event says in addition to the fields.</summary>
internal sealed class ChangeHeader
{
    public string EntityName { get; set; } = "";

    public RawId[] RecordIds { get; set; } = [];

    public bool IsOfAllRecords { get; set; }

    public ChangeType Type { get; set; }

    public string Origin { get; set; } = "";

    public string TransactionKey { get; set; } = "";

    public int SequenceNumber { get; set; }

    public long CommitTimestamp { get; set; }

    public long CommitNumber { get; set; }

    public RawId CommitUser { get; set; }
}
