using System.Buffers.Binary;

namespace Salesforce.Typed.Features.Bulk.Results;

/// <summary>What happened to a record, in 32 bytes.</summary>
internal readonly record struct StoredOutcome(StoredStatus Status)
{
    /// <summary>How many bytes one takes.</summary>
    public const int Size = 32;

    private const byte CreatedFlag = 1;
    private const byte AmbiguousFlag = 2;
    private const byte LockedFlag = 4;

    /// <summary>The part in which it was sent last; 0 for none.</summary>
    public int Part { get; init; }

    /// <summary>The record's id.</summary>
    public RawId Id { get; init; }

    /// <summary>Whether the record is new.</summary>
    public bool IsCreated { get; init; }

    /// <summary>Whether another record of the part has the same values, so that either may have this outcome.</summary>
    public bool IsAmbiguous { get; init; }

    /// <summary>Whether it failed because a record was locked.</summary>
    public bool IsLocked { get; init; }

    /// <summary>The place of its error; -1 where there is none.</summary>
    public long Error { get; init; } = -1;

    /// <summary>Writes it.</summary>
    public void Write(Span<byte> bytes)
    {
        bytes[0] = (byte)Status;
        bytes[1] = (byte)((IsCreated ? CreatedFlag : 0) | (IsAmbiguous ? AmbiguousFlag : 0) | (IsLocked ? LockedFlag : 0));
        bytes[2..4].Clear();
        BinaryPrimitives.WriteInt32LittleEndian(bytes[4..], Part);
        BinaryPrimitives.WriteUInt64LittleEndian(bytes[8..], Id.High);
        BinaryPrimitives.WriteUInt64LittleEndian(bytes[16..], Id.Low);
        BinaryPrimitives.WriteInt64LittleEndian(bytes[24..], Error);
    }

    /// <summary>Reads it.</summary>
    public static StoredOutcome Read(ReadOnlySpan<byte> bytes) => new((StoredStatus)bytes[0])
    {
        IsCreated = (bytes[1] & CreatedFlag) != 0,
        IsAmbiguous = (bytes[1] & AmbiguousFlag) != 0,
        IsLocked = (bytes[1] & LockedFlag) != 0,
        Part = BinaryPrimitives.ReadInt32LittleEndian(bytes[4..]),
        Id = new RawId(BinaryPrimitives.ReadUInt64LittleEndian(bytes[8..]), BinaryPrimitives.ReadUInt64LittleEndian(bytes[16..])),
        Error = BinaryPrimitives.ReadInt64LittleEndian(bytes[24..]),
    };
}
