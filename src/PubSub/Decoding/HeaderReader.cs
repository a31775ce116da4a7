using System.Text;
using Salesforce.Typed.Core.Records;
using Salesforce.Typed.Core.Values;
using Salesforce.Typed.Events.Avro;
using Salesforce.Typed.Events.Changes;

namespace Salesforce.Typed.Events.Decoding;

/// <summary>Reads the header of a change event, whatever the order of its members, and skips those that it does not know.</summary>
internal sealed class HeaderReader
{
    private static readonly TextCache Origins = new();
    private static readonly TextCache Entities = new();

    // The events of a transaction come one after the other.
    private string _transactionKey = "";
    private readonly List<RawId> _ids = [];
    private AvroType? _type;
    private Member[] _members = [];
    private ChangeType[] _symbols = [];

    private enum Member : byte
    {
        Other,
        EntityName,
        RecordIds,
        ChangeType,
        Origin,
        TransactionKey,
        SequenceNumber,
        CommitTimestamp,
        CommitNumber,
        CommitUser,
        ChangedFields,
        NulledFields,
        DiffFields,
    }

    /// <summary>
    /// Reads the header. The bitmaps go to the masks, where there is a plan that knows the fields; else they are skipped.
    /// </summary>
    public ChangeHeader Read(ref AvroReader reader, AvroType type, EventPlan? plan, ulong[] changed, ulong[] nulled, ulong[] diffs)
    {
        var header = new ChangeHeader();
        if (!ReferenceEquals(type, _type))
            Learn(type);
        for (var i = 0; i < _members.Length; i++)
        {
            var member = type.Fields[i];
            reader.Field = member.Name;
            switch (_members[i])
            {
                case Member.EntityName:
                    header.EntityName = AvroValue.Text(ref reader, reader.ReadBytes(), Entities);
                    break;
                case Member.RecordIds:
                    ReadIds(ref reader, header);
                    break;
                case Member.ChangeType:
                    header.Type = _symbols[reader.ReadIndex(_symbols.Length)];
                    break;
                case Member.Origin:
                    header.Origin = AvroValue.Text(ref reader, reader.ReadBytes(), Origins);
                    break;
                case Member.TransactionKey:
                    header.TransactionKey = ReadKey(ref reader);
                    break;
                case Member.SequenceNumber:
                    header.SequenceNumber = reader.ReadInt();
                    break;
                case Member.CommitTimestamp:
                    header.CommitTimestamp = reader.ReadInstant();
                    break;
                case Member.CommitNumber:
                    header.CommitNumber = reader.ReadLong();
                    break;
                case Member.CommitUser:
                    var user = reader.ReadBytes();
                    if (!RawId.TryRead(user, out var id) && !user.IsEmpty)
                        throw reader.Wrong($"Expected an id, found \"{WireDates.Show(user)}\"");
                    header.CommitUser = id;
                    break;
                case Member.ChangedFields when plan is not null:
                    BitmapReader.Read(ref reader, plan, changed);
                    break;
                case Member.NulledFields when plan is not null:
                    BitmapReader.Read(ref reader, plan, nulled);
                    break;
                case Member.DiffFields when plan is not null:
                    BitmapReader.Read(ref reader, plan, diffs);
                    break;
                default:
                    reader.Skip(member.Type);
                    break;
            }
        }
        return header;
    }

    /// <summary>The type that the header's word names.</summary>
    public static ChangeType TypeOf(string symbol) => symbol switch
    {
        "CREATE" => ChangeType.Create,
        "UPDATE" => ChangeType.Update,
        "DELETE" => ChangeType.Delete,
        "UNDELETE" => ChangeType.Undelete,
        "GAP_CREATE" => ChangeType.GapCreate,
        "GAP_UPDATE" => ChangeType.GapUpdate,
        "GAP_DELETE" => ChangeType.GapDelete,
        "GAP_UNDELETE" => ChangeType.GapUndelete,
        "GAP_OVERFLOW" => ChangeType.GapOverflow,
        "SNAPSHOT" => ChangeType.Snapshot,
        _ => ChangeType.Unknown,
    };

    /// <summary>Adds what is in the place of an id: one, or a sign for all records of the object. False for neither.</summary>
    public static bool TryAddId(ReadOnlySpan<byte> text, ChangeHeader header, List<RawId> ids)
    {
        // "001*" after a field's type was changed, zeros for an overflow (Change Data Capture Developer Guide).
        if (text.EndsWith("*"u8) || text.SequenceEqual("000000000000000AAA"u8))
        {
            header.IsOfAllRecords = true;
            return true;
        }
        if (!RawId.TryRead(text, out var id))
            return false;
        ids.Add(id);
        return true;
    }

    // Names are compared once for each schema, not with each event.
    private void Learn(AvroType type)
    {
        _type = type;
        _members = Array.ConvertAll(type.Fields, MemberOf);
        var place = Array.IndexOf(_members, Member.ChangeType);
        _symbols = place < 0 ? [] : Array.ConvertAll(type.Fields[place].Type.Symbols, TypeOf);
    }

    private static Member MemberOf(AvroField field) => (field.Name, field.Type.Kind) switch
    {
        ("entityName", AvroKind.String) => Member.EntityName,
        ("recordIds", AvroKind.Array) when field.Type.Items!.Kind == AvroKind.String => Member.RecordIds,
        ("changeType", AvroKind.Enum) => Member.ChangeType,
        ("changeOrigin", AvroKind.String) => Member.Origin,
        ("transactionKey", AvroKind.String) => Member.TransactionKey,
        ("sequenceNumber", AvroKind.Int) => Member.SequenceNumber,
        ("commitTimestamp", AvroKind.Long) => Member.CommitTimestamp,
        ("commitNumber", AvroKind.Long) => Member.CommitNumber,
        ("commitUser", AvroKind.String) => Member.CommitUser,
        ("changedFields", AvroKind.Array) when field.Type.Items!.Kind == AvroKind.String => Member.ChangedFields,
        ("nulledFields", AvroKind.Array) when field.Type.Items!.Kind == AvroKind.String => Member.NulledFields,
        ("diffFields", AvroKind.Array) when field.Type.Items!.Kind == AvroKind.String => Member.DiffFields,
        _ => Member.Other,
    };

    private void ReadIds(ref AvroReader reader, ChangeHeader header)
    {
        _ids.Clear();
        while (reader.ReadBlock() is > 0 and var count)
        {
            for (; count > 0; count--)
            {
                var text = reader.ReadBytes();
                if (!TryAddId(text, header, _ids))
                    throw reader.Wrong($"Expected an id, found \"{WireDates.Show(text)}\"");
            }
        }
        header.RecordIds = [.. _ids];
    }

    private string ReadKey(ref AvroReader reader)
    {
        var utf8 = reader.ReadBytes();
        return Ascii.Equals(utf8, _transactionKey) ? _transactionKey : _transactionKey = AvroValue.Text(ref reader, utf8, Origins);
    }
}
