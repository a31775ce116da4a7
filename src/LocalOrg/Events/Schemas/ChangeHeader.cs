namespace Salesforce.Typed.Testing.Events.Schemas;

/// <summary>The header of a change event.</summary>
internal sealed record ChangeHeader
{
    public required string EntityName { get; init; }

    public required IReadOnlyList<string> RecordIds { get; init; }

    public required ChangeType Type { get; init; }

    /// <summary>The API and the client that made the change; empty for what the org did itself.</summary>
    public string Origin { get; init; } = "";

    public required string TransactionKey { get; init; }

    public required int SequenceNumber { get; init; }

    /// <summary>When the transaction was committed, in milliseconds since 1970.</summary>
    public required long CommitTimestamp { get; init; }

    public required long CommitNumber { get; init; }

    public required string CommitUser { get; init; }

    /// <summary>Bitmaps of the fields that were made null.</summary>
    public IReadOnlyList<string> NulledFields { get; init; } = [];

    /// <summary>Bitmaps of the fields whose value is a diff.</summary>
    public IReadOnlyList<string> DiffFields { get; init; } = [];

    /// <summary>Bitmaps of the fields that changed.</summary>
    public IReadOnlyList<string> ChangedFields { get; init; } = [];

    public void Write(AvroWriter avro)
    {
        avro.Text(EntityName);
        avro.Texts(RecordIds);
        avro.Long((long)Type);
        avro.Text(Origin);
        avro.Text(TransactionKey);
        avro.Long(SequenceNumber);
        avro.Long(CommitTimestamp);
        avro.Long(CommitNumber);
        avro.Text(CommitUser);
        avro.Texts(NulledFields);
        avro.Texts(DiffFields);
        avro.Texts(ChangedFields);
    }

    public static ChangeHeader Read(ref AvroReader avro) => new()
    {
        EntityName = avro.Text(),
        RecordIds = avro.Texts(),
        Type = (ChangeType)avro.Long(),
        Origin = avro.Text(),
        TransactionKey = avro.Text(),
        SequenceNumber = (int)avro.Long(),
        CommitTimestamp = avro.Long(),
        CommitNumber = avro.Long(),
        CommitUser = avro.Text(),
        NulledFields = avro.Texts(),
        DiffFields = avro.Texts(),
        ChangedFields = avro.Texts(),
    };
}
